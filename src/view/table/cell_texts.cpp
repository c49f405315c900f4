// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/cell_texts.h"

#include "view/words/words.h"

#include <QLocale>

#include <set>

namespace atlas::view {
namespace {

using model::Column;

/// What a cell shows where there is nothing to say.
const QString nothing = QStringLiteral("—");

QString processName(const SocketRecord& record)
{
    const Process* first = record.owners.first();
    if (first == nullptr)
        return nothing;
    std::set<Pid> processes;
    for (const Owner& owner : record.owners.all())
        processes.insert(owner.process->pid);
    const QString name = words::hostile(first->name);
    return processes.size() == 1 ? name : QStringLiteral("%1 +%2").arg(name).arg(processes.size() - 1);
}

QString port(std::uint16_t port)
{
    return port == 0 ? nothing : QString::number(port);
}

QString service(std::uint16_t port, const Names& names)
{
    const std::string* name = names.service(port);
    return name != nullptr ? words::hostile(*name) : QString();
}

QString shortTimer(const SocketRecord& record)
{
    return record.timer ? words::duration(record.timer->remaining) : QString();
}

template <typename Read> QString told(const std::optional<TcpInfo>& info, Read read)
{
    return info ? read(*info) : QString();
}

QString bytes(const std::optional<std::uint64_t>& count)
{
    return count ? words::bytes(*count) : QString();
}

} // namespace

QString CellTexts::title(Column column) const
{
    switch (column) {
    case Column::Process:
        return tr("Process");
    case Column::Pid:
        return tr("PID");
    case Column::User:
        return tr("User");
    case Column::LocalAddress:
        return tr("Local");
    case Column::LocalPort:
        return tr("Port", "local");
    case Column::LocalService:
        return tr("Service", "local");
    case Column::RemoteAddress:
        return tr("Remote");
    case Column::RemotePort:
        return tr("Port", "remote");
    case Column::RemoteService:
        return tr("Service", "remote");
    case Column::State:
        return tr("State");
    case Column::TimeInState:
        return tr("In state");
    case Column::ReceiveQueue:
        return tr("Recv-Q");
    case Column::SendQueue:
        return tr("Send-Q");
    case Column::Timer:
        return tr("Timer");
    case Column::Rtt:
        return tr("RTT");
    case Column::Retransmissions:
        return tr("Sent again");
    case Column::BytesSent:
        return tr("Sent");
    case Column::BytesReceived:
        return tr("Received");
    case Column::CongestionControl:
        return tr("Congestion control");
    case Column::Advice:
        return tr("Advice");
    }
    return {};
}

QString CellTexts::description(Column column) const
{
    switch (column) {
    case Column::Process:
        return tr("Process that owns the socket");
    case Column::Pid:
        return tr("PID: number of the process");
    case Column::User:
        return tr("User of the socket");
    case Column::LocalAddress:
        return tr("Local address");
    case Column::LocalPort:
        return tr("Local port");
    case Column::LocalService:
        return tr("Service name of the local port");
    case Column::RemoteAddress:
        return tr("Remote address");
    case Column::RemotePort:
        return tr("Remote port");
    case Column::RemoteService:
        return tr("Service name of the remote port");
    case Column::State:
        return tr("State");
    case Column::TimeInState:
        return tr("Time in this state; ≥ where it was there before it was first seen");
    case Column::ReceiveQueue:
        return tr("Receive queue: bytes that the program has not read; for LISTEN, connections waiting for accept()");
    case Column::SendQueue:
        return tr(
            "Send queue: bytes that the other side has not confirmed; for LISTEN, the limit of waiting connections");
    case Column::Timer:
        return tr("Timer: time until the kernel acts");
    case Column::Rtt:
        return tr("RTT: round-trip time");
    case Column::Retransmissions:
        return tr("Segments sent again");
    case Column::BytesSent:
        return tr("Bytes sent and confirmed");
    case Column::BytesReceived:
        return tr("Bytes received");
    case Column::CongestionControl:
        return tr("Congestion control");
    case Column::Advice:
        return tr("Advice");
    }
    return {};
}

QString CellTexts::text(Column column, const SocketRecord& record, const model::CellContext& context) const
{
    switch (column) {
    case Column::Process:
        return processName(record);
    case Column::Pid:
        return record.owners.first() != nullptr ? QString::number(number(record.owners.first()->pid)) : nothing;
    case Column::User:
        return record.uid ? words::user(*record.uid, context.names) : nothing;
    case Column::LocalAddress:
        return words::text(record.local.address.toString());
    case Column::LocalPort:
        return port(record.local.port);
    case Column::LocalService:
        return service(record.local.port, context.names);
    case Column::RemoteAddress:
        return record.hasPeer() ? words::text(record.remote.address.toString()) : nothing;
    case Column::RemotePort:
        return record.hasPeer() ? port(record.remote.port) : nothing;
    case Column::RemoteService:
        return record.hasPeer() ? service(record.remote.port, context.names) : QString();
    case Column::State:
        return words::text(rfcName(record.state));
    case Column::TimeInState:
        return words::age(stateAge(record, context.now));
    case Column::ReceiveQueue:
        return QString::number(record.receiveQueue);
    case Column::SendQueue:
        return QString::number(record.sendQueue);
    case Column::Timer:
        return shortTimer(record);
    case Column::Rtt:
        return told(record.tcpInfo,
                    [](const TcpInfo& info) { return info.rtt.count() == 0 ? QString() : words::shortTime(info.rtt); });
    case Column::Retransmissions:
        return told(record.tcpInfo, [](const TcpInfo& info) { return QString::number(info.totalRetransmits); });
    case Column::BytesSent:
        return told(record.tcpInfo, [](const TcpInfo& info) { return bytes(info.bytesAcked); });
    case Column::BytesReceived:
        return told(record.tcpInfo, [](const TcpInfo& info) { return bytes(info.bytesReceived); });
    case Column::CongestionControl:
        return told(record.tcpInfo, [](const TcpInfo& info) { return words::hostile(info.congestionControlName()); });
    case Column::Advice:
        return {};
    }
    return {};
}

} // namespace atlas::view
