// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal_guard.h"

#include <array>
#include <cstdint>
#include <optional>
#include <streambuf>

namespace atlas::cli {

/// A stream's buffer over a descriptor that it does not own. It remembers why a write failed, which
/// std::cout cannot say: a closed pipe is no error for us, a full disk is.
class FdBuffer final : public std::streambuf {
public:
    enum class To : std::uint8_t { Program, Terminal };

    /// To a terminal everything goes through a TerminalGuard.
    explicit FdBuffer(int descriptor, To reader = To::Program);

    /// The errno of the first write that failed; 0 if none did. Nothing is written after it.
    [[nodiscard]] int failure() const { return m_failure; }

protected:
    int_type overflow(int_type character) override;
    int sync() override;

private:
    [[nodiscard]] bool writeAll();

    std::array<char, 65536> m_buffer;
    int m_descriptor;
    std::optional<TerminalGuard> m_guard;
    int m_failure = 0;
};

} // namespace atlas::cli
