// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace atlas {

/// What was not reported, or in vain.
struct HistoryLosses {
    std::uint64_t events = 0; ///< that were reported to be lost, where their number is known
    std::uint64_t times = 0; ///< how often events were lost
    std::uint64_t contradictions = 0; ///< events that fit into no legal history; they were left out

    bool operator==(const HistoryLosses&) const = default;
};

} // namespace atlas
