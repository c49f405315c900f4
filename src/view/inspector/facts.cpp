// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/facts.h"

#include "core/socket/end_text.h"
#include "view/words/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace atlas::view {
namespace {

class Facts {
    Q_DECLARE_TR_FUNCTIONS(Facts)
};

/// Adds a fact only if there is something to say.
void add(FactGroup& group, const QString& label, const QString& value)
{
    if (!value.isEmpty())
        group.facts.push_back({label, value});
}

QString withService(const std::string& end, std::uint16_t port, const Names& names)
{
    QString result = words::text(end);
    if (const std::string* service = names.service(port))
        result += QStringLiteral(" (%1)").arg(words::hostile(*service));
    return result;
}

/// What a local address means for the reach of the socket.
QString reach(const SocketRecord& record)
{
    const Address& address = record.local.address;
    if (address.isLoopback())
        return Facts::tr("from this computer only");
    if (!address.isAny())
        return record.state == State::Listen ? Facts::tr("by whoever can reach this one address") : QString();
    if (address.family == Family::IPv4)
        return Facts::tr("at every IPv4 address of this computer");
    if (!record.v6only)
        return Facts::tr("at every address of this computer, IPv4 too unless the program asked for IPv6 only");
    return *record.v6only ? Facts::tr("at every IPv6 address of this computer, not by IPv4 (ss writes [::])")
                          : Facts::tr("at every address of this computer, IPv6 and IPv4 (ss writes *)");
}

FactGroup addresses(const SocketRecord& record, const Names& names)
{
    FactGroup group{Facts::tr("Addresses"), {}};
    add(group, Facts::tr("Local"), withService(localText(record), record.local.port, names));
    if (record.hasPeer())
        add(group, Facts::tr("Remote"), withService(remoteText(record), record.remote.port, names));
    if (record.isBoundOnly())
        add(group, Facts::tr("Bound"),
            Facts::tr("the program has reserved this address and port, and neither listens nor is connected"));
    add(group, Facts::tr("Reachable"), reach(record));
    const auto inner = record.remote.address.mapped();
    if (inner)
        add(group, Facts::tr("Actually"),
            Facts::tr("IPv4 with %1, through an IPv6 socket").arg(words::text(inner->toString())));
    if (record.interface)
        add(group, Facts::tr("Interface"),
            record.interface->name().empty() ? Facts::tr("number %1").arg(record.interface->index)
                                             : words::hostile(record.interface->name()));
    return group;
}

void addOwner(FactGroup& group, const Owner& owner, const Names& names)
{
    const Process& process = *owner.process;
    const QString who = words::process(process);
    const QString user = words::user(process.uid, names);
    add(group, Facts::tr("Process"),
        owner.descriptor != noDescriptor
            ? Facts::tr("%1, descriptor %2, user %3").arg(who).arg(owner.descriptor).arg(user)
            : Facts::tr("%1, without a descriptor (io_uring), user %2").arg(who, user));
    constexpr std::size_t longest = 300;
    if (!process.commandLine.empty())
        add(group, Facts::tr("Command"), words::hostile(std::string_view(process.commandLine).substr(0, longest)));
    if (process.executable)
        add(group, Facts::tr("Program"), words::hostile(*process.executable));
    if (process.unit)
        add(group, Facts::tr("Unit"), words::hostile(*process.unit));
    if (process.container)
        add(group, Facts::tr("Container"), words::hostile(*process.container));
}

FactGroup owners(const SocketRecord& record, const Names& names)
{
    FactGroup group{Facts::tr("Owner"), {}};
    constexpr std::size_t most = 8;
    const auto all = record.owners.all();
    for (const Owner& owner : all.first(std::min(all.size(), most)))
        addOwner(group, owner, names);
    if (all.size() > most)
        add(group, Facts::tr("And"), Facts::tr("%n more descriptor(s)", nullptr, static_cast<int>(all.size() - most)));
    if (record.owners.empty())
        add(group, Facts::tr("Process"), words::ownerMissing(record, names));
    add(group, Facts::tr("Related"), record.owners.empty() ? words::relation(record) : QString());
    if (record.uid)
        add(group, Facts::tr("Socket’s user"), words::user(*record.uid, names));
    return group;
}

/// What takes a sequence number in a queue beside the program's bytes.
enum class Counted : std::uint8_t { Nothing, Syn, Fin };

Counted countedToRead(const SocketRecord& record)
{
    const bool finHasArrived =
        record.state == State::CloseWait || record.state == State::LastAck || record.state == State::Closing;
    return finHasArrived && record.receiveQueue > 0 ? Counted::Fin : Counted::Nothing;
}

Counted countedToConfirm(const SocketRecord& record)
{
    if (record.sendQueue.value_or(0) == 0)
        return Counted::Nothing;
    switch (record.state) {
    case State::SynSent:
    case State::SynReceived:
        return Counted::Syn;
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
        return Counted::Fin;
    default:
        return Counted::Nothing;
    }
}

QString queued(std::uint32_t count, Counted counted)
{
    switch (counted) {
    case Counted::Nothing:
        break;
    case Counted::Syn:
        return Facts::tr("%1 (the SYN counts as one)").arg(count);
    case Counted::Fin:
        return Facts::tr("%1 (the FIN counts as one)").arg(count);
    }
    return words::bytes(count);
}

FactGroup queues(const SocketRecord& record)
{
    FactGroup group{Facts::tr("Queues"), {}};
    if (record.state == State::Listen) {
        add(group, Facts::tr("Waiting for accept()"),
            record.sendQueue ? Facts::tr("%1 of at most %n connection(s)", nullptr, static_cast<int>(*record.sendQueue))
                                   .arg(record.receiveQueue)
                             : Facts::tr("%n connection(s); the limit is not known", nullptr,
                                         static_cast<int>(record.receiveQueue)));
        return group;
    }
    const auto line = [](Counted counted, const QString& text, const QString& plain) {
        return counted == Counted::Nothing ? plain.arg(text) : text;
    };
    add(group, Facts::tr("Receive queue"),
        line(countedToRead(record), queuedToRead(record), Facts::tr("%1 not yet read by the program")));
    add(group, Facts::tr("Send queue"),
        line(countedToConfirm(record), queuedToConfirm(record), Facts::tr("%1 not yet confirmed by the other side")));
    return group;
}

FactGroup timers(const SocketRecord& record, Moment moment)
{
    FactGroup group{Facts::tr("Time"), {}};
    const StateAge age = stateAge(record, moment);
    add(group, Facts::tr("In this state"),
        age.exact ? words::duration(age.duration)
                  : Facts::tr("at least %1 (since it was first seen so)").arg(words::duration(age.duration)));
    if (record.timer)
        add(group, Facts::tr("Timer"), words::timer(runDown(*record.timer, moment)));
    return group;
}

QString segments(std::uint32_t count)
{
    return Facts::tr("%n packet(s)", nullptr, static_cast<int>(count));
}

FactGroup path(const TcpInfo& info)
{
    FactGroup group{Facts::tr("Path"), {}};
    if (info.rtt.count() != 0)
        add(group, Facts::tr("Round trip"),
            Facts::tr("%1 ± %2").arg(words::shortTime(info.rtt), words::shortTime(info.rttvar)));
    add(group, Facts::tr("Congestion window"), segments(info.cwnd));
    if (info.ssthresh)
        add(group, Facts::tr("Slow start until"), segments(*info.ssthresh));
    add(group, Facts::tr("Segment size"), words::bytes(info.mss));
    add(group, Facts::tr("Retransmitted"),
        info.retransmits == 0
            ? segments(info.totalRetransmits)
            : Facts::tr("%1, %2 of them unanswered now").arg(segments(info.totalRetransmits)).arg(info.retransmits));
    add(group, Facts::tr("Congestion control"), words::hostile(info.congestionControlName()));
    return group;
}

/// `time` is how long ago it was at `moment.read`; empty: it never happened.
QString ago(const std::optional<TcpInfo::Milliseconds>& time, Moment moment)
{
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(moment.now - moment.read);
    return time ? Facts::tr("%1 ago").arg(words::duration(std::chrono::milliseconds(*time) + since)) : QString();
}

FactGroup traffic(const TcpInfo& info, Moment moment)
{
    FactGroup group{Facts::tr("Traffic"), {}};
    if (info.bytesSent)
        add(group, Facts::tr("Sent"), words::bytes(*info.bytesSent));
    if (info.bytesAcked && info.bytesAcked != info.bytesSent)
        add(group, Facts::tr("Sent and confirmed"), words::bytes(*info.bytesAcked));
    if (info.bytesReceived)
        add(group, Facts::tr("Received"), words::bytes(*info.bytesReceived));
    add(group, Facts::tr("Last data sent"), ago(info.lastDataSent, moment));
    add(group, Facts::tr("Last data received"), ago(info.lastDataReceived, moment));
    if (info.deliveryRate && *info.deliveryRate != 0)
        add(group, Facts::tr("Delivery rate"), words::rate(*info.deliveryRate));
    if (info.pacingRate)
        add(group, Facts::tr("Pacing rate"), words::rate(*info.pacingRate));
    return group;
}

FactGroup identity(const SocketRecord& record)
{
    FactGroup group{Facts::tr("Identity"), {}};
    if (record.cookie)
        add(group, Facts::tr("Cookie"), QString::number(number(*record.cookie)));
    if (record.inode)
        add(group, Facts::tr("Inode"), QString::number(number(*record.inode)));
    add(group, Facts::tr("Kernel’s state number"), QString::number(record.kernelState));
    return group;
}

} // namespace

QString queuedToRead(const SocketRecord& record)
{
    return queued(record.receiveQueue, countedToRead(record));
}

QString queuedToConfirm(const SocketRecord& record)
{
    return queued(record.sendQueue.value_or(0), countedToConfirm(record));
}

std::vector<FactGroup> factsOf(const SocketRecord& record, const Names& names, Moment moment)
{
    std::vector<FactGroup> groups{addresses(record, names), owners(record, names), queues(record),
                                  timers(record, moment)};
    // A listener has no path and no traffic of its own.
    if (record.tcpInfo && record.state != State::Listen) {
        groups.push_back(path(*record.tcpInfo));
        groups.push_back(traffic(*record.tcpInfo, moment));
    }
    groups.push_back(identity(record));
    return groups;
}

} // namespace atlas::view
