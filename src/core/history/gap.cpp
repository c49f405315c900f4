// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/gap.h"

#include <algorithm>
#include <cerrno>

namespace atlas {
namespace {

/// RFC 792 and RFC 1812, or RFC 4443: a packet filter refuses it.
bool prohibits(const IcmpError& icmp)
{
    constexpr std::uint8_t unreachable = 3;
    constexpr std::uint8_t unreachable6 = 1;
    if (icmp.ipv6)
        return icmp.type == unreachable6 && (icmp.code == 1 || icmp.code == 5 || icmp.code == 6);
    return icmp.type == unreachable && (icmp.code == 9 || icmp.code == 10 || icmp.code == 13);
}

bool saysPort(const IcmpError& icmp)
{
    return icmp.ipv6 ? icmp.type == 1 && icmp.code == 4 : icmp.type == 3 && icmp.code == 3;
}

/// The cause of an end with an error, where no RST was received.
std::optional<Cause> causeOfError(const Evidence& evidence)
{
    const auto& icmp = evidence.end->icmp;
    if (icmp && prohibits(*icmp))
        return Cause::Prohibited;
    switch (evidence.end->error) {
    case ETIMEDOUT:
        return Cause::TimedOut;
    case ECONNABORTED:
        return Cause::Destroyed;
    case ECONNREFUSED:
        return evidence.hintsAreReported || icmp ? std::optional(Cause::PortUnreachable) : std::nullopt;
    case EACCES: // of IPv6
        return Cause::Prohibited;
    case 0: // The error was shown to the program, which then called close().
        return icmp && saysPort(*icmp) ? Cause::PortUnreachable : Cause::Unreachable;
    case EHOSTUNREACH:
    case ENETUNREACH:
    case EHOSTDOWN:
    case ENONET:
    case ENOPROTOOPT:
        return Cause::Unreachable;
    default:
        return std::nullopt;
    }
}

std::optional<Cause> causeOfClosing(State from, const Evidence& evidence)
{
    if (evidence.resetReceived)
        return Cause::ReceiveReset;
    if (evidence.end && (evidence.end->error != 0 || evidence.end->icmp))
        return causeOfError(evidence);
    if (evidence.resetSent)
        return evidence.unanswered ? Cause::TimedOut : Cause::Abort;
    if (from == State::TimeWait)
        return evidence.byTimer ? std::optional(Cause::TwoMslElapsed) : std::nullopt;
    // A failed connect() is disconnected, too, so there it says nothing.
    if (evidence.disconnected && from != State::SynSent)
        return Cause::Abort;
    // Without an error its program ended it; but connect() may have failed before there was a SYN.
    const bool givenUpByProgram = from == State::SynSent && evidence.end && !evidence.end->nothingSent;
    // A LAST-ACK that repeated its FIN may have given up.
    const bool acknowledged = from == State::LastAck && (evidence.retransmissions == 0 || evidence.end);
    if (from == State::Listen || givenUpByProgram || acknowledged)
        return drawnEdge(from, State::Closed)->cause;
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
    if (evidence.restored)
        return Cause::Restored;
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
