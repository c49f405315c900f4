// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table as net/ipv4/tcp_ipv4.c prints it (tcp4_seq_show; tcp6_seq_show differs in the addresses):
//
//   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
//    0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 …
//
// Fields are separated by spaces. An address is one 32-bit word (IPv6: four), each printed in hex
// as the host's integer although it holds network order: on a little-endian machine 127.0.0.1 reads
// 0100007F. Ports are already turned. uid and inode are decimal, all else is hex.
#include "decode/proc_net_tcp.h"

#include "decode/holder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <optional>

namespace atlas::decode {
namespace {

constexpr std::string_view blanks = " \t\r";

/// The whole of `text` as an unsigned number.
template <typename Number> [[nodiscard]] std::optional<Number> parse(std::string_view text, int base)
{
    Number value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (code != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

enum Field : std::size_t {
    Slot,
    Local,
    Remote,
    StateNumber,
    Queues,
    TimerField,
    Retransmits,
    User,
    Probes,
    InodeField
};
constexpr std::size_t fieldCount = InodeField + 1;

/// The first fields of a line; empty if it has fewer.
[[nodiscard]] std::optional<std::array<std::string_view, fieldCount>> split(std::string_view line)
{
    std::array<std::string_view, fieldCount> fields;
    for (std::string_view& field : fields) {
        line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
        field = line.substr(0, line.find_first_of(blanks));
        if (field.empty())
            return std::nullopt;
        line.remove_prefix(field.size());
    }
    return fields;
}

/// Two hex numbers joined by a colon.
template <typename First, typename Second> struct Pair {
    First first;
    Second second;
};
template <typename First, typename Second>
[[nodiscard]] std::optional<Pair<First, Second>> parsePair(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto first = parse<First>(text.substr(0, colon), 16);
    const auto second = parse<Second>(text.substr(colon + 1), 16);
    if (!first || !second)
        return std::nullopt;
    return Pair<First, Second>{*first, *second};
}

[[nodiscard]] std::optional<Endpoint> parseEndpoint(std::string_view text, Family family)
{
    constexpr std::size_t wordDigits = 8;
    const std::size_t words = family == Family::IPv4 ? 1 : 4;
    const auto colon = text.find(':');
    if (colon != words * wordDigits)
        return std::nullopt;
    Endpoint endpoint;
    endpoint.address.family = family;
    for (std::size_t i = 0; i < words; ++i) {
        const auto word = parse<std::uint32_t>(text.substr(i * wordDigits, wordDigits), 16);
        if (!word)
            return std::nullopt;
        std::memcpy(endpoint.address.bytes.data() + i * sizeof *word, &*word, sizeof *word);
    }
    const auto port = parse<std::uint16_t>(text.substr(colon + 1), 16);
    if (!port)
        return std::nullopt;
    endpoint.port = *port;
    return endpoint;
}

[[nodiscard]] Timer makeTimer(TimerKind kind, std::uint64_t ticks, std::uint32_t retransmits,
                              std::uint32_t ticksPerSecond)
{
    constexpr std::uint64_t longest = std::numeric_limits<std::int32_t>::max();
    const std::uint64_t seconds = ticks / ticksPerSecond;
    // jiffies_delta_to_clock_t() never goes below 0, but older kernels printed what was overdue as a huge number.
    const std::uint64_t milliseconds =
        seconds > longest / 1000 ? 0 : seconds * 1000 + ticks % ticksPerSecond * 1000 / ticksPerSecond;
    return {kind, static_cast<std::uint8_t>(std::min(retransmits, 255U)),
            decltype(Timer::remaining){static_cast<std::uint32_t>(milliseconds)}};
}

/// Fills the record from a line without its newline, or says what is wrong with the line.
[[nodiscard]] std::optional<ProcFault> readLine(std::string_view line, Family family, std::uint32_t ticksPerSecond,
                                                SocketRecord& record)
{
    const auto fields = split(line);
    if (!fields)
        return ProcFault::FieldMissing;
    const auto local = parseEndpoint((*fields)[Local], family);
    const auto remote = parseEndpoint((*fields)[Remote], family);
    if (!local || !remote)
        return ProcFault::BadAddress;
    const auto state = parse<std::uint8_t>((*fields)[StateNumber], 16);
    if (!state)
        return ProcFault::BadState;
    const auto queues = parsePair<std::uint32_t, std::uint32_t>((*fields)[Queues]);
    if (!queues)
        return ProcFault::BadQueue;
    const auto timer = parsePair<std::uint8_t, std::uint64_t>((*fields)[TimerField]);
    const auto retransmits = parse<std::uint32_t>((*fields)[Retransmits], 16);
    if (!timer || !retransmits)
        return ProcFault::BadTimer;
    const auto uid = parse<std::uint32_t>((*fields)[User], 10);
    if (!uid)
        return ProcFault::BadUid;
    const auto inode = parse<std::uint32_t>((*fields)[InodeField], 10);
    if (!inode)
        return ProcFault::BadInode;

    record.local = *local;
    record.remote = *remote;
    record.kernelState = *state;
    record.state = stateFromKernel(*state);
    if (record.state == State::Listen)
        record.remote = Endpoint{Address{{}, family}, 0};
    // A listener's limit is not there; tcp4_seq_show() prints 0.
    record.sendQueue = record.state == State::Listen ? std::nullopt : std::optional(queues->first);
    record.receiveQueue = queues->second;
    setHolder(record, *inode, *uid);
    if (const auto kind = timerFromKernel(timer->first))
        record.timer = makeTimer(meaningOf(*kind, record), timer->second, *retransmits, ticksPerSecond);
    record.ownerMissing = OwnerMissing::NotLookedUp;
    return std::nullopt;
}

} // namespace

Error describe(ProcFault fault)
{
    switch (fault) {
    case ProcFault::NoHeader:
        return Error::saying("this is not a table of sockets");
    case ProcFault::FieldMissing:
        return Error::saying("fewer fields than a socket has");
    case ProcFault::BadAddress:
        return Error::saying("an address that cannot be read");
    case ProcFault::BadState:
        return Error::saying("a state that is no number");
    case ProcFault::BadQueue:
        return Error::saying("queues that are no numbers");
    case ProcFault::BadTimer:
        return Error::saying("a timer that cannot be read");
    case ProcFault::BadUid:
        return Error::saying("a user that is no number");
    case ProcFault::BadInode:
        return Error::saying("an inode that is no number");
    case ProcFault::LineCut:
        return Error::saying("the text ends within a line");
    }
    return Error::saying("an unknown fault");
}

std::vector<ProcProblem> decodeProcNetTcp(std::string_view text, Family family, std::vector<SocketRecord>& into,
                                          std::uint32_t ticksPerSecond)
{
    std::vector<ProcProblem> problems;
    ticksPerSecond = std::max(ticksPerSecond, 1U);
    for (std::size_t line = 1; !text.empty() || line == 1; ++line) {
        const auto end = text.find('\n');
        const std::string_view content = text.substr(0, end);
        if (line == 1 && (!content.contains("local_address") || end == std::string_view::npos)) {
            problems.push_back({line, ProcFault::NoHeader});
            break;
        }
        if (end == std::string_view::npos) {
            problems.push_back({line, ProcFault::LineCut});
            break;
        }
        text.remove_prefix(end + 1);
        if (line == 1)
            continue;
        SocketRecord record;
        if (const auto fault = readLine(content, family, ticksPerSecond, record))
            problems.push_back({line, *fault});
        else
            into.push_back(std::move(record));
    }
    return problems;
}

} // namespace atlas::decode
