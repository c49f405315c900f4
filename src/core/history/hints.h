// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/history/connection_book.h"
#include "core/history/gap.h"
#include "core/history/last_snapshot.h"

namespace atlas {

/// What hints say of connections, and so of the causes of their steps.
class Hints {
public:
    explicit Hints(const LastSnapshot& last) : m_last(last) { }

    /// Hints are reported from now on, so that silence says something, too.
    void setReported() { m_areReported = true; }
    /// Notes what was reported of this connection.
    static void note(BookEntry& entry, HintKind kind, Instant time);

    /// What speaks for one cause or another of a step of the connection at `time`.
    [[nodiscard]] Evidence evidence(const BookEntry& entry, Instant time) const;
    /// The step that an event reports, with the cause that the evidence speaks for.
    [[nodiscard]] Step observedStep(const BookEntry& entry, State from, State to, Instant time) const;

private:
    const LastSnapshot& m_last;
    bool m_areReported = false;
};

} // namespace atlas
