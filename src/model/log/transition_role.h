// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace atlas::model {

/// What rows of transitions say to a delegate beside their texts, in the log and in the history of one connection.
enum TransitionRole {
    FromRole = Qt::UserRole + 1, ///< atlas::State, in the column of the transition alone
    ToRole, ///< atlas::State, likewise
    KnownRole, ///< atlas::Known
    WithdrawnRole, ///< bool: it was a guess, and did not happen
    SkippedRole, ///< the number of transitions that are missing here; of such a row nothing else is known
};

} // namespace atlas::model
