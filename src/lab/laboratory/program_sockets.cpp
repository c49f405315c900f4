// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/program_sockets.h"

#include "lab/network/socket_calls.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

namespace atlas::lab {
namespace {

constexpr std::size_t mostSockets = 256; // of one program; enough for every lesson, and no flood

} // namespace

ProgramSockets::ProgramSockets(Network& network, Host host, std::size_t& unread)
    : m_network(network), m_host(host), m_unread(unread)
{
}

ProgramSockets::Result ProgramSockets::perform(const Call& call)
{
    if (call.call == CallName::Socket)
        return makeSocket(call);
    const auto found = m_open.find(call.socket);
    if (found == m_open.end())
        return std::unexpected(Error::saying("%1 has no open socket \"%2\"", letter(m_host), call.socket));
    if (call.call == CallName::Accept)
        return accept(call, found->second);
    if (call.call == CallName::Close) {
        m_open.erase(found);
        return CallResult{};
    }
    return onOpen(call, found->second);
}

std::optional<Error> ProgramSockets::takenName(const std::string& socket) const
{
    if (m_open.contains(socket))
        return Error::saying("%1 has a socket \"%2\" already", letter(m_host), socket);
    if (m_open.size() >= mostSockets)
        return Error::saying("%1 has too many sockets already", letter(m_host));
    return std::nullopt;
}

void ProgramSockets::adopt(const std::string& socket, collect::UniqueFd descriptor)
{
    const Cookie cookie = calls::cookieOf(descriptor.get());
    m_names[cookie] = socket;
    m_open.emplace(socket, Socket{std::move(descriptor), cookie, false});
}

ProgramSockets::Result ProgramSockets::makeSocket(const Call& call)
{
    if (auto taken = takenName(call.socket))
        return std::unexpected(std::move(*taken));
    if (auto inside = m_network.enter(m_host); !inside)
        return std::unexpected(std::move(inside.error()));
    collect::UniqueFd descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!descriptor)
        return calls::failure();
    adopt(call.socket, std::move(descriptor));
    return CallResult{};
}

ProgramSockets::Result ProgramSockets::accept(const Call& call, const Socket& listener)
{
    const std::string& as = call.as.value_or("");
    if (auto taken = takenName(as))
        return std::unexpected(std::move(*taken));
    collect::UniqueFd descriptor(::accept4(listener.descriptor.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!descriptor)
        return calls::failure();
    adopt(as, std::move(descriptor));
    return CallResult{};
}

ProgramSockets::Result ProgramSockets::onOpen(const Call& call, Socket& socket)
{
    const int descriptor = socket.descriptor.get();
    switch (call.call) {
    case CallName::Bind:
        return calls::bind(descriptor, {m_network.address(m_host), m_network.port(m_host, call.port.value_or(0))});
    case CallName::Listen:
        return calls::result(::listen(descriptor, call.backlog.value_or(0)));
    case CallName::Connect:
        return connect(call, socket);
    case CallName::Send:
        return send(descriptor, call.bytes.value_or(1));
    case CallName::Read:
        return read(descriptor, call.bytes.value_or(0));
    case CallName::Shutdown:
        return calls::result(::shutdown(descriptor, SHUT_WR));
    case CallName::SetOption:
        return calls::setOption(descriptor, call.option.value_or(SocketOption::NoDelay), call.value.value_or(0));
    case CallName::Socket:
    case CallName::Accept:
    case CallName::Close:
        break;
    }
    return std::unexpected(Error::saying("%1 is no call on an open socket", name(call.call)));
}

ProgramSockets::Result ProgramSockets::send(int descriptor, std::size_t bytes)
{
    if (m_unread + bytes > mostUnread)
        return std::unexpected(
            Error::saying("%1 bytes have been sent and not read; no more than %2 may be", m_unread, mostUnread));
    const CallResult result = calls::send(descriptor, bytes);
    m_unread += static_cast<std::size_t>(std::max(result.value, 0L));
    return result;
}

ProgramSockets::Result ProgramSockets::read(int descriptor, std::size_t bytes)
{
    const CallResult result = calls::read(descriptor, bytes);
    m_unread -= std::min(m_unread, static_cast<std::size_t>(std::max(result.value, 0L)));
    return result;
}

ProgramSockets::Result ProgramSockets::connect(const Call& call, Socket& socket) const
{
    const Address address = call.address.value_or(m_network.address(other(m_host)));
    const bool isLab = address == m_network.address(Host::A) || address == m_network.address(Host::B);
    if (m_network.mode() == Mode::Loopback && !isLab)
        return std::unexpected(Error::saying("on loopback only %1 and %2 can be connected to",
                                             m_network.address(Host::A).toString(),
                                             m_network.address(Host::B).toString()));
    // Where both hosts are one computer, the kernel would choose an address of either.
    if (!calls::localOf(socket.descriptor.get()))
        calls::bindAddressOnly(socket.descriptor.get(), m_network.address(m_host));
    const Host there = address == m_network.address(m_host) ? m_host : other(m_host);
    const CallResult result =
        calls::connect(socket.descriptor.get(), {address, m_network.port(there, call.port.value_or(0))});
    socket.connecting = socket.connecting || result.error == EINPROGRESS;
    return result;
}

std::vector<ProgramSockets::Finished> ProgramSockets::finishedConnects()
{
    std::vector<Finished> finished;
    for (auto& [socketName, socket] : m_open) {
        if (!socket.connecting)
            continue;
        pollfd state{socket.descriptor.get(), POLLOUT, 0};
        if (::poll(&state, 1, 0) != 1)
            continue;
        socket.connecting = false;
        finished.push_back({socketName, calls::connectResult(socket.descriptor.get())});
    }
    return finished;
}

std::optional<std::string> ProgramSockets::nameOf(Cookie cookie) const
{
    const auto found = m_names.find(cookie);
    return found == m_names.end() ? std::nullopt : std::optional(found->second);
}

bool ProgramSockets::knew(const std::string& socket) const
{
    for (const auto& [cookie, known] : m_names)
        if (known == socket)
            return true;
    return false;
}

std::vector<Cookie> ProgramSockets::cookies() const
{
    std::vector<Cookie> all;
    all.reserve(m_names.size());
    for (const auto& [cookie, socket] : m_names)
        all.push_back(cookie);
    return all;
}

std::vector<ProgramSockets::Open> ProgramSockets::open() const
{
    std::vector<Open> all;
    all.reserve(m_open.size());
    for (const auto& [socketName, socket] : m_open)
        all.push_back({socketName, socket.cookie, calls::localOf(socket.descriptor.get())});
    return all;
}

void ProgramSockets::closeAll()
{
    m_open.clear();
    m_names.clear();
    m_unread = 0;
}

std::string callText(const Call& call)
{
    const std::string text(name(call.call));
    switch (call.call) {
    case CallName::Bind:
        return text + '(' + std::to_string(call.port.value_or(0)) + ')';
    case CallName::Listen:
        return text + '(' + std::to_string(call.backlog.value_or(0)) + ')';
    case CallName::Send:
        return text + '(' + std::to_string(call.bytes.value_or(0)) + ')';
    case CallName::Shutdown:
        return text + "(SHUT_WR)";
    case CallName::SetOption:
        return text + '(' + std::string(calls::kernelName(call.option.value_or(SocketOption::NoDelay))) + ')';
    case CallName::Socket:
    case CallName::Connect:
    case CallName::Accept:
    case CallName::Read:
    case CallName::Close:
        break;
    }
    return text + "()";
}

} // namespace atlas::lab
