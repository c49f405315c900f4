// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/step.h"

namespace atlas {

std::string_view identifier(Known known)
{
    switch (known) {
    case Known::Observed:
        return "observed";
    case Known::Seen:
        return "seen";
    case Known::Inferred:
        return "inferred";
    case Known::Ambiguous:
        break;
    }
    return "ambiguous";
}

std::span<const Way> waysOf(const Step& step)
{
    return isWholeLife(step) ? std::span<const Way>() : waysBetween(step.from, step.to, step.throughTimeWait);
}

std::string_view describe(Cause cause)
{
    switch (cause) {
    case Cause::PassiveOpen:
        return "listen()";
    case Cause::ActiveOpen:
        return "connect()";
    case Cause::Close:
        return "close()";
    case Cause::Send:
        return "send()";
    case Cause::ReceiveSyn:
        return "SYN received";
    case Cause::ReceiveSynAck:
        return "SYN,ACK received";
    case Cause::ReceiveAckOfSyn:
        return "ACK of SYN received";
    case Cause::ReceiveFin:
        return "FIN received";
    case Cause::ReceiveAckOfFin:
        return "ACK of FIN received";
    case Cause::ReceiveFinAndAckOfFin:
        return "FIN and ACK of FIN received";
    case Cause::ReceiveReset:
        return "reset by the peer";
    case Cause::TwoMslElapsed:
        return "2 MSL elapsed";
    case Cause::Abort:
        return "aborted, reset sent";
    case Cause::TimedOut:
        break;
    }
    return "timed out";
}

} // namespace atlas
