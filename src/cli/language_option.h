// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/io.h"

#include <string>

namespace atlas::cli {

/// The language of texts: what --language says, otherwise LC_ALL, LC_MESSAGES or LANG, otherwise "en".
[[nodiscard]] std::string languageOf(const Arguments& arguments, const Io& io);

} // namespace atlas::cli
