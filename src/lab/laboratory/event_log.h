// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"
#include "formats/lab/event.h"
#include "formats/lab/situation.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace atlas::lab {

/// What happened in a laboratory and was not reported yet, in order and numbered, with the time since its start.
class EventLog {
public:
    EventLog();

    void note(decltype(Event::what) what);
    void noteMove(PacketMove move, const Packet& packet, std::optional<PacketId> with = {},
                  std::optional<std::chrono::milliseconds> delay = {});

    [[nodiscard]] std::vector<Event> take() { return std::exchange(m_events, {}); }
    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    /// The newest are forgotten, as though they had not been: so many stay.
    void forgetAfter(std::size_t size);
    /// From nothing. The numbers go on.
    void startOver();

private:
    std::vector<Event> m_events;
    std::uint64_t m_last = 0;
    Instant m_start;
};

} // namespace atlas::lab
