// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/diff.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace atlas::model {

/// Neighbours that are in both snapshots: `count` sockets from `before` on are those from `after` on.
struct KeptRun {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    std::uint32_t count = 0;

    bool operator==(const KeptRun&) const = default;
};

/// What is left between the sockets that went and those that came. As both snapshots are sorted by key, what is kept
/// keeps its order, and whatever is remembered of each socket can be carried over in blocks.
[[nodiscard]] std::vector<KeptRun> keptRuns(const Diff& diff, std::size_t beforeSize);

} // namespace atlas::model
