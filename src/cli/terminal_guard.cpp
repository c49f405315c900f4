// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal_guard.h"

#include <cstdint>
#include <utility>

namespace atlas::cli {
namespace {

constexpr char escape = '\x1b';
constexpr char leadOfControls = '\xc2'; // U+0080 to U+009F are this byte and one of 0x80 to 0x9f
constexpr std::size_t longestColour = 20;

std::string escaped(std::string_view prefix, char byte)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<std::uint8_t>(byte);
    return std::string(prefix) + digits[value >> 4U] + digits[value & 0x0fU];
}

bool isControl(char byte)
{
    return (static_cast<std::uint8_t>(byte) < 0x20 && byte != '\n' && byte != '\t') || byte == '\x7f';
}

} // namespace

/// False: the byte is not part of what was begun, and is still to be taken.
bool TerminalGuard::takeIntoPending(char byte, std::string& out)
{
    const auto value = static_cast<std::uint8_t>(byte);
    if (m_pending.front() == leadOfControls) {
        m_pending.clear();
        const bool control = value >= 0x80 && value <= 0x9f;
        out += control ? escaped("\\u00", byte) : std::string(1, leadOfControls);
        return control;
    }
    const bool inside = m_pending.size() > 1 && ((byte >= '0' && byte <= '9') || byte == ';');
    if ((m_pending.size() == 1 && byte == '[') || (inside && m_pending.size() < longestColour)) {
        m_pending += byte;
        return true;
    }
    if (m_pending.size() > 1 && byte == 'm') {
        out += std::exchange(m_pending, {}) + byte;
        return true;
    }
    out += escaped("\\x", escape) + std::exchange(m_pending, {}).substr(1);
    return false;
}

void TerminalGuard::take(char byte, std::string& out)
{
    if (!m_pending.empty() && takeIntoPending(byte, out))
        return;
    if (byte == escape || byte == leadOfControls)
        m_pending = byte;
    else if (isControl(byte))
        out += escaped("\\x", byte);
    else
        out += byte;
}

std::string TerminalGuard::pass(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (const char byte : bytes)
        take(byte, out);
    return out;
}

} // namespace atlas::cli
