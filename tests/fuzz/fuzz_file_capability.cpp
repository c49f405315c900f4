// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a file's attribute security.capability, against the kernel's own structure of it.
#include "collect/probe_access.h"
#include "fuzz/target.h"

#include <linux/capability.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

static_assert(std::endian::native == std::endian::little, "the attribute is little-endian");

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const bool gives = atlas::collect::givesProbeCapabilities(std::as_bytes(std::span(data, size)));
    vfs_cap_data attribute{};
    if (size != XATTR_CAPS_SZ_2 && size != XATTR_CAPS_SZ_3) {
        REQUIRE(!gives);
        return 0;
    }
    std::memcpy(&attribute, data, sizeof attribute); // the third version has a user behind it
    const auto revision = attribute.magic_etc & VFS_CAP_REVISION_MASK;
    const auto permitted = attribute.data[0].permitted | std::uint64_t{attribute.data[1].permitted} << 32U;
    const bool both = (permitted >> CAP_BPF & 1U) != 0 && (permitted >> CAP_PERFMON & 1U) != 0;
    REQUIRE(gives ==
            (both && (attribute.magic_etc & VFS_CAP_FLAGS_EFFECTIVE) != 0 &&
             (revision == VFS_CAP_REVISION_2 || revision == VFS_CAP_REVISION_3)));
    return 0;
}
