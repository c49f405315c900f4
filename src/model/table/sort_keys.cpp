// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/sort_keys.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas::model {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

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

/// The rank of each name among all of them; equal names have equal ranks.
template <typename Number> std::map<Number, std::uint64_t> ranks(const std::map<Number, std::string>& names)
{
    std::vector<std::pair<std::string, Number>> sorted;
    sorted.reserve(names.size());
    for (const auto& [number, name] : names) {
        sorted.emplace_back(name, number);
        std::ranges::transform(sorted.back().first, sorted.back().first.begin(), lower);
    }
    std::ranges::sort(sorted);
    std::map<Number, std::uint64_t> result;
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        rank += i > 0 && sorted[i].first != sorted[i - 1].first ? 1U : 0U;
        result.emplace(sorted[i].second, rank);
    }
    return result;
}

std::optional<SortKey> rankKey(const std::map<std::uint16_t, std::uint64_t>& ranks, std::uint16_t port)
{
    const auto found = ranks.find(port);
    return found == ranks.end() ? std::nullopt : std::optional(numberKey(found->second));
}

template <typename Value> std::optional<SortKey> numberKey(const std::optional<Value>& value)
{
    return value ? std::optional(numberKey(std::uint64_t{*value})) : std::nullopt;
}

QVariant text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QVariant text(const std::string* name)
{
    return name == nullptr ? QVariant() : text(std::string_view(*name));
}

QVariant addressValue(const Address& address)
{
    QByteArray bytes(1, address.family == Family::IPv4 ? '4' : '6');
    for (const std::uint8_t byte : address.bytes)
        bytes.append(static_cast<char>(byte));
    return bytes;
}

template <typename Value> QVariant numberValue(const std::optional<Value>& value)
{
    return value ? QVariant(qulonglong{*value}) : QVariant();
}

/// A round trip that was measured; the kernel says 0 where there was none.
std::optional<std::uint32_t> measuredRtt(const SocketRecord& record)
{
    if (!record.tcpInfo || record.tcpInfo->rtt.count() == 0)
        return std::nullopt;
    return record.tcpInfo->rtt.count();
}

template <typename Field> auto ofTcpInfo(const SocketRecord& record, Field field)
{
    using Value = std::remove_cvref_t<decltype((*record.tcpInfo).*field)>;
    if constexpr (requires { typename Value::value_type; })
        return record.tcpInfo ? (*record.tcpInfo).*field : Value();
    else
        return record.tcpInfo ? std::optional((*record.tcpInfo).*field) : std::nullopt;
}

std::string_view congestionControl(const SocketRecord& record)
{
    return record.tcpInfo ? record.tcpInfo->congestionControlName() : std::string_view();
}

} // namespace

bool SortKeys::setNames(const Names& names)
{
    if (m_column == Column::User)
        return std::exchange(m_userRanks, ranks(names.users)) != m_userRanks;
    if (m_column == Column::LocalService || m_column == Column::RemoteService)
        return std::exchange(m_serviceRanks, ranks(names.services)) != m_serviceRanks;
    return false;
}

SortKey SortKeys::key(const SocketRecord& record, Instant time) const
{
    const auto found = value(record, time);
    if (!found)
        return {SortKey::missing, 0, 0};
    if (!m_descending)
        return *found;
    return {static_cast<std::uint8_t>(SortKey::missing - 1 - found->group), ~found->high, ~found->low};
}

bool SortKeys::timerWasSetAgain(const SortKey& before, const SortKey& after)
{
    constexpr auto jitter = static_cast<std::uint64_t>(nanoseconds(milliseconds(500)).count());
    if (before.group != after.group)
        return true;
    return std::max(before.high, after.high) - std::min(before.high, after.high) > jitter;
}

std::optional<SortKey> SortKeys::value(const SocketRecord& record, Instant time) const
{
    if (!m_column)
        return SortKey();
    switch (*m_column) {
    case Column::Process:
        return record.owners.empty() ? std::nullopt : std::optional(textKey(record.owners.first()->name));
    case Column::Pid:
        return record.owners.empty()
            ? std::nullopt
            : std::optional(numberKey(static_cast<std::uint32_t>(number(record.owners.first()->pid))));
    case Column::User: {
        // Users without a name follow those that have one.
        if (!record.uid)
            return std::nullopt;
        const auto rank = m_userRanks.find(*record.uid);
        return rank != m_userRanks.end() ? numberKey(rank->second) : SortKey{1, number(*record.uid), 0};
    }
    case Column::LocalAddress:
        return addressKey(record.local.address);
    case Column::LocalPort:
        return numberKey(std::uint64_t{record.local.port});
    case Column::LocalService:
        return rankKey(m_serviceRanks, record.local.port);
    case Column::RemoteAddress:
        return record.hasPeer() ? std::optional(addressKey(record.remote.address)) : std::nullopt;
    case Column::RemotePort:
        return record.hasPeer() ? std::optional(numberKey(std::uint64_t{record.remote.port})) : std::nullopt;
    case Column::RemoteService:
        return record.hasPeer() ? rankKey(m_serviceRanks, record.remote.port) : std::nullopt;
    case Column::State:
        return numberKey(static_cast<std::uint64_t>(record.state));
    case Column::TimeInState: {
        // The longer ago it began, the greater the age.
        const SortKey began = instantKey(time - stateAge(record, time).duration);
        return numberKey(~began.high);
    }
    case Column::ReceiveQueue:
        return numberKey(std::uint64_t{record.receiveQueue});
    case Column::SendQueue:
        return numberKey(std::uint64_t{record.sendQueue});
    case Column::Timer:
        return record.timer ? std::optional(instantKey(time + record.timer->remaining)) : std::nullopt;
    case Column::Rtt:
        return numberKey(measuredRtt(record));
    case Column::Retransmissions:
        return numberKey(ofTcpInfo(record, &TcpInfo::totalRetransmits));
    case Column::BytesSent:
        return numberKey(ofTcpInfo(record, &TcpInfo::bytesAcked));
    case Column::BytesReceived:
        return numberKey(ofTcpInfo(record, &TcpInfo::bytesReceived));
    case Column::CongestionControl:
        return congestionControl(record).empty() ? std::nullopt : std::optional(textKey(congestionControl(record)));
    case Column::Advice:
        return std::nullopt;
    }
    return std::nullopt;
}

QVariant sortValue(Column column, const SocketRecord& record, const CellContext& context)
{
    const Process* const process = record.owners.first();
    switch (column) {
    case Column::Process:
        return process == nullptr ? QVariant() : text(std::string_view(process->name));
    case Column::Pid:
        return process == nullptr ? QVariant() : QVariant(number(process->pid));
    case Column::User:
        if (record.uid && context.names.user(*record.uid) == nullptr)
            return number(*record.uid);
        return record.uid ? text(context.names.user(*record.uid)) : QVariant();
    case Column::LocalAddress:
        return addressValue(record.local.address);
    case Column::LocalPort:
        return uint{record.local.port};
    case Column::LocalService:
        return text(context.names.service(record.local.port));
    case Column::RemoteAddress:
        return record.hasPeer() ? addressValue(record.remote.address) : QVariant();
    case Column::RemotePort:
        return record.hasPeer() ? QVariant(uint{record.remote.port}) : QVariant();
    case Column::RemoteService:
        return record.hasPeer() ? text(context.names.service(record.remote.port)) : QVariant();
    case Column::State:
        return static_cast<int>(record.state);
    case Column::TimeInState:
        return qlonglong{stateAge(record, context.now).duration.count()};
    case Column::ReceiveQueue:
        return record.receiveQueue;
    case Column::SendQueue:
        return record.sendQueue;
    case Column::Timer:
        return record.timer ? QVariant(record.timer->remaining.count()) : QVariant();
    case Column::Rtt:
        return numberValue(measuredRtt(record));
    case Column::Retransmissions:
        return numberValue(ofTcpInfo(record, &TcpInfo::totalRetransmits));
    case Column::BytesSent:
        return numberValue(ofTcpInfo(record, &TcpInfo::bytesAcked));
    case Column::BytesReceived:
        return numberValue(ofTcpInfo(record, &TcpInfo::bytesReceived));
    case Column::CongestionControl:
        return congestionControl(record).empty() ? QVariant() : text(congestionControl(record));
    case Column::Advice:
        return {};
    }
    return {};
}

} // namespace atlas::model
