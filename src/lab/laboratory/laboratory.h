// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever happens in the laboratory goes the same way: something moves one kernel (a call, a packet that arrives, a
// timer), and then `absorb()` takes in what that did: which states changed, which packets were sent, which connect()
// ended. A packet that is written to a TUN device is dealt with inside that write(), and so is a call: when it
// returns, the kernel's answer lies in the device already. So nothing needs to be waited for.
#pragma once

#include "formats/lab/action.h"
#include "formats/lab/event.h"
#include "formats/lab/greeting.h"
#include "formats/lab/situation.h"
#include "lab/laboratory/event_log.h"
#include "lab/laboratory/flight.h"
#include "lab/laboratory/program_sockets.h"
#include "lab/laboratory/reading.h"
#include "lab/network/network.h"

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace atlas::lab {

/// Two hosts, their programs' sockets, the packets between them, and what happened so far. One thread at a time, and
/// with the real network one with the whole process to itself: it moves from namespace to namespace.
class Laboratory {
public:
    /// The two hosts in namespaces of their own. The process must have one thread; it never returns to the network that
    /// it came from.
    [[nodiscard]] static std::expected<std::unique_ptr<Laboratory>, Refusal> open();
    explicit Laboratory(std::unique_ptr<Network> network);
    ~Laboratory() = default;
    Laboratory(const Laboratory&) = delete;
    Laboratory& operator=(const Laboratory&) = delete;

    [[nodiscard]] const Network& network() const { return *m_network; }

    /// Does it, and returns when both kernels have finished reacting to it. For a call what the call gave, otherwise
    /// 0. An error says why it could not be carried out at all (no such packet; a name that is taken; a wait in vain).
    [[nodiscard]] std::expected<CallResult, Error> perform(const Action& action);

    /// Everything from nothing: fresh hosts, no sockets, no packets, no events, and the clock at 0. Only the numbers of
    /// events and packets go on.
    [[nodiscard]] std::expected<void, Error> startOver();

    /// Delivers whatever is in flight, the oldest first, and what that makes, until nothing is left.
    [[nodiscard]] std::expected<void, Error> deliverAll();

    /// How a connect() failed that could not wait, if one did since the last time this was asked.
    [[nodiscard]] std::optional<CallResult> takeFailedConnect() { return std::exchange(m_failedConnect, std::nullopt); }

    /// How things stand. Reads both kernels.
    [[nodiscard]] Situation situation();
    /// What happened since the last time it was asked, in order.
    [[nodiscard]] std::vector<Event> takeEvents() { return m_log.take(); }
    [[nodiscard]] bool hasEvents() const { return m_log.size() > 0; }

    /// The socket that is the end of the connection on `host`, by its name; empty: the laboratory chooses. A name that
    /// no socket has yet stands for the listener or the request that it will come from; one of a gone socket is CLOSED.
    void setEnd(Host host, std::optional<std::string> socket) { m_machines[host].end = std::move(socket); }

    /// TIME-WAIT does not end on the chosen hosts, however long a person reads: before its time is over, the laboratory
    /// delivers a bare ACK of the peer, with which the kernel begins the 60 s anew. Only where packets are held.
    void keepTimeWait(const PerHost<bool>& kept) { m_keepsTimeWait = kept; }
    /// On fresh hosts, what `actions` do, and without an event for each. What is different afterwards is told as
    /// changes of state, after a note with the reason.
    [[nodiscard]] std::expected<void, Error> redo(const Error& reason,
                                                  const std::function<std::expected<void, Error>()>& actions);

    // For a loop around it, because packets and time do not wait for actions.

    /// Takes in what happened by itself: packets that were sent, delays that are over, states that changed.
    void pump();
    /// To be polled for reading; pump() when one is readable.
    [[nodiscard]] std::vector<int> descriptors() const;
    /// How long until pump() has something to do without a descriptor that says so; empty: for ever.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextPump() const;
    /// Called during a wait when there are events, so that they can be reported at once.
    void setObserver(std::function<void()> observer) { m_observer = std::move(observer); }
    /// A wait ends early, with an error, when the other side of this descriptor hangs up.
    void setLifeline(int descriptor) { m_lifeline = descriptor; }

private:
    using Outcome = std::expected<CallResult, Error>;

    struct Machine {
        ProgramSockets program;
        Reading reading{};
        std::optional<std::string> end{};
    };

    /// After `first` was moved: its states and packets, then those of the other, whose timers go on.
    void absorb(Host first, Flight::Origin origin, Reading::Stimulus stimulus = Reading::Stimulus::Other);
    void absorbOne(Host host, Flight::Origin origin, Reading::Stimulus stimulus);
    void readStates(Host host, Reading::Stimulus stimulus);
    void drain(Host host, Flight::Origin origin);
    void keepTimeWaits(Host host);
    [[nodiscard]] std::expected<void, Error> makeFresh();
    [[nodiscard]] Outcome arrive(const HeldPacket& packet, PacketMove move);

    [[nodiscard]] std::expected<PacketId, Error> find(const PacketChoice& choice) const;
    [[nodiscard]] Outcome carryOut(const Call& action);
    [[nodiscard]] Outcome carryOut(const Deliver& action);
    [[nodiscard]] Outcome carryOut(const Drop& action);
    [[nodiscard]] Outcome carryOut(const Duplicate& action);
    [[nodiscard]] Outcome carryOut(const Delay& action);
    [[nodiscard]] Outcome carryOut(const Swap& action);
    [[nodiscard]] Outcome carryOut(const Inject& action);
    [[nodiscard]] Outcome carryOut(const Await& action);
    [[nodiscard]] static Outcome carryOut(const Look& /*action*/) { return CallResult{}; }
    [[nodiscard]] HostSituation hostSituation(Host host) const;
    [[nodiscard]] std::expected<SocketRecord, Error> resettable(const Inject& action) const;
    [[nodiscard]] bool isMet(const Await& action) const;
    [[nodiscard]] bool waitForSomething(std::chrono::milliseconds patience) const;

    std::unique_ptr<Network> m_network;
    std::size_t m_unread = 0; ///< bytes that either program sent and neither has read
    PerHost<Machine> m_machines;
    Flight m_flight;
    EventLog m_log;
    std::optional<CallResult> m_failedConnect; ///< the last that failed after it had begun
    PerHost<bool> m_keepsTimeWait{};
    PerHost<bool> m_toldOfKeeping{};
    std::optional<Error> m_trouble; ///< the kernel could not be read; reported once
    std::function<void()> m_observer;
    std::optional<int> m_lifeline;
};

} // namespace atlas::lab
