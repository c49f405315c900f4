// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/transition_words.h"

#include <utility>

namespace atlas::cli {
namespace {

struct CauseWords {
    std::string_view text;
    std::string_view identifier;
};

CauseWords wordsOf(Cause cause)
{
    switch (cause) {
    case Cause::PassiveOpen:
        return {"listen()", "passive-open"};
    case Cause::ActiveOpen:
        return {"connect()", "active-open"};
    case Cause::Close:
        return {"close() or shutdown()", "close"};
    case Cause::Send:
        return {"send() while listening (not in the sockets API)", "send"};
    case Cause::ReceiveSyn:
        return {"SYN arrives", "receive-syn"};
    case Cause::ReceiveSynAck:
        return {"SYN,ACK arrives", "receive-syn-ack"};
    case Cause::ReceiveAckOfSyn:
        return {"ACK of our SYN arrives", "receive-ack-of-syn"};
    case Cause::ReceiveFin:
        return {"FIN arrives", "receive-fin"};
    case Cause::ReceiveAckOfFin:
        return {"ACK of our FIN arrives", "receive-ack-of-fin"};
    case Cause::ReceiveFinAndAckOfFin:
        return {"FIN and ACK of our FIN arrive", "receive-fin-and-ack-of-fin"};
    case Cause::ReceiveReset:
        return {"RST arrives", "receive-reset"};
    case Cause::TwoMslElapsed:
        return {"60 s pass (2 MSL)", "two-msl-elapsed"};
    case Cause::Abort:
        return {"abort (linger 0, or unread data)", "abort"};
    case Cause::TimedOut:
        return {"no answer for too long", "timed-out"};
    }
    return {"unknown", "unknown"};
}

} // namespace

std::string_view words(Cause cause)
{
    return wordsOf(cause).text;
}

std::string_view identifier(Cause cause)
{
    return wordsOf(cause).identifier;
}

std::string_view words(Sent sent)
{
    switch (sent) {
    case Sent::Nothing:
        break;
    case Sent::Syn:
        return "SYN";
    case Sent::SynAck:
        return "SYN,ACK";
    case Sent::Ack:
        return "ACK";
    case Sent::Fin:
        return "FIN";
    case Sent::Reset:
        return "RST";
    }
    return "";
}

} // namespace atlas::cli
