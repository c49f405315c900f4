// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chains of steps, and what goes with them: the log of the whole computer and the counters of edges. Nothing else
// can change a chain, so that chain, log and counters agree: each step of a chain has its line in the log under its
// number, and each edge that is known was counted once.
#pragma once

#include "core/history/connection_book.h"
#include "core/history/edge_activity.h"
#include "core/history/gap.h"
#include "core/history/last_snapshot.h"
#include "core/history/transition_log.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace atlas {

class Chains {
public:
    /// `last` says how long a state lasted for sure, and has to outlive this.
    Chains(const HistoryBounds& bounds, const LastSnapshot& last);

    /// A connection that was in `state` at `knownAt`, and took no step that is known of.
    [[nodiscard]] BookEntry& create(std::uint32_t networkNamespace, State state, Instant knownAt);
    /// The first that is known of the state of a connection: it was in `state` at `knownAt`.
    void start(BookEntry& entry, State state, Instant knownAt);
    /// The connection was still in its state at `time`.
    void confirmState(BookEntry& entry, Instant time);

    /// The next step, from the state that is known.
    void append(BookEntry& entry, Step step);
    /// From the state that is known to `to`, by as many steps as are certain.
    void bridge(BookEntry& entry, State to, Instant time, const Evidence& evidence, bool pairUsedAgain = false);
    /// A step before all that are known. It has to end where the first of them begins.
    void prepend(BookEntry& entry, const Step& step);
    /// Puts what was observed into the gap that the `count` steps from `first` on fill, and fills what is left of it.
    /// False if no way leads over it; then nothing is changed.
    [[nodiscard]] bool splitGap(BookEntry& entry, std::size_t first, std::size_t count, const Step& observed);
    /// The last conclusion's steps had happened by `time`, for the next one happened then.
    void tightenTail(BookEntry& entry, Instant time);
    /// Takes the last conclusion back: all steps that filled the last gap.
    void withdrawTail(BookEntry& entry);
    /// Takes the last step back, which led to CLOSED, as a conclusion that was drawn too early.
    void takeBackEnd(BookEntry& entry);
    /// The cause of the last step became known.
    void setCauseOfLast(BookEntry& entry, std::optional<Cause> cause);
    /// It ended without a step: it was CLOSED already, or nothing was known of its state.
    void closeWithoutStep(BookEntry& entry, Instant time);

    /// How many of the steps before `end` filled one gap; 1 if the last of them was observed.
    [[nodiscard]] static std::size_t lengthOfTail(std::span<const Step> steps, std::size_t end);

    void setBounds(const HistoryBounds& bounds);

    /// Its entries can be found and noted at; their chains are changed here.
    [[nodiscard]] ConnectionBook& book() { return m_book; }
    [[nodiscard]] const ConnectionBook& book() const { return m_book; }
    [[nodiscard]] const TransitionLog& log() const { return m_log; }
    [[nodiscard]] const EdgeActivity& activity() const { return m_activity; }

private:
    void write(BookEntry& entry, Step& step);
    void takeNewestOwners(BookEntry& entry);
    void replace(BookEntry& entry, std::size_t first, std::size_t count, std::vector<Step> steps);

    const LastSnapshot& m_last;
    ConnectionBook m_book;
    TransitionLog m_log;
    EdgeActivity m_activity;
};

} // namespace atlas
