// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace atlas::cli {

/// The lab's news as a ladder of lines: host a on the left, host b on the right, and between them the packets. An arrow
/// that arrives has a head, a packet that is held ends in the middle, a lost one in a cross.
class Ladder {
public:
    using Json = nlohmann::ordered_json;

    explicit Ladder(const Io& io) : m_io(io) { }

    /// The names of the two ends as the lesson has them, and the hosts' addresses: the first two lines.
    void begin(const Json& ends, const Json& hosts);
    /// Each of a list of news (src/lab/README.md) in its line.
    void write(const Json& news);

private:
    enum class Host : std::uint8_t { A, B };
    enum class Fate : std::uint8_t { Held, Arrives, Lost };
    struct Packet {
        Host from = Host::A;
        std::string label;
    };

    [[nodiscard]] static Host hostIn(const Json& one);
    void writeOne(const Json& one);
    void wait(std::int64_t milliseconds);
    void call(const Json& one);
    void state(const Json& one);
    void sent(const Json& one);
    void arrow(const Packet& packet, Fate fate);
    void beside(Host host, std::string_view text, std::string_view shown);
    void between(std::string_view text);

    const Io& m_io;
    std::array<std::string, 2> m_ends; ///< the sockets that the lesson is about
    std::map<std::int64_t, Packet> m_packets; ///< those that are held
};

} // namespace atlas::cli
