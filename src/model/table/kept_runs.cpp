// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/kept_runs.h"

#include <algorithm>
#include <limits>

namespace atlas::model {

std::vector<KeptRun> keptRuns(const Diff& diff, std::size_t beforeSize)
{
    constexpr auto never = std::numeric_limits<std::uint32_t>::max();
    const auto size = static_cast<std::uint32_t>(beforeSize);
    std::vector<KeptRun> runs;
    auto gone = diff.gone.begin();
    auto added = diff.added.begin();
    std::uint32_t before = 0;
    std::uint32_t after = 0;
    while (before < size) {
        if (gone != diff.gone.end() && gone->first == before) {
            before += gone++->count;
            continue;
        }
        if (added != diff.added.end() && added->first == after) {
            after += added++->count;
            continue;
        }
        const std::uint32_t untilGone = (gone != diff.gone.end() ? gone->first : size) - before;
        const std::uint32_t untilAdded = added != diff.added.end() ? added->first - after : never;
        const std::uint32_t count = std::min(untilGone, untilAdded);
        runs.push_back({before, after, count});
        before += count;
        after += count;
    }
    return runs;
}

} // namespace atlas::model
