// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/socket/socket_record.h"
#include "lab/hold/loopback_sockets.h"

#include <optional>
#include <string>
#include <vector>

namespace atlas::test {

/// One real socket that is kept in one state, and what a snapshot has to say of it.
struct HeldState {
    std::string label; ///< "FIN-WAIT-2 without owner"
    State state = State::Unknown;
    Endpoint local;
    Endpoint remote;
    bool receiveQueue = false; ///< something is in its receive queue
    bool sendQueue = false; ///< something is in its send queue
    std::optional<TimerKind> timer; ///< the one that runs; empty: none
    std::optional<OwnerMissing> missing; ///< why it has no owner; empty: this process is its owner
};

/// Real sockets on the loopback address of one family in every state that a listed socket can be in, made
/// without any privilege. The constructor returns when the kernel lists each in its state, and throws
/// std::runtime_error, naming those that it does not, if that does not come true within some seconds.
class HeldStates {
public:
    explicit HeldStates(Family family);

    [[nodiscard]] const std::vector<HeldState>& all() const { return m_states; }

    /// Makes those anew that the kernel ends by itself after a minute (TIME-WAIT, FIN-WAIT-2 without owner, …).
    /// What `all()` said of them before is over.
    void renew();

private:
    struct Queues {
        bool receive = false;
        bool send = false;
    };
    /// Whose it is, and which timer runs.
    struct Marks {
        std::optional<TimerKind> timer;
        std::optional<OwnerMissing> missing;
    };

    void hold(collect::UniqueFd descriptor) { m_held.push_back(std::move(descriptor)); }
    void hold(lab::LoopbackSockets::Pair pair);
    void expect(std::string label, State state, const Endpoint& local, const Endpoint& remote, Queues queues,
                Marks marks);
    void holdOpening();
    void holdSynReceived();
    void holdConnected();
    void holdHalfClosed();
    void holdFinWait1();
    void holdClosing();
    void holdLastAck();
    void holdPassing();
    void awaitAll() const;

    Family m_family;
    lab::LoopbackSockets m_sockets;
    std::vector<collect::UniqueFd> m_held;
    std::vector<HeldState> m_states;
    std::size_t m_lasting = 0; ///< the states before this index do not pass by themselves
    std::size_t m_lastingDescriptors = 0;
};

/// Whether this computer has the loopback address of that family.
[[nodiscard]] bool hasLoopback(Family family);

} // namespace atlas::test
