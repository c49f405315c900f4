// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/words/transition_texts.h"

#include "view/words/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace atlas::view {
namespace {

/// The context of the translations.
struct TransitionTexts {
    Q_DECLARE_TR_FUNCTIONS(TransitionTexts)

public:
    static QString cause(Cause cause);
    static QString sent(Sent sent);
    static QString shortCut(Cause cause);
    static QString afterSyn(const Transition& edge);
    static QString afterFin(const Transition& edge);
    static QString afterAckOfFin(const Transition& edge);
    static QString afterClose(const Transition& edge);
    static QString afterReset(const Transition& edge);
    static QString afterAbort(const Transition& edge);
    static QString afterTimeout(const Transition& edge);
    static QString explanation(const Transition& edge);
    static QString detail(const Transition& edge);
    static QString section(const Transition& edge);
    static QString phase(Phase phase);
};

QString TransitionTexts::cause(Cause cause)
{
    switch (cause) {
    case Cause::PassiveOpen:
        return QStringLiteral("listen()");
    case Cause::ActiveOpen:
        return QStringLiteral("connect()");
    case Cause::Close:
        return QStringLiteral("close()");
    case Cause::Send:
        return QStringLiteral("SEND");
    case Cause::ReceiveSyn:
        //: Label on the diagram: a SYN arrives. At most 11 characters; SYN, ACK, FIN and RST stay as they are.
        return tr("recv SYN");
    case Cause::ReceiveSynAck:
        //: Label on the diagram, at most 15 characters.
        return tr("recv SYN+ACK");
    case Cause::ReceiveAckOfSyn:
    case Cause::ReceiveAckOfFin:
        //: Label on the diagram, at most 11 characters.
        return tr("recv ACK");
    case Cause::ReceiveFin:
        //: Label on the diagram, at most 11 characters.
        return tr("recv FIN");
    case Cause::ReceiveFinAndAckOfFin:
        //: Label on the diagram, at most 14 characters: a FIN that acknowledges ours; "of FIN" stands below it.
        return tr("recv FIN, ACK");
    case Cause::ReceiveReset:
        //: Label on the diagram, at most 11 characters.
        return tr("recv RST");
    case Cause::ReceiveDataAfterClose:
        //: Label on the diagram, at most 9 characters: data arrives that nobody is left to read.
        return tr("late data");
    case Cause::TwoMslElapsed:
        //: Label on the diagram, at most 11 characters: after 60 seconds.
        return tr("after 60 s");
    case Cause::Abort:
        //: Label on the diagram: the program drops the connection.
        return tr("abort");
    case Cause::TimedOut:
        //: Label on the diagram: no answer came for too long.
        return tr("timeout");
    case Cause::PortUnreachable: // no edge has these
    case Cause::Unreachable:
    case Cause::Prohibited:
    case Cause::Destroyed:
    case Cause::Restored:
        break;
    }
    return {};
}

QString TransitionTexts::sent(Sent sent)
{
    switch (sent) {
    case Sent::Nothing:
        return {};
    case Sent::Syn:
        //: Second line of a label on the diagram, at most 12 characters.
        return tr("send SYN");
    case Sent::SynAck:
        //: Second line of a label on the diagram, at most 16 characters.
        return tr("send SYN+ACK");
    case Sent::Ack:
        //: Second line of a label on the diagram, at most 12 characters.
        return tr("send ACK");
    case Sent::Fin:
        //: Second line of a label on the diagram, at most 12 characters.
        return tr("send FIN");
    case Sent::Reset:
        //: Second line of a label on the diagram, at most 12 characters.
        return tr("send RST");
    }
    return {};
}

QString TransitionTexts::shortCut(Cause cause)
{
    return cause == Cause::ReceiveReset ? QStringLiteral("RST") : TransitionTexts::cause(cause);
}

QString TransitionTexts::detail(const Transition& edge)
{
    if (edge.cause == Cause::ReceiveAckOfSyn)
        //: Second line below "recv ACK", at most 13 characters: it acknowledges our SYN.
        return tr("of our SYN");
    if (edge.cause == Cause::ReceiveAckOfFin)
        //: Second line below "recv ACK", at most 13 characters: it acknowledges our FIN.
        return tr("of our FIN");
    if (edge.cause == Cause::ReceiveFinAndAckOfFin)
        //: Second line below "recv FIN, ACK", at most 18 characters: it acknowledges our FIN; we send an ACK.
        return tr("of FIN; send ACK");
    if (edge.cause == Cause::TwoMslElapsed)
        return QStringLiteral("2 MSL");
    return sent(edge.sent);
}

QString TransitionTexts::afterSyn(const Transition& edge)
{
    if (edge.from == State::SynSent)
        return tr("A SYN of the other side arrives while ours is still unanswered: both sides opened at the same "
                  "time. The kernel answers with SYN+ACK by itself.");
    if (edge.from == State::SynReceived)
        return tr("A SYN arrives instead of the ACK, and the listener forgets the request. Linux repeats its SYN+ACK "
                  "where the old SYN comes again, answers one outside the window with an ACK, and forgets the request "
                  "only for one inside it.");
    if (edge.from == State::TimeWait)
        return tr("A new SYN for the same pair of addresses arrives, and its numbers cannot be mistaken for the old "
                  "connection’s. The kernel lets a new connection begin before the 60 s are over.");
    return tr("A SYN arrives: somebody wants to connect. The kernel answers with SYN+ACK by itself. On Linux the "
              "listener stays in LISTEN, and the new connection is a socket of its own.");
}

QString TransitionTexts::afterFin(const Transition& edge)
{
    switch (edge.from) {
    case State::SynReceived:
        return tr("The other side’s FIN arrives together with the end of the handshake, and the kernel answers with "
                  "an ACK by itself. The other side closed as soon as it could.");
    case State::FinWait1:
        return tr(
            "The other side’s FIN arrives before it has acknowledged ours: each side closed before it knew of the "
            "other’s FIN. The kernel answers with an ACK by itself.");
    case State::FinWait2:
        return tr("The other side’s FIN arrives: now both have finished. The kernel answers with an ACK by itself.");
    case State::TimeWait:
        return tr("The other side’s FIN arrives again, probably because our ACK was lost. The kernel repeats "
                  "the ACK and starts the waiting anew.");
    default:
        return tr("The other side’s FIN arrives: it will send nothing more. The kernel answers with an ACK by "
                  "itself; what is left to do is the program’s close().");
    }
}

QString TransitionTexts::afterAckOfFin(const Transition& edge)
{
    if (edge.from == State::FinWait1)
        return tr("The other side acknowledges our FIN. It has not closed yet and may still send.");
    if (edge.from == State::Closing)
        return tr("The other side acknowledges our FIN: now each side knows that the other has closed.");
    return tr("The other side acknowledges our FIN: both have finished, and the connection is gone.");
}

QString TransitionTexts::afterClose(const Transition& edge)
{
    switch (edge.from) {
    case State::Listen:
        return tr("The program closes its listening socket. Connections that it has accepted live on.");
    case State::SynSent:
        return tr("The program closes the socket before an answer comes. Nothing is sent.");
    case State::SynReceived:
        return tr(
            "The program calls close() or shutdown() before the handshake is complete. On Linux it can do so only "
            "after both sides opened at the same time, or with TCP Fast Open: otherwise no program has this "
            "connection yet. The kernel sends a FIN.");
    case State::CloseWait:
        return tr("The program calls close() or shutdown() too. The kernel sends the FIN that the other side waits "
                  "for.");
    default:
        return tr("The program calls close() or shutdown(): it has nothing more to send. The kernel sends a FIN, "
                  "behind any data that still waits to be sent.");
    }
}

QString TransitionTexts::afterReset(const Transition& edge)
{
    if (edge.kind == EdgeKind::Drawn)
        return tr("An RST arrives: the other side takes its request back, and the listener waits on. On Linux the "
                  "request just disappears.");
    if (edge.from == State::SynSent)
        return tr(
            "An RST answers our SYN: usually nothing listens there; a firewall that rejects looks the same. The "
            "program’s connect() fails with “connection refused”. An ICMP error ends the attempt just as quickly.");
    if (edge.from == State::TimeWait)
        return tr("An RST with exactly the expected sequence number arrives and ends the waiting early. Where "
                  "tcp_rfc1337 is 1, Linux ignores it.");
    return tr("A valid RST arrives: the other side dropped the connection. It ends at once. What was still to be "
              "sent is lost; what had arrived can still be read on Linux, then the error comes.");
}

QString TransitionTexts::afterAbort(const Transition& edge)
{
    if (edge.sent == Sent::Reset)
        return tr("The program drops the connection: it closes with unread data (section 3.6.1), or with SO_LINGER "
                  "set to 0. The kernel sends an RST, and data on the way is lost.");
    return tr("The program drops the connection. Nothing is sent.");
}

QString TransitionTexts::afterTimeout(const Transition& edge)
{
    switch (edge.from) {
    case State::SynReceived:
        return tr("No ACK came, however often the kernel repeated its SYN+ACK. It forgets the request; no program has "
                  "heard of it.");
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
        return tr("Our FIN was not acknowledged, however often the kernel repeated it, and it gives up. Usually no "
                  "program is left to learn it: it has called close().");
    case State::FinWait2:
        return tr("The other side’s FIN did not come. On Linux this ends only a connection that no program holds any "
                  "more, after tcp_fin_timeout (60 s): nothing is repeated, nothing is sent, and nobody learns it.");
    default:
        return tr("No answer came, however often the kernel repeated itself, or the program’s own limit is over. "
                  "The kernel gives up, and the program learns “connection timed out”.");
    }
}

QString TransitionTexts::explanation(const Transition& edge)
{
    switch (edge.cause) {
    case Cause::PassiveOpen:
        return tr("The program calls listen(): from now on others may connect to this port.");
    case Cause::ActiveOpen:
        return tr("The program calls connect(). The kernel sends a SYN, and again if no answer comes.");
    case Cause::Close:
        return afterClose(edge);
    case Cause::Send:
        return tr("The program sends on a listening connection, which makes it the one that connects. The RFC "
                  "allows this; the sockets API of Linux does not offer it.");
    case Cause::ReceiveSyn:
        return afterSyn(edge);
    case Cause::ReceiveSynAck:
        return tr("The other side agrees: its SYN+ACK arrives. The kernel answers with an ACK by itself, and the "
                  "connection is open.");
    case Cause::ReceiveAckOfSyn:
        return tr("The other side acknowledges our SYN: the handshake is complete and the connection is open. The "
                  "program gets it from accept().");
    case Cause::ReceiveFin:
        return afterFin(edge);
    case Cause::ReceiveAckOfFin:
        return afterAckOfFin(edge);
    case Cause::ReceiveFinAndAckOfFin:
        return tr("One packet brings the other side’s FIN and the ACK of ours: it closed at once. The kernel "
                  "answers with an ACK by itself.");
    case Cause::ReceiveReset:
        return afterReset(edge);
    case Cause::ReceiveDataAfterClose:
        return tr(
            "Data arrives after close(): no program is left to read it. The kernel sends an RST to say that it is "
            "lost. After shutdown() instead of close() the program could have read it.");
    case Cause::TwoMslElapsed:
        return tr("The waiting is over: 60 s on Linux, twice the maximum segment lifetime (2 MSL) in the RFC. No "
                  "late packet can be mistaken for part of a new connection any more.");
    case Cause::Abort:
        return afterAbort(edge);
    case Cause::TimedOut:
        return afterTimeout(edge);
    default: // no edge has the others
        break;
    }
    return {};
}

QString TransitionTexts::section(const Transition& edge)
{
    return tr("RFC 9293, section %1").arg(QLatin1String(edge.section.data(), static_cast<int>(edge.section.size())));
}

QString TransitionTexts::phase(Phase phase)
{
    switch (phase) {
    case Phase::NoConnection:
        //: Heading on the diagram.
        return tr("No connection");
    case Phase::Opening:
        //: Heading on the diagram, at most 10 characters.
        return tr("Opening");
    case Phase::Connected:
        //: Heading on the diagram, at most 11 characters.
        return tr("Connected");
    case Phase::ThisSideClosedFirst:
        //: Heading on the diagram.
        return tr("This side closed first");
    case Phase::OtherSideClosedFirst:
        //: Heading on the diagram; it may take two lines of at most 16 characters.
        return tr("The other side closed first");
    }
    return {};
}

} // namespace

EdgeLabel edgeLabel(const Transition& edge)
{
    QString cause = TransitionTexts::cause(edge.cause);
    if (edge.from == State::SynSent && edge.cause == Cause::ReceiveSyn)
        //: Label on the diagram; %1 is "recv SYN". At most 36 characters in all.
        cause = TransitionTexts::tr("%1 (simultaneous open)").arg(cause);
    return {cause, TransitionTexts::detail(edge)};
}

QString combinedLabel(std::span<const Transition* const> edges)
{
    QStringList parts;
    for (const Transition* edge : edges)
        parts << (edges.size() > 1 ? TransitionTexts::shortCut(edge->cause) : TransitionTexts::cause(edge->cause));
    return parts.join(QStringLiteral(" · "));
}

QString explanation(const Transition& edge)
{
    return TransitionTexts::explanation(edge);
}

QString transitionTitle(const Transition& edge)
{
    return transitionTitle(edge.from, edge.to);
}

QString transitionTitle(State from, State to)
{
    return QStringLiteral("%1 → %2").arg(words::text(rfcName(from)), words::text(rfcName(to)));
}

QString sectionReference(const Transition& edge)
{
    return TransitionTexts::section(edge);
}

QString phaseTitle(Phase phase)
{
    return TransitionTexts::phase(phase);
}

} // namespace atlas::view
