// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which sockets of the current snapshot are marked as new or changed, and until when. Only a change of state is marked:
// a busy connection's counters change with every snapshot, and a mark that is always there says nothing. (A socket that
// is gone is no longer in the snapshot; see `GoneSocket`.)
#pragma once

#include "core/socket/socket_record.h"
#include "model/table/column.h"
#include "model/table/kept_runs.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace atlas::model {

/// How long a row stays marked as new or changed, and, where nothing else was set, how long a gone one stays.
inline constexpr std::chrono::seconds markTime{3};

class Marks {
public:
    void clear() { m_marks.clear(); }
    /// Follows the sockets into the next snapshot; the marks of those that are gone are dropped.
    void carry(std::span<const KeptRun> runs);
    /// `sockets` ascending. A later mark replaces an earlier one.
    void add(std::span<const std::uint32_t> sockets, Freshness kind, Instant end);
    /// Drops the marks that end at `now` or before, and returns their sockets.
    std::vector<std::uint32_t> expire(Instant now);

    [[nodiscard]] Freshness of(std::uint32_t socket) const;
    [[nodiscard]] std::optional<Instant> nextEnd() const;

private:
    struct Mark {
        std::uint32_t socket = 0;
        Freshness kind = Freshness::Settled;
        Instant end;
    };
    std::vector<Mark> m_marks; ///< ascending by socket, each once
};

} // namespace atlas::model
