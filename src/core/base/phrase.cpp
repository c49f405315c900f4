// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/phrase.h"

#include <cstddef>

namespace atlas {

std::string fill(std::string_view text, std::span<const std::string> arguments)
{
    std::string filled;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool mayBePlaceholder = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const std::size_t number = mayBePlaceholder ? static_cast<std::size_t>(text[i + 1] - '0') : 0;
        if (number == 0 || number > arguments.size()) {
            filled += text[i];
        } else {
            filled += arguments[number - 1];
            ++i;
        }
    }
    return filled;
}

std::string english(std::span<const Phrase> phrases)
{
    std::string text;
    for (const Phrase& phrase : phrases)
        text += fill(phrase.text, phrase.arguments);
    return text;
}

} // namespace atlas
