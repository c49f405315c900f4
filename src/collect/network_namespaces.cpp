// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/network_namespaces.h"

#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <system_error>
#include <utility>

namespace atlas::collect {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostNames = 10'000;

/// The inode number of the namespace that is mounted there; 0 where none is.
std::uint32_t namespaceAt(const fs::path& path)
{
    struct statfs where{};
    struct stat about{};
    const bool mounted = ::statfs(path.c_str(), &where) == 0 && where.f_type == NSFS_MAGIC;
    return mounted && ::stat(path.c_str(), &about) == 0 ? static_cast<std::uint32_t>(about.st_ino) : 0;
}

fs::file_time_type changeOf(const fs::path& directory)
{
    std::error_code missing;
    const auto time = fs::last_write_time(directory, missing);
    return missing ? fs::file_time_type::min() : time;
}

/// Adds the names in `directory`. False where a name has no namespace yet: it is made before that is mounted.
bool read(const fs::path& directory, NetworkNamespaces::Names& names)
{
    bool whole = true;
    std::error_code problem;
    for (fs::directory_iterator entry(directory, problem), end; !problem && entry != end; entry.increment(problem)) {
        if (names.size() >= mostNames)
            break;
        if (const std::uint32_t inode = namespaceAt(entry->path()); inode != 0)
            names.emplace(inode, entry->path().filename().native());
        else
            whole = false;
    }
    return whole;
}

} // namespace

std::uint32_t ownNetworkNamespace()
{
    struct stat about{};
    return ::stat("/proc/thread-self/ns/net", &about) == 0 ? static_cast<std::uint32_t>(about.st_ino) : 0;
}

NetworkNamespaces::NetworkNamespaces(std::vector<fs::path> directories)
    : m_directories(std::move(directories)), m_changed(m_directories.size(), fs::file_time_type::min())
{
}

bool NetworkNamespaces::refresh()
{
    std::vector<fs::file_time_type> changes;
    changes.reserve(m_directories.size());
    for (const fs::path& directory : m_directories)
        changes.push_back(changeOf(directory));
    if (changes == m_changed)
        return false;
    Names names;
    for (std::size_t i = 0; i < m_directories.size(); ++i)
        if (!read(m_directories[i], names))
            changes[i] = fs::file_time_type::min(); // again next time
    m_changed = std::move(changes);
    return std::exchange(m_names, std::move(names)) != m_names;
}

} // namespace atlas::collect
