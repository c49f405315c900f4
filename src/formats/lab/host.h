// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace atlas::lab {

/// The two ends of every connection in the lab.
enum class Host : std::uint8_t { A, B };
inline constexpr std::array<Host, 2> bothHosts{Host::A, Host::B};

[[nodiscard]] constexpr Host other(Host host)
{
    return host == Host::A ? Host::B : Host::A;
}
[[nodiscard]] constexpr std::size_t indexOf(Host host)
{
    return static_cast<std::size_t>(host);
}
/// "a" or "b": in the protocol and in files of lessons.
[[nodiscard]] std::string_view name(Host host);
/// "A" or "B": what people read.
[[nodiscard]] std::string_view letter(Host host);
[[nodiscard]] std::optional<Host> parseHost(std::string_view name);

/// One value for each host.
template <typename T> struct PerHost {
    T a{};
    T b{};

    [[nodiscard]] T& operator[](Host host) { return host == Host::A ? a : b; }
    [[nodiscard]] const T& operator[](Host host) const { return host == Host::A ? a : b; }
    bool operator==(const PerHost&) const = default;
};

} // namespace atlas::lab
