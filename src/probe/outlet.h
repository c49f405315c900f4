// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/probe_frame.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace atlas::probe {

/// Frames on their way into a pipe that is never waited for. It holds no more than a fixed number of bytes, and has
/// reserved them all: nothing is allocated after the beginning.
class Outlet {
public:
    explicit Outlet(int pipe) : m_pipe(pipe) { m_bytes.reserve(capacity); }

    /// Whether so many bytes more find room; by default any one frame.
    [[nodiscard]] bool hasRoom(std::size_t bytes = decode::largestProbeFrame) const
    {
        return m_bytes.size() + bytes <= capacity;
    }
    /// Only while there is room.
    template <typename Frame> void put(const Frame& frame) { decode::encode(m_bytes, frame); }

    enum class Flow : std::uint8_t { Flushed, Stalled, Closed };
    /// Writes as much as the pipe takes now. Closed: the pipe has no reader any more, or is broken.
    [[nodiscard]] Flow flush();

private:
    static constexpr std::size_t capacity = std::size_t{512} * 1024;

    int m_pipe;
    std::size_t m_written = 0; ///< bytes at the beginning that the pipe has taken
    std::vector<std::byte> m_bytes;
};

} // namespace atlas::probe
