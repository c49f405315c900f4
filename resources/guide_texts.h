// SPDX-License-Identifier: GPL-3.0-or-later
//
// The guide's files are part of the programs: guide/<language>/<STATE_IDENTIFIER>.md is turned into
// guide_files.cpp when the programs are built (embed_texts.cmake).
#pragma once

#include "core/guide/guide.h"

#include <span>
#include <string_view>

namespace atlas {

/// One file as it lies in resources/guide.
struct GuideFile {
    std::string_view language; ///< its folder
    std::string_view name; ///< without ".md": FIN_WAIT_1
    std::string_view markdown;
};

[[nodiscard]] std::span<const GuideFile> guideFiles();

/// All articles, read. The tests see to it that every file can be.
[[nodiscard]] Guide builtInGuide();

} // namespace atlas
