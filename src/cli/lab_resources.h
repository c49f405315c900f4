// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/narration.h"
#include "formats/lab/lesson.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace atlas::cli {

/// What the lab needs beside this program.
struct LabResources {
    std::vector<lab::Lesson> lessons; ///< the built-in ones, in the order in which they should be taken
    Narrations narrations;
    std::optional<std::filesystem::path> program; ///< tcpatlas-lab; empty: not on this computer
};

} // namespace atlas::cli
