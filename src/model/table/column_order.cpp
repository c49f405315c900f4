// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/column_order.h"

#include "core/base/letters.h"

#include <array>
#include <string>
#include <string_view>

namespace atlas::model {
namespace {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;

using Number = std::optional<std::uint64_t>;
using Text = std::optional<std::string_view>;

/// The first sixteen bytes without regard to case, most significant first.
SortKey textKey(std::string_view text)
{
    const auto word = [&](std::size_t from) {
        std::uint64_t bits = 0;
        for (std::size_t i = from; i < from + 8; ++i)
            bits = bits << 8U | (i < text.size() ? static_cast<unsigned char>(lower(text[i])) : 0U);
        return bits;
    };
    return {0, word(0), word(8)};
}

SortKey addressKey(const Address& address)
{
    const auto word = [&](std::size_t from) {
        std::uint64_t bits = 0;
        for (std::size_t i = from; i < from + 8; ++i)
            bits = bits << 8U | address.bytes[i];
        return bits;
    };
    return {static_cast<std::uint8_t>(address.family == Family::IPv4 ? 0 : 1), word(0), word(8)};
}

SortKey numberKey(std::uint64_t value)
{
    return {0, value, 0};
}

/// Order-preserving, also for the instants before the clock's start that tests use.
SortKey instantKey(Instant instant)
{
    const auto count = duration_cast<nanoseconds>(instant.time_since_epoch()).count();
    return numberKey(static_cast<std::uint64_t>(count) ^ (std::uint64_t{1} << 63U));
}

QVariant textValue(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QVariant addressValue(const Address& address)
{
    QByteArray bytes(1, address.family == Family::IPv4 ? '4' : '6');
    for (const std::uint8_t byte : address.bytes)
        bytes.append(static_cast<char>(byte));
    return bytes;
}

// --- Kinds of columns: each is made from a function that reads one value of a record ------------

/// read() gives a Number.
template <typename Read> constexpr ColumnOrder byNumber(Column column, Read)
{
    return {column,
            [](const SocketRecord& record, const NameRanks&, Instant) {
                const Number number = Read()(record);
                return number ? std::optional(numberKey(*number)) : std::nullopt;
            },
            [](const SocketRecord& record, const CellContext&) {
                const Number number = Read()(record);
                return number ? QVariant(qulonglong{*number}) : QVariant();
            }};
}

/// read() gives a Text.
template <typename Read> constexpr ColumnOrder byText(Column column, Read)
{
    return {column,
            [](const SocketRecord& record, const NameRanks&, Instant) {
                const Text text = Read()(record);
                return text ? std::optional(textKey(*text)) : std::nullopt;
            },
            [](const SocketRecord& record, const CellContext&) {
                const Text text = Read()(record);
                return text ? textValue(*text) : QVariant();
            }};
}

/// read() gives a pointer to an address; null where there is none.
template <typename Read> constexpr ColumnOrder byAddress(Column column, Read)
{
    return {column,
            [](const SocketRecord& record, const NameRanks&, Instant) {
                const Address* const address = Read()(record);
                return address != nullptr ? std::optional(addressKey(*address)) : std::nullopt;
            },
            [](const SocketRecord& record, const CellContext&) {
                const Address* const address = Read()(record);
                return address != nullptr ? addressValue(*address) : QVariant();
            }};
}

/// By the name of the service on a port; read() gives the Number of the port.
template <typename Read> constexpr ColumnOrder byService(Column column, Read)
{
    return {column,
            [](const SocketRecord& record, const NameRanks& ranks, Instant) {
                const Number port = Read()(record);
                const auto rank = port ? ranks.services.find(static_cast<std::uint16_t>(*port)) : ranks.services.end();
                return rank != ranks.services.end() ? std::optional(numberKey(rank->second)) : std::nullopt;
            },
            [](const SocketRecord& record, const CellContext& context) {
                const Number port = Read()(record);
                const auto* const name = port ? context.names.service(static_cast<std::uint16_t>(*port)) : nullptr;
                return name != nullptr ? textValue(*name) : QVariant();
            },
            ColumnOrder::RankedBy::Services};
}

constexpr auto localPort = [](const SocketRecord& record) { return Number(record.local.port); };
constexpr auto remotePort = [](const SocketRecord& record) {
    return record.hasPeer() ? Number(record.remote.port) : std::nullopt;
};

// --- Columns with an order of their own ---------------------------------------------------------

/// Users without a name follow those that have one.
std::optional<SortKey> userKey(const SocketRecord& record, const NameRanks& ranks, Instant)
{
    if (!record.uid)
        return std::nullopt;
    const auto rank = ranks.users.find(*record.uid);
    return rank != ranks.users.end() ? numberKey(rank->second) : SortKey{1, number(*record.uid), 0};
}

QVariant userValue(const SocketRecord& record, const CellContext& context)
{
    if (!record.uid)
        return {};
    const std::string* const name = context.names.user(*record.uid);
    return name != nullptr ? textValue(*name) : QVariant(number(*record.uid));
}

/// The longer ago it began, the greater the age.
std::optional<SortKey> ageKey(const SocketRecord& record, const NameRanks&, Instant time)
{
    const SortKey began = instantKey(time - stateAge(record, time).duration);
    return numberKey(~began.high);
}

QVariant ageValue(const SocketRecord& record, const CellContext& context)
{
    return qlonglong{stateAge(record, context.now).duration.count()};
}

std::optional<SortKey> timerKey(const SocketRecord& record, const NameRanks&, Instant time)
{
    return record.timer ? std::optional(instantKey(time + record.timer->remaining)) : std::nullopt;
}

QVariant timerValue(const SocketRecord& record, const CellContext&)
{
    return record.timer ? QVariant(record.timer->remaining.count()) : QVariant();
}

constexpr std::array orders{
    byText(Column::Process,
           [](const SocketRecord& record) {
               const Process* const process = record.named().first();
               return process != nullptr ? Text(process->name) : std::nullopt;
           }),
    byNumber(Column::Pid,
             [](const SocketRecord& record) {
                 const Process* const process = record.named().first();
                 return process != nullptr ? Number(static_cast<std::uint32_t>(number(process->pid))) : std::nullopt;
             }),
    ColumnOrder{Column::User, userKey, userValue, ColumnOrder::RankedBy::Users},
    byAddress(Column::LocalAddress, [](const SocketRecord& record) { return &record.local.address; }),
    byNumber(Column::LocalPort, localPort),
    byService(Column::LocalService, localPort),
    byAddress(Column::RemoteAddress,
              [](const SocketRecord& record) { return record.hasPeer() ? &record.remote.address : nullptr; }),
    byNumber(Column::RemotePort, remotePort),
    byService(Column::RemoteService, remotePort),
    byNumber(Column::State, [](const SocketRecord& record) { return Number(static_cast<std::uint8_t>(record.state)); }),
    ColumnOrder{
        .column = Column::TimeInState, .key = ageKey, .value = ageValue, .rankedBy = {}, .movesWithClock = true},
    byNumber(Column::ReceiveQueue, [](const SocketRecord& record) { return Number(record.receiveQueue); }),
    byNumber(Column::SendQueue,
             [](const SocketRecord& record) { return record.sendQueue ? Number(*record.sendQueue) : std::nullopt; }),
    ColumnOrder{.column = Column::Timer, .key = timerKey, .value = timerValue, .rankedBy = {}, .movesWithClock = true},
    byNumber(Column::Rtt,
             [](const SocketRecord& record) {
                 // The kernel says 0 where none was measured.
                 const bool measured = record.tcpInfo && record.tcpInfo->rtt.count() != 0;
                 return measured ? Number(record.tcpInfo->rtt.count()) : std::nullopt;
             }),
    byNumber(Column::Retransmissions,
             [](const SocketRecord& record) {
                 return record.tcpInfo ? Number(record.tcpInfo->totalRetransmits) : std::nullopt;
             }),
    byNumber(Column::BytesSent,
             [](const SocketRecord& record) { return record.tcpInfo ? record.tcpInfo->bytesSent : std::nullopt; }),
    byNumber(Column::BytesReceived,
             [](const SocketRecord& record) { return record.tcpInfo ? record.tcpInfo->bytesReceived : std::nullopt; }),
    byText(Column::CongestionControl,
           [](const SocketRecord& record) {
               const auto name = record.tcpInfo ? record.tcpInfo->congestionControlName() : std::string_view();
               return name.empty() ? std::nullopt : Text(name);
           }),
};
static_assert(hasEachColumn(orders));

} // namespace

const ColumnOrder& orderOf(Column column)
{
    return orders[static_cast<std::size_t>(column)];
}

} // namespace atlas::model
