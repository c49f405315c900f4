// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/phrase.h"

namespace atlas {

std::string english(std::span<const Phrase> phrases)
{
    constexpr std::string_view placeholder = "%1";
    std::string text;
    for (const Phrase& phrase : phrases) {
        const std::size_t at = phrase.text.find(placeholder);
        text += phrase.text.substr(0, at);
        if (at != std::string_view::npos)
            text.append(phrase.argument).append(phrase.text.substr(at + placeholder.size()));
    }
    return text;
}

} // namespace atlas
