// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/fates.h"

namespace atlas {

/// Puts the transitions that events report into the chains of their connections: at the end where they come in time,
/// into the gap that they explain where they come late.
class Observations {
public:
    Observations(Chains& chains, const Hints& hints, Fates& fates);

    /// The connection's socket went from one state to the other at `time`. False if that fits into no legal history;
    /// then nothing is changed.
    [[nodiscard]] bool observe(BookEntry& entry, State from, State to, Instant time);
    /// A reset was reported after the transition that it explains.
    void explainEnd(BookEntry& entry);

private:
    void observeNext(BookEntry& entry, State from, State to, Instant time);
    [[nodiscard]] bool observeLate(BookEntry& entry, State from, State to, Instant time);
    [[nodiscard]] Step lateStep(const BookEntry& entry, const Step& last, Step reported) const;

    Chains& m_chains;
    const Hints& m_hints;
    Fates& m_fates;
};

} // namespace atlas
