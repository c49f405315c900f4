// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/own_program.h"

#include <system_error>

namespace atlas::collect {

std::optional<std::filesystem::path> ownProgram(std::string_view name)
{
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        return std::nullopt;
    const auto folder = self.parent_path(); // PREFIX/bin, or the build's
    for (const auto& candidate : {folder / name, folder.parent_path() / "libexec" / "tcpatlas" / name,
                                  folder.parent_path() / "lib" / "tcpatlas" / name})
        if (std::filesystem::is_regular_file(candidate, error))
            return candidate.lexically_normal();
    return std::nullopt;
}

} // namespace atlas::collect
