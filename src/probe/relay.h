// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/clock_offsets.h"
#include "probe/observer.h"
#include "probe/outlet.h"

#include <array>
#include <cstdint>

namespace atlas::probe {

/// Moves events from the observer, and owners where they are asked for, into the outlet, until it has no reader.
///
/// Nothing here waits for the reader of the pipe: while the pipe is full, events wait in the ring buffer in the kernel,
/// and what finds no place there is counted and reported as soon as the pipe takes it.
///
/// The rhythm: an event that comes after a pause is passed on at once; then, as long as there are events, they are
/// collected for `period`; and when a period brought none, the relay sleeps until the next one wakes it.
class Relay final : private Observer::Taker {
public:
    Relay(Observer& observer, int requests, int pipe);

    /// Reports what is attached, and goes on until the reader of the pipe has gone.
    void run(const decode::ProbeHello& hello);

private:
    static constexpr int period = 8; ///< ms
    /// A poll even in sleep: an event whose program ran just as the reader fell asleep has not woken it.
    static constexpr int longSleep = 1000; ///< ms

    [[nodiscard]] bool take(const record& event) override;
    void tellLosses();
    void beginOwners();
    void continueOwners();
    void endOwners(std::optional<std::string> problem);
    void takeRequests();
    [[nodiscard]] bool wait(Outlet::Flow flow, bool moreWaits);

    Observer& m_observer;
    int m_requests; ///< -1 when nothing more can be asked
    int m_pipe;
    ClockOffsets m_offsets = clockOffsets();
    Outlet m_outlet;
    Event m_event; ///< reused for every record
    std::size_t m_taken = 0; ///< events since the last wait
    int m_quietPeriods = 0;
    std::uint64_t m_lostTold = 0;

    Descriptor m_pass; ///< of the iterator, while owners are being reported
    std::array<owner_record, 512> m_owners{};
    std::size_t m_ownerBytes = 0; ///< of the last, incomplete record in m_owners
    std::uint32_t m_ownersTold = 0;
};

} // namespace atlas::probe
