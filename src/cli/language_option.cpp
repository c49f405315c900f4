// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/language_option.h"

namespace atlas::cli {

std::string languageOf(const Arguments& arguments, const Io& io)
{
    if (const auto asked = arguments.values("--language"); !asked.empty())
        return asked.back();
    for (const char* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const auto value = io.environment(variable); value && !value->empty())
            return *value;
    return "en";
}

} // namespace atlas::cli
