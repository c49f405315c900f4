// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/snapshot_json.h"

#include "core/base/visible.h"
#include "core/base/wall_time.h"

#include <nlohmann/json.hpp>

#include <string>

namespace atlas::cli {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value> Json orNull(const std::optional<Value>& value)
{
    if (!value)
        return nullptr;
    if constexpr (std::is_enum_v<Value>)
        return number(*value);
    else
        return *value;
}

Json json(const Endpoint& endpoint)
{
    return {{"address", endpoint.address.toString()}, {"port", endpoint.port}};
}

Json orNull(const std::optional<TcpInfo::Milliseconds>& time)
{
    return time ? Json(time->count()) : Json(nullptr);
}

Json json(const OwnerList& owners)
{
    Json list = Json::array();
    for (const Owner& owner : owners.all())
        list.push_back({{"pid", number(owner.process->pid)},
                        {"name", visible(owner.process->name)},
                        {"fd", owner.descriptor != noDescriptor ? Json(owner.descriptor) : Json(nullptr)}});
    return list;
}

Json json(const std::optional<Timer>& timer)
{
    if (!timer)
        return nullptr;
    return {{"kind", identifier(timer->kind)},
            {"remaining_ms", timer->remaining.count()},
            {"retransmissions", timer->retransmissions}};
}

Json json(const std::optional<TcpInfo>& info)
{
    if (!info)
        return nullptr;
    const std::string congestionControl = visible(info->congestionControlName());
    return {{"rtt_us", info->rtt.count()},
            {"rttvar_us", info->rttvar.count()},
            {"rto_ms", info->rto.count()},
            {"cwnd", info->cwnd},
            {"ssthresh", orNull(info->ssthresh)},
            {"mss", info->mss},
            {"unacked", info->unacked},
            {"retransmits", info->retransmits},
            {"total_retransmits", info->totalRetransmits},
            {"last_data_sent_ms", orNull(info->lastDataSent)},
            {"last_data_received_ms", orNull(info->lastDataReceived)},
            {"last_ack_received_ms", orNull(info->lastAckReceived)},
            {"pacing_rate", orNull(info->pacingRate)},
            {"delivery_rate", orNull(info->deliveryRate)},
            {"bytes_sent", orNull(info->bytesSent)},
            {"bytes_acked", orNull(info->bytesAcked)},
            {"bytes_received", orNull(info->bytesReceived)},
            {"congestion_control", congestionControl.empty() ? Json(nullptr) : Json(congestionControl)}};
}

Json json(const SocketRecord& record)
{
    Json line{{"cookie", record.cookie ? Json(std::to_string(number(*record.cookie))) : Json(nullptr)},
              {"family", record.family() == Family::IPv4 ? "ipv4" : "ipv6"},
              {"local", json(record.local)},
              {"remote", record.hasPeer() ? json(record.remote) : Json(nullptr)},
              {"interface", record.interface ? Json(record.interface->text()) : Json(nullptr)},
              {"v6only", record.v6only ? Json(*record.v6only) : Json(nullptr)},
              {"state", rfcName(record.state)},
              {"inode", orNull(record.inode)},
              {"uid", orNull(record.uid)},
              {"owners", json(record.owners)},
              {"owner_missing", record.ownerMissing ? Json(identifier(*record.ownerMissing)) : Json(nullptr)},
              {"last_owners", json(related(record, Relation::HeldLast))},
              {"listener_owners", json(related(record, Relation::HoldListener))},
              {"receive_queue", record.receiveQueue},
              {"send_queue", orNull(record.sendQueue)},
              {"timer", json(record.timer)},
              {"tcp_info", json(record.tcpInfo)}};
    if (record.isBoundOnly())
        line["bound"] = true;
    return line;
}

} // namespace

void writeJson(std::ostream& out, const Snapshot& snapshot, std::span<const SocketRecord* const> chosen)
{
    const bool complete = snapshot.complete() && !snapshot.fallback;
    out << R"({"schema":1,"time":)" << Json(utcText(snapshot.wallTime)).dump() << R"(,"complete":)"
        << (complete ? "true" : "false") << R"(,"processes_hidden":)" << snapshot.processesHidden
        << R"(,"owners_problem":)"
        << (snapshot.ownersProblem ? Json(visible(snapshot.ownersProblem->message())) : Json(nullptr)).dump()
        << R"(,"sockets":[)";
    const char* separator = "\n";
    for (const SocketRecord* const record : chosen) {
        out << separator << json(*record).dump();
        separator = ",\n";
    }
    out << "\n]}\n";
}

} // namespace atlas::cli
