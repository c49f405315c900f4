// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/loopback_network.h"

#include "collect/netlink_socket.h"
#include "collect/unique_fd.h"
#include "lab/network/socket_calls.h"

#include <sys/socket.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace atlas::lab {
namespace {

SocketRecord withAddresses(const Endpoint& local, const Endpoint& remote)
{
    SocketRecord record;
    record.local = local;
    record.remote = remote;
    return record;
}

/// The port of `wanted` if a program could bind a socket to it now, otherwise one that it could; empty where none is.
std::optional<std::uint16_t> freePort(const Endpoint& wanted)
{
    for (const std::uint16_t port : {wanted.port, std::uint16_t{0}}) {
        const collect::UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (!calls::bind(socket.get(), {wanted.address, port}).error)
            if (const auto bound = calls::localOf(socket.get()))
                return bound->port;
    }
    return std::nullopt;
}

void addOnce(std::vector<SocketRecord>& into, const SocketRecord& record)
{
    if (std::ranges::none_of(into, [&](const SocketRecord& other) { return compareKeys(other, record) == 0; }))
        into.push_back(record);
}

} // namespace

LoopbackNetwork::LoopbackNetwork() : m_kernel(std::make_unique<collect::NetlinkSocket>()) { }

Address LoopbackNetwork::address(Host host) const
{
    return Address::v4(127, 0, 0, host == Host::A ? 1 : 2);
}

std::uint16_t LoopbackNetwork::port(Host host, std::uint16_t wanted)
{
    if (wanted == 0)
        return wanted;
    const auto [entry, isNew] = m_ports.try_emplace({host, wanted}, wanted);
    if (isNew)
        entry->second = freePort({address(host), wanted}).value_or(wanted);
    return entry->second;
}

std::expected<void, Error> LoopbackNetwork::startOver()
{
    m_known = {};
    m_ports.clear();
    return {};
}

std::expected<void, Error> LoopbackNetwork::enter(Host /*host*/)
{
    return {};
}

std::expected<std::vector<SocketRecord>, Error> LoopbackNetwork::sockets(Host host, std::span<const Cookie> own)
{
    Known& known = m_known.at(std::to_underlying(host));
    std::vector<SocketRecord> sockets;
    for (auto done : {learn(known, own), addOwn(known, sockets),
                      addOtherEnds(m_known.at(std::to_underlying(other(host))), sockets)})
        if (!done)
            return std::unexpected(done.error());
    return sockets;
}

/// A cookie alone is no address that an exact query could use. So the sockets are listed, but only while there is one
/// that has not been seen: it is CLOSED, or has just begun.
std::expected<void, Error> LoopbackNetwork::learn(Known& known, std::span<const Cookie> own)
{
    if (std::ranges::all_of(own, [&](Cookie cookie) { return known.contains(cookie); }))
        return {};
    std::vector<SocketRecord> all;
    const Coverage coverage = m_kernel.list(Family::IPv4, all);
    if (!coverage.complete)
        return std::unexpected(coverage.problem.value_or(Error::saying("the list of sockets is not complete")));
    for (const SocketRecord& record : all)
        if (record.cookie && std::ranges::find(own, *record.cookie) != own.end())
            known.insert_or_assign(*record.cookie, record);
    return {};
}

std::expected<void, Error> LoopbackNetwork::addOwn(Known& known, std::vector<SocketRecord>& into)
{
    for (auto entry = known.begin(); entry != known.end();) {
        auto found = m_kernel.query(entry->second);
        if (found && !*found && entry->second.hasPeer())
            found = m_kernel.query(withAddresses(entry->second.local, entry->second.remote)); // a TIME-WAIT
        if (!found)
            return std::unexpected(found.error());
        if (*found)
            addOnce(into, **found);
        // One that is over is forgotten, so that it is searched for again should its program connect it anew.
        entry = *found ? std::next(entry) : known.erase(entry);
    }
    return {};
}

std::expected<void, Error> LoopbackNetwork::addOtherEnds(const Known& others, std::vector<SocketRecord>& into)
{
    for (const auto& [cookie, record] : others) {
        if (!record.hasPeer())
            continue;
        const auto found = m_kernel.query(withAddresses(record.remote, record.local));
        if (!found)
            return std::unexpected(found.error());
        if (*found)
            addOnce(into, **found);
    }
    return {};
}

std::optional<std::span<const std::byte>> LoopbackNetwork::receive(Host /*from*/)
{
    return std::nullopt;
}

std::expected<void, Error> LoopbackNetwork::deliver(Host /*to*/, std::span<const std::byte> /*packet*/)
{
    return {};
}

std::optional<int> LoopbackNetwork::descriptor(Host /*from*/) const
{
    return std::nullopt;
}

} // namespace atlas::lab
