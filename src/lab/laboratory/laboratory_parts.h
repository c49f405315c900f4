// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inside the laboratory. Whatever happens goes the same way: something moves one kernel (a call, a packet that arrives,
// a timer), and then `absorb()` takes in what that did: which states changed, which packets were sent, which connect()
// ended. A packet that is written to a TUN device is dealt with inside that write(), and so is a call: when it
// returns, the kernel's answer lies in the device already. So nothing needs to be waited for.
#pragma once

#include "lab/laboratory/flight.h"
#include "lab/laboratory/laboratory.h"
#include "lab/laboratory/program_sockets.h"
#include "lab/laboratory/reading.h"

#include <array>
#include <memory>
#include <utility>

namespace atlas::lab {

struct Laboratory::Parts {
    using Outcome = std::expected<CallResult, Error>;

    struct Machine {
        ProgramSockets program;
        Reading reading;
        std::optional<std::string> end;
    };

    explicit Parts(std::unique_ptr<Network> theNetwork);

    [[nodiscard]] Machine& at(Host host) { return machines[std::to_underlying(host)]; }
    [[nodiscard]] const Machine& at(Host host) const { return machines[std::to_underlying(host)]; }
    void tell(decltype(News::what) what);
    void tellPacket(PacketEvent event, const PacketSummary& packet);

    /// After `first` was moved: its states and packets, then those of the other, whose timers go on.
    void absorb(Host first, Flight::Origin origin, Reading::Stimulus stimulus = Reading::Stimulus::Other);
    void absorbOne(Host host, Flight::Origin origin, Reading::Stimulus stimulus);
    void readStates(Host host, Reading::Stimulus stimulus);
    void drain(Host host, Flight::Origin origin);
    /// What happened by itself.
    void pump();
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextPump() const;

    [[nodiscard]] std::expected<PacketId, Error> find(const PacketChoice& choice) const;
    [[nodiscard]] std::expected<void, Error> arrive(const HeldPacket& packet, PacketEvent event);
    [[nodiscard]] Outcome perform(const Call& action);
    [[nodiscard]] Outcome perform(const Deliver& action);
    [[nodiscard]] Outcome perform(const Drop& action);
    [[nodiscard]] Outcome perform(const Duplicate& action);
    [[nodiscard]] Outcome perform(const Delay& action);
    [[nodiscard]] Outcome perform(const Swap& action);
    [[nodiscard]] Outcome perform(const Inject& action);
    [[nodiscard]] Outcome perform(const Await& action);
    [[nodiscard]] Outcome perform(const Look& action);
    [[nodiscard]] std::expected<SocketRecord, Error> resettable(const Inject& action) const;
    [[nodiscard]] bool isMet(const Await& action) const;
    [[nodiscard]] bool waitForSomething(std::chrono::milliseconds patience) const;

    std::unique_ptr<Network> network;
    std::array<Machine, 2> machines;
    Flight flight;
    std::vector<News> news;
    std::optional<CallResult> failedConnect; ///< the last that failed after it had begun
    std::uint64_t lastNews = 0;
    Instant start;
    std::optional<Error> trouble; ///< the kernel could not be read; told once
    std::function<void()> observer;
    std::optional<int> lifeline;
};

} // namespace atlas::lab
