// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/event_log.h"

namespace atlas::lab {

EventLog::EventLog() : m_start(std::chrono::steady_clock::now()) { }

void EventLog::note(decltype(Event::what) what)
{
    const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_start);
    m_events.push_back({++m_last, time, std::move(what)});
}

void EventLog::noteMove(PacketMove move, const Packet& packet, std::optional<PacketId> with,
                        std::optional<std::chrono::milliseconds> delay)
{
    const bool repeated = move == PacketMove::Repeated;
    note(PacketMoved{.move = move,
                     .id = packet.id,
                     .from = packet.from,
                     .segment = packet.segment,
                     .copyOf = packet.copyOf,
                     .repetitions = repeated ? std::optional(packet.repetitions) : std::nullopt,
                     .with = with,
                     .delay = delay});
}

void EventLog::forgetAfter(std::size_t size)
{
    m_last -= m_events.size() - size;
    m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(size), m_events.end());
}

void EventLog::startOver()
{
    m_events.clear();
    m_start = std::chrono::steady_clock::now();
}

} // namespace atlas::lab
