// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/socket_follower.h"

#include "collect/interface_names.h"
#include "collect/owner_reason.h"
#include "collect/sock_diag.h"
#include "collect/socket_lister.h"
#include "core/base/start_thread.h"

#include <memory>
#include <utility>

namespace atlas::collect {
namespace {

/// A peer that is not on this computer is unlikely to come; it is asked for every so many rounds.
constexpr std::uint64_t roundsBetweenPeerSearches = 20;

SocketFollower::Query askTheKernel()
{
    auto diag = std::make_shared<SockDiag>(openNetlink());
    return [diag](const SocketRecord& record) {
        auto found = diag->query(record);
        if (found && *found) {
            nameInterfaces({&**found, 1});
            // That a TIME-WAIT has no holder is known without a search.
            (*found)->ownerMissing = ownerMissing(**found, {.searched = false});
        }
        return found;
    };
}

/// What to ask for to find the other end: the same addresses, the other way round.
SocketRecord peerOf(const SocketRecord& socket)
{
    SocketRecord peer;
    peer.local = socket.remote;
    peer.remote = socket.local;
    peer.state = State::Unknown;
    return peer;
}

} // namespace

SocketFollower::SocketFollower() : SocketFollower(askTheKernel()) { }

SocketFollower::SocketFollower(Query query, std::chrono::milliseconds period)
    : m_query(std::move(query)), m_period(period)
{
}

void SocketFollower::start(Sink sink)
{
    m_sink = std::move(sink);
    // Where a thread is refused, the snapshots alone tell of the socket.
    if (auto thread = startThread([this](const std::stop_token& stop) { run(stop); }))
        m_thread = *std::move(thread);
}

SocketFollower::~SocketFollower() = default;

void SocketFollower::follow(std::optional<SocketRecord> socket)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = std::move(socket);
        m_isNew = true;
    }
    m_changed.notify_all();
}

void SocketFollower::run(const std::stop_token& stop)
{
    std::optional<Target> own;
    std::optional<Target> peer;
    for (std::uint64_t round = 0; !stop.stop_requested(); ++round) {
        {
            std::unique_lock lock(m_mutex);
            const auto isNew = [this] { return m_isNew; };
            if (own || peer)
                m_changed.wait_for(lock, stop, m_period, isNew);
            else
                m_changed.wait(lock, stop, isNew);
            if (stop.stop_requested())
                return;
            if (std::exchange(m_isNew, false)) {
                own.reset();
                peer.reset();
                round = 0;
                if (m_wanted)
                    own = Target{WhichEnd::Own, *m_wanted, {}};
                if (m_wanted && m_wanted->hasPeer() && !sameEnd(m_wanted->local, m_wanted->remote))
                    peer = Target{WhichEnd::Peer, peerOf(*m_wanted), {}};
            }
        }
        const bool hadOwn = own.has_value();
        if (!ask(own, round) || !ask(peer, round)) {
            own.reset();
            peer.reset();
        }
        // An other end that was never found here is not searched for any longer when the own one is gone.
        if (hadOwn && !own && peer && !peer->reported)
            peer.reset();
    }
}

/// False if the kernel cannot be asked. Lets go of a target that is gone.
bool SocketFollower::ask(std::optional<Target>& target, std::uint64_t round)
{
    if (!target)
        return true;
    const bool searching = target->end == WhichEnd::Peer && !target->reported;
    if (searching && round % roundsBetweenPeerSearches != 0)
        return true;
    const Instant begin = std::chrono::steady_clock::now();
    auto answer = m_query(target->record);
    if (!answer)
        return false;
    FollowReport report{target->end,    target->record, std::move(*answer), begin, std::chrono::steady_clock::now(),
                        target->foundAt};
    if (!report.found) {
        if (searching)
            return true;
        target.reset();
        m_sink(report);
        return true;
    }
    const bool changed = target->reported != report.found->state;
    target->reported = report.found->state;
    target->record = *report.found;
    target->foundAt = begin;
    if (changed)
        m_sink(report);
    return true;
}

} // namespace atlas::collect
