// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/socket_lister.h"

#include "collect/interface_names.h"
#include "collect/netlink_socket.h"
#include "collect/proc_net.h"

#include <algorithm>
#include <chrono>

namespace atlas::collect {
namespace {

/// Both families' problems in one sentence; they are often the same.
Error problemsOf(const Coverage& ipv4, const Coverage& ipv6)
{
    const Error unknown = Error::saying("no reason given");
    const Error first = ipv4.problem.value_or(unknown);
    const Error second = ipv6.problem.value_or(unknown);
    return first == second ? first : first + Error{{Phrase{"; "}}} + second;
}

} // namespace

std::unique_ptr<NetlinkChannel> openNetlink()
{
    return std::make_unique<NetlinkSocket>();
}

SocketLister::SocketLister(std::unique_ptr<NetlinkChannel> channel, std::filesystem::path procRoot)
    : m_diag(std::move(channel)), m_procRoot(std::move(procRoot))
{
}

std::expected<Snapshot, Error> SocketLister::list()
{
    using Clock = std::chrono::steady_clock;
    const Instant start = Clock::now();
    Snapshot snapshot;
    snapshot.sockets.reserve(roomToReserve());
    snapshot.ipv4 = m_diag.list(Family::IPv4, snapshot.sockets);
    snapshot.ipv6 = m_diag.list(Family::IPv6, snapshot.sockets);

    const bool nothing = !snapshot.ipv4.complete && !snapshot.ipv6.complete && snapshot.sockets.empty();
    if (nothing) {
        if (auto done = fallBack(snapshot); !done)
            return std::unexpected(done.error());
    }
    nameInterfaces(snapshot.sockets);
    sortByKey(snapshot.sockets);
    m_expected = snapshot.sockets.size();
    // The end, not the start: a state that was entered while the list was made has then lasted
    // at least since `time`.
    snapshot.time = Clock::now();
    snapshot.wallTime = std::chrono::system_clock::now();
    snapshot.listCost = snapshot.time - start;
    return snapshot;
}

/// Growing a list moves every record in it, which at 100,000 sockets costs as much as decoding them. What is
/// reserved and then not used is never touched, and so costs no memory.
std::size_t SocketLister::roomToReserve()
{
    constexpr std::size_t mostBelieved = 4'000'000;
    if (!m_expected)
        m_expected = std::min(countFromProc(m_procRoot), mostBelieved);
    return *m_expected + *m_expected / 8 + 64;
}

std::expected<void, Error> SocketLister::fallBack(Snapshot& snapshot)
{
    snapshot.source = Source::Proc;
    snapshot.fallback = problemsOf(snapshot.ipv4, snapshot.ipv6);
    snapshot.ipv4 = listFromProc(m_procRoot, Family::IPv4, snapshot.sockets);
    snapshot.ipv6 = listFromProc(m_procRoot, Family::IPv6, snapshot.sockets);
    if (!snapshot.ipv4.complete && !snapshot.ipv6.complete && snapshot.sockets.empty())
        return std::unexpected(*snapshot.fallback + Error{{Phrase{"; "}}} + problemsOf(snapshot.ipv4, snapshot.ipv6));
    return {};
}

std::expected<std::optional<SocketRecord>, Error> SocketLister::query(const SocketRecord& record)
{
    auto found = m_diag.query(record);
    if (found && *found)
        nameInterfaces({&**found, 1});
    return found;
}

} // namespace atlas::collect
