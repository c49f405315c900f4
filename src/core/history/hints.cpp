// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/hints.h"

namespace atlas {
namespace {

/// A hint and the transition that it explains are reported within microseconds; the rest is for a busy computer.
constexpr std::chrono::milliseconds reach{5};

bool explains(const std::optional<Instant>& hint, Instant time)
{
    return hint && *hint > time - reach && *hint < time + reach;
}

} // namespace

void Hints::note(BookEntry& entry, HintKind kind, Instant time)
{
    switch (kind) {
    case HintKind::Retransmitted:
        ++entry.retransmissions;
        break;
    case HintKind::ResetReceived:
        entry.resetReceived = time;
        break;
    case HintKind::ResetSent:
        entry.resetSent = time;
        break;
    }
}

Evidence Hints::evidence(const BookEntry& entry, Instant time) const
{
    Evidence evidence;
    evidence.hintsAreReported = m_areReported;
    evidence.resetReceived = explains(entry.resetReceived, time);
    evidence.resetSent = explains(entry.resetSent, time);
    evidence.retransmissions = entry.retransmissions;
    evidence.restored = entry.restored;
    evidence.end = entry.end;
    if (const SocketRecord* const seen = evidence.resetSent ? m_last.find(entry.connection()) : nullptr)
        evidence.unanswered =
            seen->timer && seen->timer->kind == TimerKind::Keepalive && seen->timer->retransmissions > 0;
    return evidence;
}

Step Hints::observedStep(const BookEntry& entry, State from, State to, Instant time) const
{
    const Evidence known = evidence(entry, time);
    Step step;
    step.from = from;
    step.to = to;
    step.known = Known::Observed;
    step.cause = causeOf(from, to, known);
    step.retransmissions = known.retransmissions;
    step.after = time;
    step.time = time;
    return step;
}

} // namespace atlas
