// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's lessons are part of the programs: lessons/<id>.json and lessons/<language>/<id>.md are
// turned into lesson_files.cpp and narration_files.cpp when the programs are built (embed_texts.cmake).
#pragma once

#include "core/guide/narration.h"

#include <span>
#include <string_view>

namespace atlas {

/// One lesson as it lies in resources/lessons.
struct EmbeddedFile {
    std::string_view name; ///< without ".json": the lesson's id
    std::string_view text;
};

/// One narration as it lies in resources/lessons/<language>.
struct NarrationFile {
    std::string_view language; ///< its folder
    std::string_view name; ///< without ".md": the lesson's id
    std::string_view markdown;
};

/// All lessons, in the order in which they should be taken.
[[nodiscard]] std::span<const EmbeddedFile> lessonFiles();

[[nodiscard]] std::span<const NarrationFile> narrationFiles();

/// All narrations, read. The tests see to it that every file can be.
[[nodiscard]] Narrations builtInNarrations();

} // namespace atlas
