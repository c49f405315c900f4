// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"
#include "formats/lab/event.h"
#include "formats/lab/greeting.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::cli {

/// The lab's events as a ladder of lines: host a on the left, host b on the right, and between them the packets. An
/// arrow that arrives has a head, a packet that is held ends in the middle, a lost one in a cross.
class Ladder {
public:
    explicit Ladder(const Io& io) : m_io(io) { }

    /// The names of the two ends as the lesson has them, and the hosts' addresses: the first two lines.
    void begin(const lab::PerHost<std::string>& ends, const std::optional<lab::PerHost<std::string>>& addresses);
    /// Each event in its line.
    void write(const std::vector<lab::Event>& events);

private:
    enum class Delivery : std::uint8_t { Held, Arrives, Lost };

    void write(const lab::CallMade& call);
    void write(const lab::StateChanged& change);
    void write(const lab::PacketMoved& packet);
    void write(const lab::Waited& wait);
    void write(const lab::Note& note);
    void arrow(const lab::PacketMoved& packet, Delivery how);
    void beside(lab::Host host, std::string_view text, std::string_view shown);
    void between(std::string_view text);
    [[nodiscard]] std::string label(const lab::PacketMoved& packet) const;

    const Io& m_io;
    lab::PerHost<std::string> m_ends; ///< the sockets that the lesson is about
    std::set<lab::PacketId> m_injected; ///< those that are held
};

} // namespace atlas::cli
