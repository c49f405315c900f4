// SPDX-License-Identifier: GPL-3.0-or-later
//
// A dump is not an instant. While the kernel walks its hash tables, sockets change and move, so a
// socket that lives may be missing from one dump, without any flag (kernel.md: "A dump is not an
// instant"). A socket is therefore called gone only after a second miss, or when an exact query
// says that it does not exist, or when another socket has its address pair; and never from a part of
// a snapshot that is not complete.
//
// settle() makes a fresh snapshot follow the one before under these rules; diff() then compares
// two settled snapshots by one merge over their sorted keys.
#pragma once

#include "core/socket/snapshot.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace atlas {

/// Answers whether a socket that the fresh snapshot lacks still exists; empty: that is not known.
using StillExists = std::function<std::optional<bool>(const SocketRecord&)>;

/// Carries `firstSeen`, `inStateSince`, who held a socket that nobody holds now, and what may only have been missed
/// from `before` to `fresh`.
/// At most `queryLimit` sockets are asked for. Without a predecessor, pass null.
void settle(const Snapshot* before, Snapshot& fresh, const StillExists& stillExists = {}, std::size_t queryLimit = 256);

/// Where nobody holds the socket now, `now` still names who did by the earlier record.
void inheritOwners(const SocketRecord& earlier, SocketRecord& now);

/// `count` neighbours in the sorted sockets of a snapshot, from `first` on.
struct Run {
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    bool operator==(const Run&) const = default;
};

/// Calls `visit` with each index of the runs, in order.
template <typename Visit> void forEachIndex(const std::vector<Run>& runs, Visit visit)
{
    for (const Run& run : runs)
        for (std::uint32_t i = 0; i < run.count; ++i)
            visit(run.first + i);
}

/// What became of each socket between two snapshots.
struct Diff {
    std::vector<Run> gone; ///< indices into `before`
    std::vector<Run> added; ///< indices into `after`
    std::vector<Run> changed; ///< indices into `after`: the same key, another content

    bool operator==(const Diff&) const = default;
    [[nodiscard]] bool empty() const { return gone.empty() && added.empty() && changed.empty(); }
};

[[nodiscard]] Diff diff(const Snapshot& before, const Snapshot& after);

/// The records with these ascending indices into `after` count as changed, too, but for those that were added.
void addChanged(Diff& diff, const std::vector<std::uint32_t>& indices);

} // namespace atlas
