// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/transition_words.h"

#include <array>

namespace atlas {
namespace {

struct CauseWords {
    Cause cause;
    std::string_view identifier;
    std::string_view happened;
    std::string_view condition;
};

constexpr std::array causeWords{
    CauseWords{Cause::PassiveOpen, "passive-open", "listen()", "listen()"},
    CauseWords{Cause::ActiveOpen, "active-open", "connect()", "connect()"},
    CauseWords{Cause::Close, "close", "close()", "close() or shutdown()"},
    CauseWords{Cause::Send, "send", "send()", "send() while listening (not in the sockets API)"},
    CauseWords{Cause::ReceiveSyn, "receive-syn", "SYN received", "SYN arrives"},
    CauseWords{Cause::ReceiveSynAck, "receive-syn-ack", "SYN+ACK received", "SYN+ACK arrives"},
    CauseWords{Cause::ReceiveAckOfSyn, "receive-ack-of-syn", "ACK of SYN received", "ACK of our SYN arrives"},
    CauseWords{Cause::ReceiveFin, "receive-fin", "FIN received", "FIN arrives"},
    CauseWords{Cause::ReceiveAckOfFin, "receive-ack-of-fin", "ACK of FIN received", "ACK of our FIN arrives"},
    CauseWords{Cause::ReceiveFinAndAckOfFin, "receive-fin-and-ack-of-fin", "FIN and ACK of FIN received",
               "FIN and ACK of our FIN arrive"},
    CauseWords{Cause::ReceiveReset, "receive-reset", "reset by the peer", "RST arrives"},
    CauseWords{Cause::ReceiveDataAfterClose, "receive-data-after-close", "data received after close(), reset sent",
               "data arrives after close()"},
    CauseWords{Cause::TwoMslElapsed, "two-msl-elapsed", "2 MSL elapsed", "60 s pass (2 MSL)"},
    CauseWords{Cause::Abort, "abort", "aborted, reset sent", "abort (linger 0, or unread data)"},
    CauseWords{Cause::TimedOut, "timed-out", "timed out", "no answer for too long"},
    CauseWords{Cause::PortUnreachable, "port-unreachable", "refused by ICMP: port unreachable",
               "ICMP says that the port is unreachable"},
    CauseWords{Cause::Unreachable, "unreachable", "host or network unreachable",
               "ICMP says unreachable, or ARP has no answer"},
    CauseWords{Cause::Prohibited, "prohibited", "administratively prohibited, says ICMP",
               "ICMP says that it is administratively prohibited"},
    CauseWords{Cause::Destroyed, "destroyed", "ended by a tool from outside, as ss -K does", "a tool ends it (ss -K)"},
    CauseWords{Cause::Restored, "restored", "set by TCP_REPAIR", "a program restores a connection (TCP_REPAIR)"},
};

constexpr bool everyCauseStandsInItsPlace()
{
    for (std::size_t i = 0; i < causeWords.size(); ++i)
        if (causeWords[i].cause != static_cast<Cause>(i))
            return false;
    return causeWords.back().cause == Cause::Restored;
}
static_assert(everyCauseStandsInItsPlace());

const CauseWords& wordsOf(Cause cause)
{
    return causeWords[static_cast<std::size_t>(cause)];
}

} // namespace

std::string_view describe(Cause cause)
{
    return wordsOf(cause).happened;
}

std::string_view conditionOf(Cause cause)
{
    return wordsOf(cause).condition;
}

std::string_view identifier(Cause cause)
{
    return wordsOf(cause).identifier;
}

std::string_view describe(Sent sent)
{
    switch (sent) {
    case Sent::Nothing:
        break;
    case Sent::Syn:
        return "SYN";
    case Sent::SynAck:
        return "SYN+ACK";
    case Sent::Ack:
        return "ACK";
    case Sent::Fin:
        return "FIN";
    case Sent::Reset:
        return "RST";
    }
    return "";
}

std::optional<std::string> causeText(const Step& step)
{
    if (isWholeLife(step))
        return "opened and closed between two snapshots";
    if (!step.cause)
        return std::nullopt;
    if (*step.cause == Cause::TimedOut && step.retransmissions > 0)
        return "gave up after " + std::to_string(step.retransmissions) +
            (step.retransmissions == 1 ? " retransmission" : " retransmissions");
    return std::string(describe(*step.cause));
}

} // namespace atlas
