// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace atlas::collect {

/// The inode number of this process's network namespace; 0 where /proc does not say.
[[nodiscard]] std::uint32_t ownNetworkNamespace();

/// The names that `ip netns` and Docker gave to network namespaces: each is a file that a namespace is mounted on.
class NetworkNamespaces {
public:
    explicit NetworkNamespaces(std::vector<std::filesystem::path> directories = {"/run/netns", "/run/docker/netns"});

    using Names = std::map<std::uint32_t, std::string>; ///< by inode number; raw bytes

    /// Reads the directories again where they have changed. Whether the names are others than before.
    [[nodiscard]] bool refresh();
    [[nodiscard]] const Names& names() const { return m_names; }

private:
    std::vector<std::filesystem::path> m_directories;
    std::vector<std::filesystem::file_time_type> m_changed; ///< of each directory when all of it was read
    Names m_names;
};

} // namespace atlas::collect
