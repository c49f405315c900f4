// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/paragraph.h"

#include "cli/text_width.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace atlas::cli {

void printParagraph(std::string_view text, std::string_view first, std::string_view later, const Io& io)
{
    if (!io.terminal.columns) {
        io.out << first << text << '\n';
        return;
    }
    const std::size_t width = std::max<std::size_t>(*io.terminal.columns, 20) - later.size();
    std::string_view indent = first;
    for (const std::string& line : wrapped(text, width)) {
        io.out << indent << line << '\n';
        indent = later;
    }
}

void printText(std::string_view text, const Io& io)
{
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty())
            io.out << '\n';
        else if (line.starts_with("- "))
            printParagraph(line.substr(2), "  - ", "    ", io);
        else
            printParagraph(line, "  ", "  ", io);
    }
}

} // namespace atlas::cli
