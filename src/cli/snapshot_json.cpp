// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/snapshot_json.h"

#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "formats/export/json_line.h"

#include <string>
#include <type_traits>

namespace atlas::cli {
namespace {

using formats::JsonLine;

/// An identity (an inode, a user) is a number in JSON; nothing is null.
template <typename Value> void add(JsonLine& line, std::string_view name, const std::optional<Value>& value)
{
    if constexpr (std::is_enum_v<Value>)
        line.member(name, value ? std::optional(number(*value)) : std::nullopt);
    else
        line.member(name, value);
}

void add(JsonLine& line, std::string_view name, const std::optional<TcpInfo::Milliseconds>& time)
{
    line.member(name, time ? std::optional(time->count()) : std::nullopt);
}

void addOwners(JsonLine& line, std::string_view name, const OwnerList& owners)
{
    line.name(name).open('[');
    for (const Owner& owner : owners.all()) {
        line.open('{').member("pid", number(owner.process->pid)).member("name", visible(owner.process->name));
        line.member("fd", owner.descriptor != noDescriptor ? std::optional(owner.descriptor) : std::nullopt).close('}');
    }
    line.close(']');
}

void add(JsonLine& line, std::string_view name, const std::optional<Timer>& timer)
{
    line.name(name);
    if (!timer) {
        line.null();
        return;
    }
    line.open('{').member("kind", identifier(timer->kind)).member("remaining_ms", timer->remaining.count());
    line.member("retransmissions", timer->retransmissions).close('}');
}

void add(JsonLine& line, std::string_view name, const std::optional<TcpInfo>& info)
{
    line.name(name);
    if (!info) {
        line.null();
        return;
    }
    line.open('{').member("rtt_us", info->rtt.count()).member("rttvar_us", info->rttvar.count());
    line.member("rto_ms", info->rto.count()).member("cwnd", info->cwnd).member("ssthresh", info->ssthresh);
    line.member("mss", info->mss).member("unacked", info->unacked).member("retransmits", info->retransmits);
    line.member("total_retransmits", info->totalRetransmits);
    add(line, "last_data_sent_ms", info->lastDataSent);
    add(line, "last_data_received_ms", info->lastDataReceived);
    add(line, "last_ack_received_ms", info->lastAckReceived);
    line.member("pacing_rate", info->pacingRate).member("delivery_rate", info->deliveryRate);
    line.member("bytes_sent", info->bytesSent)
        .member("bytes_acked", info->bytesAcked)
        .member("bytes_received", info->bytesReceived);
    const std::string congestionControl = visible(info->congestionControlName());
    line.member("congestion_control", congestionControl.empty() ? std::nullopt : std::optional(congestionControl));
    line.close('}');
}

void add(JsonLine& line, const SocketRecord& record)
{
    line.open('{');
    line.member("cookie", record.cookie ? std::optional(std::to_string(number(*record.cookie))) : std::nullopt);
    line.member("family", record.family() == Family::IPv4 ? "ipv4" : "ipv6");
    line.member("local", record.local);
    line.member("remote", record.hasPeer() ? std::optional(record.remote) : std::nullopt);
    line.member("interface", record.interface ? std::optional(record.interface->text()) : std::nullopt);
    line.member("v6only", record.v6only);
    line.member("state", rfcName(record.state));
    add(line, "inode", record.inode);
    add(line, "uid", record.uid);
    addOwners(line, "owners", record.owners);
    line.member("owner_missing", record.ownerMissing ? std::optional(identifier(*record.ownerMissing)) : std::nullopt);
    addOwners(line, "last_owners", related(record, Relation::HeldLast));
    addOwners(line, "listener_owners", related(record, Relation::HoldListener));
    line.member("receive_queue", record.receiveQueue).member("send_queue", record.sendQueue);
    add(line, "timer", record.timer);
    add(line, "tcp_info", record.tcpInfo);
    if (record.isBoundOnly())
        line.member("bound", true);
    line.close('}');
}

} // namespace

/// One socket a line: for programs that read line by line, and for people who look.
void writeJson(std::ostream& out, const Snapshot& snapshot, std::span<const SocketRecord* const> chosen)
{
    JsonLine line;
    line.open('{').member("schema", 1).member("time", utcText(snapshot.wallTime));
    line.member("complete", snapshot.complete() && !snapshot.fallback);
    line.member("processes_hidden", snapshot.processesHidden);
    line.member("owners_problem",
                snapshot.ownersProblem ? std::optional(visible(snapshot.ownersProblem->message())) : std::nullopt);
    out << line.name("sockets").open('[').text();
    const char* separator = "\n";
    for (const SocketRecord* const record : chosen) {
        line.clear();
        add(line, *record);
        out << separator << line.text();
        separator = ",\n";
    }
    out << "\n]}\n";
}

} // namespace atlas::cli
