// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/socket_table.h"

#include "core/base/visible.h"
#include "core/socket/end_text.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace atlas::cli {
namespace {

/// One digit behind the point, unless the number is large: "12.3ms", "230ms".
std::string rounded(double value, const char* unit)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(value < 99.95 ? 1 : 0) << value << unit;
    return text.str();
}

std::string duration(double milliseconds)
{
    if (milliseconds < 1)
        return rounded(milliseconds * 1000, "µs");
    if (milliseconds < 1000)
        return rounded(milliseconds, "ms");
    return milliseconds < 120'000 ? rounded(milliseconds / 1000, "s") : rounded(milliseconds / 60'000, "min");
}

/// What stands where there is nothing, so that every line has as many fields.
const std::string nothing = "-";

std::string nameOf(const OwnerList& owners)
{
    const std::size_t others = owners.processCount() - 1;
    return visible(owners.first()->name) + (others > 0 ? " +" + std::to_string(others) : "");
}

std::string processText(const SocketRecord& record)
{
    if (!record.owners.empty())
        return nameOf(record.owners);
    if (record.relation != Relation::None)
        return (record.relation == Relation::HeldLast ? "(was " : "(listener: ") + nameOf(record.related) + ')';
    // "(not permitted)": the reason, in the words of the JSON.
    std::string reason(record.ownerMissing ? identifier(*record.ownerMissing) : "unknown");
    std::ranges::replace(reason, '-', ' ');
    return '(' + reason + ')';
}

std::string pidText(const SocketRecord& record)
{
    const Process* const first = record.named().first();
    if (first == nullptr)
        return nothing;
    const std::string pid = std::to_string(number(first->pid));
    return record.owners.empty() ? '(' + pid + ')' : pid;
}

std::string userText(const SocketRecord& record, const Names& names)
{
    if (!record.uid)
        return nothing;
    const std::string* const name = names.user(*record.uid);
    return name ? visible(*name) : std::to_string(number(*record.uid));
}

std::string stateText(const SocketRecord& record)
{
    std::string text(rfcName(record.state));
    if (record.state == State::Unknown)
        text += " (" + std::to_string(record.kernelState) + ')';
    return text;
}

std::string timerText(const SocketRecord& record)
{
    if (!record.timer)
        return nothing;
    std::string text(identifier(record.timer->kind));
    text += ' ' + duration(record.timer->remaining.count());
    if (record.timer->retransmissions > 0)
        text += " ×" + std::to_string(record.timer->retransmissions);
    return text;
}

std::string rttText(const SocketRecord& record)
{
    return record.tcpInfo && record.tcpInfo->rtt.count() > 0 ? duration(record.tcpInfo->rtt.count() / 1000.0) : nothing;
}

} // namespace

Table socketTable(const Snapshot& snapshot, std::span<const SocketRecord* const> chosen, bool withOwners)
{
    std::vector<TableColumn> columns{
        {.title = "STATE"},
        {.title = "LOCAL", .keep = Keep::Ends, .narrowest = 15},
        {.title = "REMOTE", .keep = Keep::Ends, .narrowest = 15},
    };
    if (withOwners) {
        columns.push_back({.title = "PROCESS", .narrowest = 8});
        columns.push_back({.title = "PID", .align = Align::Right});
    }
    columns.push_back({.title = "USER", .expendable = 2});
    columns.push_back({.title = "RECV-Q", .align = Align::Right, .expendable = 4});
    columns.push_back({.title = "SEND-Q", .align = Align::Right, .expendable = 5});
    columns.push_back({.title = "RTT", .align = Align::Right, .expendable = 1});
    columns.push_back({.title = "TIMER", .expendable = 3});

    Table table(std::move(columns));
    for (const SocketRecord* const record : chosen) {
        std::vector<Cell> row{{stateText(*record), styleOf(phase(record->state))},
                              {localText(*record)},
                              {record->hasPeer() ? remoteText(*record) : nothing}};
        if (withOwners) {
            row.push_back({processText(*record)});
            row.push_back({pidText(*record)});
        }
        row.push_back({userText(*record, *snapshot.names)});
        row.push_back({std::to_string(record->receiveQueue)});
        row.push_back({record->sendQueue ? std::to_string(*record->sendQueue) : nothing});
        row.push_back({rttText(*record)});
        row.push_back({timerText(*record)});
        table.add(std::move(row));
    }
    return table;
}

} // namespace atlas::cli
