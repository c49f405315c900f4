// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lab_texts.h"

#include "view/words/words.h"

#include <QCoreApplication>

namespace atlas::view {
namespace {

struct Lab {
    Q_DECLARE_TR_FUNCTIONS(Lab)
};

QString noteOf(const lab::HostSocket& socket)
{
    switch (socket.state) {
    case State::CloseWait:
        return socket.receiveQueue > 0
            ? Lab::tr("The receive queue of a CLOSE-WAIT shows one more than there is data: the FIN itself counts.")
            : QString();
    case State::SynReceived:
        return socket.owned ? QString()
                            : Lab::tr("This SYN-RECEIVED is a small request that the listener’s kernel keeps, not a "
                                      "socket of a program yet.");
    case State::Established:
        return socket.owned ? QString()
                            : Lab::tr("The connection is complete, but no program has called accept() yet: nobody "
                                      "owns it.");
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
        return socket.sendQueue > 1
            ? Lab::tr("Linux enters this state at close(), even while the FIN still waits behind data in the send "
                      "queue.")
            : QString();
    case State::FinWait2:
        return socket.owned ? QString()
                            : Lab::tr("No program holds this end any more; the kernel keeps it in FIN-WAIT-2 for a "
                                      "limited time (tcp_fin_timeout).");
    case State::TimeWait:
        return Lab::tr("A TIME-WAIT belongs to no program. Linux ends it after 60 s; no setting changes that.");
    case State::Listen:
        return socket.receiveQueue > 0
            ? Lab::tr("On a LISTEN socket the receive queue counts the connections that wait for accept().")
            : QString();
    case State::Closed:
    case State::SynSent:
    case State::Unknown:
        break;
    }
    return {};
}

} // namespace

QString failureText(const model::LabFailure& failure)
{
    const QString detail = words::error(failure.detail);
    switch (failure.kind) {
    case model::LabFailure::Kind::CannotStart:
        return Lab::tr("The lab’s program cannot be started: %1").arg(detail);
    case model::LabFailure::Kind::Silent:
        return Lab::tr("The lab’s program was started, but does not answer.");
    case model::LabFailure::Kind::Nonsense:
        return Lab::tr("The lab’s program said something that this window does not understand: %1").arg(detail);
    case model::LabFailure::Kind::Ended:
        return Lab::tr("The lab’s program has ended: %1").arg(detail);
    case model::LabFailure::Kind::Killed:
        break;
    }
    return Lab::tr("The lab’s program was killed. Everything that it had made is gone.");
}

QString refusalText(const lab::Refusal& refusal)
{
    using enum lab::Refusal::Reason;
    QString what;
    switch (refusal.reason) {
    case NoUserNamespaces:
        what = Lab::tr("This computer refuses user namespaces, which the lab needs for its two hosts.");
        break;
    case NoNetworkNamespaces:
        what = Lab::tr("This computer refuses network namespaces, which the lab needs for its two hosts.");
        break;
    case NoTun:
        what = Lab::tr("This computer refuses /dev/net/tun, which the lab needs to hold each packet.");
        break;
    case Failed:
        what = Lab::tr("The lab cannot make its two hosts.");
        break;
    }
    QStringList parts{what, words::error(refusal.error)};
    if (!refusal.remedy.phrases.empty())
        parts += Lab::tr("To allow it: %1").arg(words::error(refusal.remedy));
    parts +=
        Lab::tr("Meanwhile, some lessons can be followed on this computer’s loopback, without seeing the packets.");
    return parts.join(QLatin1Char('\n'));
}

QStringList linuxNotes(const lab::PerHost<lab::HostSituation>& hosts)
{
    QStringList notes;
    for (const lab::Host host : lab::bothHosts)
        for (const lab::HostSocket& socket : hosts[host].sockets)
            if (const QString note = noteOf(socket); !note.isEmpty() && !notes.contains(note))
                notes += note;
    return notes;
}

QString ssCommand(const lab::PerHost<lab::HostSituation>& hosts)
{
    QStringList ports;
    for (const lab::Host host : lab::bothHosts)
        for (const lab::HostSocket& socket : hosts[host].sockets)
            if (socket.local && socket.local->port != 0)
                ports += QString::number(socket.local->port);
    ports.removeDuplicates();
    QStringList conditions;
    for (const QString& port : std::as_const(ports))
        conditions += QStringLiteral("sport = :%1").arg(port);
    return ports.isEmpty() ? QString()
                           : QStringLiteral("ss -tan '( %1 )'").arg(conditions.join(QStringLiteral(" or ")));
}

QString endpointText(const std::optional<Endpoint>& endpoint)
{
    return endpoint ? words::text(endpoint->toString()) : QString();
}

} // namespace atlas::view
