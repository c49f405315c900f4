// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/cell_texts.h"

#include "core/socket/end_text.h"
#include "view/words/words.h"

#include <QCoreApplication>

#include <array>

namespace atlas::view {
namespace {

using model::CellContext;
using model::Column;

/// What a cell shows where there is nothing to say.
const QString nothing = QStringLiteral("—");

class Cells {
    Q_DECLARE_TR_FUNCTIONS(CellTexts)
};

QString nameOf(const OwnerList& owners)
{
    const std::size_t others = owners.processCount() - 1;
    const QString name = words::hostile(owners.first()->name);
    return others == 0 ? name : QStringLiteral("%1 +%2").arg(name).arg(others);
}

QString processName(const SocketRecord& record, const Names& names)
{
    if (!record.owners.empty())
        return nameOf(record.owners);
    if (record.relation == Relation::HeldLast)
        return Cells::tr("(was %1)", "process").arg(nameOf(record.related));
    if (record.relation == Relation::HoldListener)
        return Cells::tr("(listener: %1)").arg(nameOf(record.related));
    if (record.ownerMissing == OwnerMissing::NotPermitted && record.uid)
        return QStringLiteral("(%1)").arg(words::user(*record.uid, names));
    return nothing;
}

QString pidText(const SocketRecord& record)
{
    const Process* const process = record.named().first();
    if (process == nullptr)
        return nothing;
    const QString pid = QString::number(number(process->pid));
    return record.owners.empty() ? QStringLiteral("(%1)").arg(pid) : pid;
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

template <typename Read> QString ofTcpInfo(const SocketRecord& record, Read read)
{
    return record.tcpInfo ? read(*record.tcpInfo) : nothing;
}

QString bytes(const std::optional<std::uint64_t>& count)
{
    return count ? words::bytes(*count) : nothing;
}

struct Title {
    const char* text = nullptr;
    const char* comment = nullptr;
};

/// Quantities stand to the right, so that their digits can be compared; names, and numbers that name, to the left.
enum class Align { Left, Right };

struct ColumnWords {
    Column column{};
    Title title;
    const char* description = nullptr;
    Align align{};
    QString (*text)(const SocketRecord& record, const CellContext& context) = nullptr;
};

constexpr std::array columnWords{
    ColumnWords{
        Column::Process,
        {QT_TRANSLATE_NOOP("CellTexts", "Process")},
        QT_TRANSLATE_NOOP("CellTexts", "Process that owns the socket"),
        Align::Left,
        [](const SocketRecord& record, const CellContext& context) { return processName(record, context.names); }},
    ColumnWords{Column::Pid,
                {QT_TRANSLATE_NOOP("CellTexts", "PID")},
                QT_TRANSLATE_NOOP("CellTexts", "PID: number of the process"),
                Align::Left,
                [](const SocketRecord& record, const CellContext&) { return pidText(record); }},
    ColumnWords{Column::User,
                {QT_TRANSLATE_NOOP("CellTexts", "User")},
                QT_TRANSLATE_NOOP("CellTexts", "User of the socket"),
                Align::Left,
                [](const SocketRecord& record, const CellContext& context) {
                    return record.uid ? words::user(*record.uid, context.names) : nothing;
                }},
    ColumnWords{Column::LocalAddress,
                {QT_TRANSLATE_NOOP("CellTexts", "Local")},
                QT_TRANSLATE_NOOP("CellTexts", "Local address"),
                Align::Left,
                [](const SocketRecord& record, const CellContext&) {
                    return words::text(isDualStack(record) ? std::string("*")
                                                           : addressText(record.local.address, record.interface));
                }},
    ColumnWords{Column::LocalPort, QT_TRANSLATE_NOOP3("CellTexts", "Port", "local"),
                QT_TRANSLATE_NOOP("CellTexts", "Local port"), Align::Left,
                [](const SocketRecord& record, const CellContext&) { return port(record.local.port); }},
    ColumnWords{Column::LocalService, QT_TRANSLATE_NOOP3("CellTexts", "Service", "local"),
                QT_TRANSLATE_NOOP("CellTexts", "Service name of the local port"), Align::Left,
                [](const SocketRecord& record, const CellContext& context) {
                    return service(record.local.port, context.names);
                }},
    ColumnWords{Column::RemoteAddress,
                {QT_TRANSLATE_NOOP("CellTexts", "Remote")},
                QT_TRANSLATE_NOOP("CellTexts", "Remote address"),
                Align::Left,
                [](const SocketRecord& record, const CellContext&) {
                    const Address& address = record.remote.address;
                    return record.hasPeer() ? words::text(addressText(address, remoteScope(address, record.interface)))
                                            : nothing;
                }},
    ColumnWords{Column::RemotePort, QT_TRANSLATE_NOOP3("CellTexts", "Port", "remote"),
                QT_TRANSLATE_NOOP("CellTexts", "Remote port"), Align::Left,
                [](const SocketRecord& record, const CellContext&) {
                    return record.hasPeer() ? port(record.remote.port) : nothing;
                }},
    ColumnWords{Column::RemoteService, QT_TRANSLATE_NOOP3("CellTexts", "Service", "remote"),
                QT_TRANSLATE_NOOP("CellTexts", "Service name of the remote port"), Align::Left,
                [](const SocketRecord& record, const CellContext& context) {
                    return record.hasPeer() ? service(record.remote.port, context.names) : QString();
                }},
    ColumnWords{Column::State,
                {QT_TRANSLATE_NOOP("CellTexts", "State")},
                QT_TRANSLATE_NOOP("CellTexts", "State"),
                Align::Left,
                [](const SocketRecord& record, const CellContext&) { return words::text(rfcName(record.state)); }},
    ColumnWords{Column::TimeInState,
                {QT_TRANSLATE_NOOP("CellTexts", "In state")},
                QT_TRANSLATE_NOOP("CellTexts", "Time in this state; ≥ where it was there before it was first seen"),
                Align::Left,
                [](const SocketRecord& record, const CellContext& context) {
                    return words::age(stateAge(record, context.now));
                }},
    ColumnWords{Column::ReceiveQueue,
                {QT_TRANSLATE_NOOP("CellTexts", "Recv-Q")},
                QT_TRANSLATE_NOOP(
                    "CellTexts",
                    "Receive queue: bytes that the program has not read; for LISTEN, connections waiting for accept()"),
                Align::Right,
                [](const SocketRecord& record, const CellContext&) { return QString::number(record.receiveQueue); }},
    ColumnWords{
        Column::SendQueue,
        {QT_TRANSLATE_NOOP("CellTexts", "Send-Q")},
        QT_TRANSLATE_NOOP(
            "CellTexts",
            "Send queue: bytes that the other side has not confirmed; for LISTEN, the limit of waiting connections"),
        Align::Right,
        [](const SocketRecord& record, const CellContext&) {
            return record.sendQueue ? QString::number(*record.sendQueue) : nothing;
        }},
    ColumnWords{Column::Timer,
                {QT_TRANSLATE_NOOP("CellTexts", "Timer")},
                QT_TRANSLATE_NOOP("CellTexts", "Timer: time until the kernel acts"),
                Align::Left,
                [](const SocketRecord& record, const CellContext&) {
                    return record.timer ? words::duration(record.timer->remaining) : QString();
                }},
    ColumnWords{Column::Rtt,
                {QT_TRANSLATE_NOOP("CellTexts", "RTT")},
                QT_TRANSLATE_NOOP("CellTexts", "RTT: round-trip time"),
                Align::Right,
                [](const SocketRecord& record, const CellContext&) {
                    return ofTcpInfo(record, [](const TcpInfo& info) {
                        return info.rtt.count() == 0 ? QString() : words::shortTime(info.rtt);
                    });
                }},
    ColumnWords{Column::Retransmissions,
                {QT_TRANSLATE_NOOP("CellTexts", "Retransmitted")},
                QT_TRANSLATE_NOOP("CellTexts", "Packets retransmitted"),
                Align::Right,
                [](const SocketRecord& record, const CellContext&) {
                    return ofTcpInfo(record,
                                     [](const TcpInfo& info) { return QString::number(info.totalRetransmits); });
                }},
    ColumnWords{Column::BytesSent,
                {QT_TRANSLATE_NOOP("CellTexts", "Sent")},
                QT_TRANSLATE_NOOP("CellTexts", "Bytes that the program has sent"),
                Align::Right,
                [](const SocketRecord& record, const CellContext&) {
                    return ofTcpInfo(record, [](const TcpInfo& info) { return bytes(info.bytesSent); });
                }},
    ColumnWords{Column::BytesReceived,
                {QT_TRANSLATE_NOOP("CellTexts", "Received")},
                QT_TRANSLATE_NOOP("CellTexts", "Bytes received"),
                Align::Right,
                [](const SocketRecord& record, const CellContext&) {
                    return ofTcpInfo(record, [](const TcpInfo& info) { return bytes(info.bytesReceived); });
                }},
    ColumnWords{Column::CongestionControl,
                {QT_TRANSLATE_NOOP("CellTexts", "Congestion control")},
                QT_TRANSLATE_NOOP("CellTexts", "Congestion control"),
                Align::Left,
                [](const SocketRecord& record, const CellContext&) {
                    return ofTcpInfo(record,
                                     [](const TcpInfo& info) { return words::hostile(info.congestionControlName()); });
                }},
};
static_assert(model::hasEachColumn(columnWords));

const ColumnWords& wordsOf(Column column)
{
    return columnWords[static_cast<std::size_t>(column)];
}

} // namespace

QString CellTexts::title(Column column) const
{
    const Title& title = wordsOf(column).title;
    return QCoreApplication::translate("CellTexts", title.text, title.comment);
}

QString CellTexts::description(Column column) const
{
    return QCoreApplication::translate("CellTexts", wordsOf(column).description);
}

QString CellTexts::text(Column column, const SocketRecord& record, const CellContext& context) const
{
    return wordsOf(column).text(record, context);
}

QString CellTexts::toolTip(Column column, const SocketRecord& record, const CellContext& context) const
{
    if (!model::speaksOfOwners(column) || !record.owners.empty())
        return {};
    const QString relation = words::relation(record);
    const QString reason = words::ownerMissing(record, context.names);
    return relation.isEmpty() ? reason : QStringLiteral("%1\n%2").arg(relation, reason);
}

bool isQuantity(Column column)
{
    return wordsOf(column).align == Align::Right;
}

} // namespace atlas::view
