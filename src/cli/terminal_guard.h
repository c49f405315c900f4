// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atlas::cli {

/// The one door to a terminal: of control characters it lets pass line feeds, tabs and the sequences that set colours,
/// which this program writes itself. All others, those from U+0080 to U+009F too, become escapes (`\x1b`, `\u009b`),
/// wherever they came from. What a sequence is may be known only with the next bytes; till then it is kept.
class TerminalGuard {
public:
    [[nodiscard]] std::string pass(std::string_view bytes);

private:
    void take(char byte, std::string& out);
    [[nodiscard]] bool takeIntoPending(char byte, std::string& out);

    std::string m_pending; ///< the beginning of a sequence
};

} // namespace atlas::cli
