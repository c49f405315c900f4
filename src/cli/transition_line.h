// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/event_sources.h"
#include "core/history/transition_log.h"

#include <chrono>
#include <optional>
#include <ostream>
#include <string>

namespace atlas::cli {

/// What `watch` writes, in one form or the other. Each call writes whole lines.
class TransitionWriter {
public:
    enum class Form : std::uint8_t { Text, Json };

    TransitionWriter(std::ostream& out, Form form, bool colours) : m_out(out), m_form(form), m_colours(colours) { }

    /// The first line: what reports transitions, and what may be missed.
    void begin(const EventSources& sources, std::chrono::system_clock::time_point time);
    void write(const LogEntry& entry, std::chrono::system_clock::time_point time);
    /// Events, or lines, were lost here; empty: their number is unknown.
    void lost(std::optional<std::uint64_t> count, std::chrono::system_clock::time_point time);

    /// So many lines were not kept until they could be written.
    void notKept(std::uint64_t count, std::chrono::system_clock::time_point time);

private:
    void writeText(const LogEntry& entry, std::chrono::system_clock::time_point time);

    std::ostream& m_out;
    Form m_form;
    bool m_colours;
};

} // namespace atlas::cli
