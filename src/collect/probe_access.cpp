// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/probe_access.h"

#include "collect/own_program.h"

#include <linux/capability.h>
#include <sys/statvfs.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace atlas::collect {
namespace {

constexpr std::string_view probeName = "tcpatlas-probe";

bool isExecutable(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
}

std::optional<std::filesystem::path> findInPath(std::string_view name)
{
    const char* const list = std::getenv("PATH");
    for (std::string_view rest = list != nullptr ? list : "/usr/bin:/bin"; !rest.empty();) {
        const auto colon = rest.find(':');
        std::filesystem::path file = std::filesystem::path(rest.substr(0, colon)) / name;
        if (file.is_absolute() && isExecutable(file))
            return file;
        rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
    }
    return std::nullopt;
}

bool hasFileCapabilities(const std::filesystem::path& file)
{
    struct statvfs system{};
    if (::statvfs(file.c_str(), &system) != 0 || (system.f_flag & ST_NOSUID) != 0)
        return false; // exec ignores them there
    std::array<std::byte, sizeof(vfs_ns_cap_data)> attribute{};
    const ssize_t size = ::getxattr(file.c_str(), "security.capability", attribute.data(), attribute.size());
    return size > 0 && givesProbeCapabilities(std::span(attribute).first(static_cast<std::size_t>(size)));
}

} // namespace

bool givesProbeCapabilities(std::span<const std::byte> attribute)
{
    // struct vfs_cap_data, little-endian: version and flags; then, for capabilities 0 to 31 and 32 to 63, permitted
    // and inheritable.
    const auto word = [attribute](std::size_t index) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value |= std::to_integer<std::uint32_t>(attribute[4 * index + i]) << (8 * i);
        return value;
    };
    if (attribute.size() != XATTR_CAPS_SZ_2 && attribute.size() != XATTR_CAPS_SZ_3)
        return false;
    const auto version = word(0) & VFS_CAP_REVISION_MASK;
    const bool known = version == VFS_CAP_REVISION_2 || version == VFS_CAP_REVISION_3;
    constexpr std::uint32_t needed = (1U << (CAP_BPF - 32)) | (1U << (CAP_PERFMON - 32));
    return known && (word(0) & VFS_CAP_FLAGS_EFFECTIVE) != 0 && (word(3) & needed) == needed;
}

ProbeFacts probeFacts()
{
    ProbeFacts facts;
    facts.root = ::geteuid() == 0;
    facts.probe = ownProgram(probeName);
    facts.pkexec = findInPath("pkexec");
    if (facts.probe) {
        facts.executable = isExecutable(*facts.probe);
        facts.capable = hasFileCapabilities(*facts.probe);
    }
    return facts;
}

std::expected<ProbeAccess, Error> probeAccess(const ProbeFacts& facts)
{
    if (!facts.probe)
        return std::unexpected(Error::saying("tcpatlas-probe is not installed"));
    if (facts.root)
        return ProbeAccess{ProbeRoute::Root, {facts.probe->string()}};
    if (facts.capable && facts.executable)
        return ProbeAccess{ProbeRoute::FileCapabilities, {facts.probe->string()}};
    if (facts.pkexec)
        return ProbeAccess{ProbeRoute::Pkexec, {facts.pkexec->string(), facts.probe->string()}};
    if (facts.capable)
        return std::unexpected(Error::saying("tcpatlas-probe may be used by the members of its group only, and pkexec "
                                             "is not installed to ask for permission"));
    return std::unexpected(Error::saying(
        "it takes root: pkexec is not installed to ask for it, and tcpatlas-probe has no capabilities of its own"));
}

} // namespace atlas::collect
