// SPDX-License-Identifier: GPL-3.0-or-later
// What the lab window says of itself, its child and the kernel.
#pragma once

#include "model/lab/lab_session.h"
#include "model/lab/lab_story.h"

#include <QString>
#include <QStringList>

namespace atlas::view {

/// One line that says how the child came to its end, and what can be done.
[[nodiscard]] QString failureText(const model::LabFailure& failure);
/// Which part is refused, how to allow it, and what can be done without.
[[nodiscard]] QString refusalText(const model::LabRefusal& refusal);
/// How Linux's account differs here from what a book says: at most one note a thing, for what the hosts show now.
[[nodiscard]] QStringList linuxNotes(const std::array<model::LabHostReport, 2>& hosts);
/// The command that shows these sockets in another terminal; empty if they have no ports yet.
[[nodiscard]] QString ssCommand(const std::array<model::LabHostReport, 2>& hosts);

} // namespace atlas::view
