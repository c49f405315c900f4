// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/words/step_texts.h"

#include "view/words/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace atlas::view {
namespace {

/// The context of the translations.
struct StepTexts {
    Q_DECLARE_TR_FUNCTIONS(StepTexts)

public:
    static QString cause(Cause cause);
    static QString received(const Step& step);
    static QString closed(const Step& step);
    static QString meaning(const Step& step, Cause cause);
};

QString StepTexts::cause(Cause cause)
{
    switch (cause) {
    case Cause::PassiveOpen:
        return QStringLiteral("listen()");
    case Cause::ActiveOpen:
        return QStringLiteral("connect()");
    case Cause::Close:
        return QStringLiteral("close()");
    case Cause::Send:
        return QStringLiteral("send()");
    case Cause::ReceiveSyn:
        return tr("SYN received");
    case Cause::ReceiveSynAck:
        return tr("SYN+ACK received");
    case Cause::ReceiveAckOfSyn:
        return tr("ACK of SYN received");
    case Cause::ReceiveFin:
        return tr("FIN received");
    case Cause::ReceiveAckOfFin:
        return tr("ACK of FIN received");
    case Cause::ReceiveFinAndAckOfFin:
        return tr("FIN and ACK of FIN received");
    case Cause::ReceiveReset:
        return tr("reset by the peer");
    case Cause::ReceiveDataAfterClose:
        return tr("data after close()");
    case Cause::TwoMslElapsed:
        return tr("60 s are over");
    case Cause::Abort:
        return tr("aborted");
    case Cause::TimedOut:
        return tr("timed out");
    case Cause::PortUnreachable:
        return tr("refused by ICMP");
    case Cause::Unreachable:
        return tr("unreachable");
    case Cause::Prohibited:
        return tr("prohibited");
    case Cause::Destroyed:
        return tr("ended by a tool");
    case Cause::Restored:
        return tr("set by TCP_REPAIR");
    }
    return {};
}

QString StepTexts::received(const Step& step)
{
    switch (*step.cause) {
    case Cause::ReceiveSyn:
        return step.from == State::SynSent ? tr("both sides opened at the same time") : tr("somebody asked to connect");
    case Cause::ReceiveSynAck:
        return tr("the other side agreed: open");
    case Cause::ReceiveAckOfSyn:
        return tr("the other side confirmed: open");
    case Cause::ReceiveFin:
        if (step.to == State::TimeWait)
            return tr("the other side closed too; waiting 60 s");
        return step.to == State::Closing ? tr("both sides closed at the same time") : tr("the other side closed");
    case Cause::ReceiveAckOfFin:
        if (step.to == State::TimeWait)
            return tr("the other side confirmed our FIN; waiting 60 s");
        return step.to == State::Closed ? tr("the other side confirmed our FIN: over")
                                        : tr("the other side confirmed our FIN");
    default:
        return tr("the other side confirmed and closed; waiting 60 s");
    }
}

QString StepTexts::closed(const Step& step)
{
    if (step.to == State::Closed)
        return step.from == State::Listen ? tr("the program stopped listening")
                                          : tr("the program closed it before an answer came");
    return step.from == State::CloseWait ? tr("the program closed too; FIN sent") : tr("the program closed; FIN sent");
}

QString StepTexts::meaning(const Step& step, Cause cause)
{
    switch (cause) {
    case Cause::PassiveOpen:
        return tr("the program waits for connections");
    case Cause::ActiveOpen:
        return tr("the program asked to connect; SYN sent");
    case Cause::Close:
        return closed(step);
    case Cause::Send:
        return tr("the program sent on a listening socket");
    case Cause::ReceiveReset:
        return step.from == State::SynSent ? tr("refused: usually nothing listens there")
                                           : tr("the other side dropped the connection");
    case Cause::ReceiveDataAfterClose:
        return tr("nobody was left to read it; RST sent");
    case Cause::TwoMslElapsed:
        return tr("the address pair is free again");
    case Cause::Abort:
        return tr("the program dropped the connection");
    case Cause::TimedOut:
        return tr("no answer came; the kernel gave up");
    case Cause::PortUnreachable:
        return tr("ICMP says that nothing listens on the port");
    case Cause::Unreachable:
        return tr("ICMP says that there is no way to the host, or nobody answered ARP");
    case Cause::Prohibited:
        return tr("ICMP says that a packet filter refuses it");
    case Cause::Destroyed:
        return tr("a tool ended it from outside, as ss -K does");
    case Cause::Restored:
        return tr("a program set this state with TCP_REPAIR; no segment was sent or received");
    default:
        return received(step);
    }
}

QString through(std::span<const State> states)
{
    QStringList names;
    for (const State state : states)
        names << words::text(rfcName(state));
    return names.join(QStringLiteral(" → "));
}

} // namespace

QString causeText(const Step& step)
{
    if (isWholeLife(step))
        return StepTexts::tr("opened and closed unseen");
    if (step.known == Known::Ambiguous)
        //: Instead of a cause: there are several possible ways from one state to the other.
        return StepTexts::tr("several paths");
    if (!step.cause)
        //: Instead of a cause.
        return StepTexts::tr("cause unknown");
    if (*step.cause == Cause::TimedOut && step.retransmissions > 0)
        return StepTexts::tr("gave up after %n retries", nullptr, static_cast<int>(step.retransmissions));
    return StepTexts::cause(*step.cause);
}

QString meaningText(const Step& step)
{
    if (isWholeLife(step))
        return StepTexts::tr("opened and closed between two snapshots");
    if (step.known == Known::Ambiguous)
        return waysText(step);
    return step.cause ? StepTexts::meaning(step, *step.cause) : QString();
}

QString waysText(const Step& step)
{
    const std::span<const Way> ways = waysOf(step);
    constexpr std::size_t most = 3; // a longer sentence is hard to read
    QStringList texts;
    for (const Way& way : ways.first(std::min(ways.size(), most))) {
        const auto states = way.states();
        texts << (states.size() <= 2 ? StepTexts::tr("directly")
                                     //: %1: states with arrows between them
                                     : StepTexts::tr("through %1").arg(through(states.subspan(1, states.size() - 2))));
    }
    if (ways.size() > most)
        texts << StepTexts::tr("one of %n other path(s)", nullptr, static_cast<int>(ways.size() - most));
    //: Between two possibilities.
    return texts.join(StepTexts::tr(", or "));
}

QString knownText(Known known)
{
    switch (known) {
    case Known::Observed:
        //: How a transition is known; keep the sign.
        return StepTexts::tr("● observed");
    case Known::Seen:
        //: How a transition is known; keep the sign.
        return StepTexts::tr("◐ seen");
    case Known::Inferred:
        //: How a transition is known; keep the sign.
        return StepTexts::tr("○ inferred");
    case Known::Ambiguous:
        break;
    }
    //: How a transition is known; keep the sign.
    return StepTexts::tr("? ambiguous");
}

QString explanation(Known known)
{
    switch (known) {
    case Known::Observed:
        return StepTexts::tr("Observed: the kernel reported it as it happened.");
    case Known::Seen:
        return StepTexts::tr(
            "Seen: one snapshot found the first state, a later one the second, and one step joins them.");
    case Known::Inferred:
        return StepTexts::tr("Inferred: nobody saw it, but it is the only path between what was seen.");
    case Known::Ambiguous:
        break;
    }
    return StepTexts::tr("Ambiguous: several paths lead from what was seen first to what was seen then.");
}

} // namespace atlas::view
