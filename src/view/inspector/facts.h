// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <QString>

#include <vector>

namespace atlas::view {

/// One line of the inspector. Plain text, safe to show.
struct Fact {
    QString label;
    QString value;

    bool operator==(const Fact&) const = default;
};

struct FactGroup {
    QString title;
    std::vector<Fact> facts;

    bool operator==(const FactGroup&) const = default;
};

/// Everything that is known of one socket, in groups: addresses, owners, queues, time, path, traffic, identity. A fact
/// that the kernel did not report is absent.
[[nodiscard]] std::vector<FactGroup> factsOf(const SocketRecord& record, const Names& names, Moment moment);

/// How much waits in a connection's queues: "14 bytes", or "15 (the FIN counts as one)".
[[nodiscard]] QString queuedToRead(const SocketRecord& record);
[[nodiscard]] QString queuedToConfirm(const SocketRecord& record);

} // namespace atlas::view
