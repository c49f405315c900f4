// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as the narration of a lesson.
#include "core/guide/narration.h"
#include "fuzz/target.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto narration = atlas::parseNarration(text, "id", "en");
    if (!narration) {
        REQUIRE(narration.error().message().starts_with("line "));
        return 0;
    }
    REQUIRE(!narration->title.empty() && !narration->subtitle.empty());
    for (const auto& [key, narrated] : narration->texts)
        REQUIRE(!key.empty() && !narrated.empty());
    for (const auto& [key, quiz] : narration->quizzes)
        REQUIRE(!quiz.question.empty() && quiz.reasons.size() >= 2);
    return 0;
}
