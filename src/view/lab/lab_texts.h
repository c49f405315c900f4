// SPDX-License-Identifier: GPL-3.0-or-later
// What the lab window says of itself, its child and the kernel.
#pragma once

#include "model/lab/lab_session.h"

#include <QString>
#include <QStringList>

namespace atlas::view {

/// One line that says how the child came to its end, and what can be done.
[[nodiscard]] QString failureText(const model::LabFailure& failure);
/// Which part is refused, how to allow it, and what can be done without.
[[nodiscard]] QString refusalText(const lab::Refusal& refusal);
/// How Linux's account differs here from what a book says: at most one note a thing, for what the hosts show now.
[[nodiscard]] QStringList linuxNotes(const lab::PerHost<lab::HostSituation>& hosts);
/// The command that shows these sockets in another terminal; empty if they have no ports yet.
[[nodiscard]] QString ssCommand(const lab::PerHost<lab::HostSituation>& hosts);

/// "10.77.0.1:80"; empty where there is none.
[[nodiscard]] QString endpointText(const std::optional<Endpoint>& endpoint);

} // namespace atlas::view
