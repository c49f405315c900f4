// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/guide.h"

#include <string_view>

namespace atlas::cli {

/// What stands over a section of the guide for a reader of `language`; English where there is no such language.
[[nodiscard]] std::string_view sectionTitle(Section section, std::string_view language);

} // namespace atlas::cli
