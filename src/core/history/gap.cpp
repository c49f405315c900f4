// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/gap.h"

#include <algorithm>

namespace atlas {
namespace {

std::optional<Cause> causeOfClosing(State from, const Evidence& evidence)
{
    if (evidence.resetReceived)
        return Cause::ReceiveReset;
    if (evidence.resetSent)
        return evidence.unanswered ? Cause::TimedOut : Cause::Abort;
    if (from == State::TimeWait)
        return evidence.byTimer ? std::optional(Cause::TwoMslElapsed) : std::nullopt;
    // A failed connect() is disconnected, too, so there it says nothing.
    if (evidence.disconnected && from != State::SynSent)
        return Cause::Abort;
    if (from == State::Listen || (from == State::LastAck && evidence.retransmissions == 0))
        return drawnEdge(from, State::Closed)->cause;
    if (evidence.hintsAreReported && evidence.retransmissions > 0)
        return Cause::TimedOut;
    return std::nullopt;
}

Step stepOf(const Gap& gap, State from, State to, Known known, ThroughTimeWait timeWait)
{
    Step step;
    step.from = from;
    step.to = to;
    step.known = known;
    step.throughTimeWait = timeWait;
    step.retransmissions = to == gap.to ? gap.evidence.retransmissions : 0;
    if (known != Known::Ambiguous)
        step.cause = causeOf(from, to, gap.evidence);
    step.after = gap.after;
    step.time = gap.time;
    return step;
}

} // namespace

std::optional<Cause> causeOf(State from, State to, const Evidence& evidence)
{
    if (to == State::Closed)
        return causeOfClosing(from, evidence);
    std::optional<Cause> cause;
    for (const Transition& edge : transitions)
        if (edge.from == from && edge.to == to) {
            if (cause && cause != edge.cause)
                return std::nullopt;
            cause = edge.cause;
        }
    return cause;
}

std::vector<Step> fillGap(const Gap& gap)
{
    if (gap.from == gap.to)
        return {};
    const bool tooShort = gap.to == State::Closed && gap.time - gap.after < timeWaitLength && !gap.pairUsedAgain;
    const auto timeWait = tooShort ? ThroughTimeWait::No : ThroughTimeWait::Yes;
    std::optional<Way> way;
    if (gap.selfConnected)
        way = selfConnectedWay(gap.from, gap.to);
    if (const Way* only = way ? nullptr : onlyWay(gap.from, gap.to, timeWait))
        way = *only;
    if (!way)
        return {stepOf(gap, gap.from, gap.to, Known::Ambiguous, timeWait)};

    std::vector<Step> steps;
    const auto states = way->states();
    const Known known = way->steps() == 1 ? Known::Seen : Known::Inferred;
    for (std::size_t i = 0; i + 1 < states.size(); ++i)
        steps.push_back(stepOf(gap, states[i], states[i + 1], known, timeWait));
    return steps;
}

} // namespace atlas
