// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace atlas::model {

/// What one row shows, in four bytes: the place of a socket in the current snapshot, or the serial number of a socket
/// that is gone. Serial numbers wrap around; only those of the last seconds are in use.
class RowRef {
public:
    constexpr RowRef() = default;
    [[nodiscard]] static constexpr RowRef live(std::size_t index) { return RowRef(static_cast<std::uint32_t>(index)); }
    [[nodiscard]] static constexpr RowRef gone(std::uint32_t serial) { return RowRef(serial | goneBit); }

    [[nodiscard]] constexpr bool isLive() const { return (m_value & goneBit) == 0; }
    /// Of a live one: its place in the snapshot's sockets.
    [[nodiscard]] constexpr std::uint32_t index() const { return m_value; }
    /// Of a gone one: its serial number, without the highest bit.
    [[nodiscard]] constexpr std::uint32_t serial() const { return m_value & ~goneBit; }

    constexpr bool operator==(const RowRef&) const = default;

private:
    static constexpr std::uint32_t goneBit = 0x8000'0000U;

    explicit constexpr RowRef(std::uint32_t value) : m_value(value) { }

    std::uint32_t m_value = 0;
};

} // namespace atlas::model
