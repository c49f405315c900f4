// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace atlas::collect {

/// Another program of ours: beside the one that runs (a build), otherwise where an installation has it
/// (PREFIX/libexec/tcpatlas, PREFIX/lib/tcpatlas); empty if it is in none of these places.
[[nodiscard]] std::optional<std::filesystem::path> ownProgram(std::string_view name);

} // namespace atlas::collect
