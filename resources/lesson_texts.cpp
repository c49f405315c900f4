// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_texts.h"

#include <cassert>
#include <string>
#include <utility>

namespace atlas {

Narrations builtInNarrations()
{
    Narrations narrations;
    for (const NarrationFile& file : narrationFiles()) {
        auto narration = parseNarration(file.markdown, std::string(file.name), std::string(file.language));
        assert(narration && "a narration breaks the rules; test_lesson_texts says which");
        if (narration)
            narrations.add(std::move(*narration));
    }
    return narrations;
}

} // namespace atlas
