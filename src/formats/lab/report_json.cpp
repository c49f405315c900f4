// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/report.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

json orNull(const auto& value)
{
    return value ? json(*value) : json(nullptr);
}

json idOrNull(const std::optional<PacketId>& id)
{
    return id ? json(std::to_underlying(*id)) : json(nullptr);
}

json timerJson(const std::optional<Timer>& timer)
{
    if (!timer)
        return nullptr;
    return {{"kind", identifier(timer->kind)},
            {"remaining_ms", timer->remaining.count()},
            {"retransmissions", timer->retransmissions}};
}

/// Null where there is none: a socket that is not bound, a listener's peer.
json endpointJson(const Endpoint& endpoint)
{
    return endpoint == Endpoint{Address{{}, endpoint.address.family}, 0} ? json(nullptr) : json(endpoint.toString());
}

json socketJson(const SocketReport& socket)
{
    return {{"name", orNull(socket.name)},
            {"state", rfcName(socket.state())},
            {"local", endpointJson(socket.record.local)},
            {"remote", endpointJson(socket.record.remote)},
            {"receive_queue", socket.record.receiveQueue},
            {"send_queue", socket.record.sendQueue},
            {"timer", timerJson(socket.record.timer)},
            {"owned", socket.owned}};
}

json hostJson(const HostReport& host)
{
    json sockets = json::array();
    for (const SocketReport& socket : host.sockets)
        sockets.push_back(socketJson(socket));
    return {{"end", {{"state", rfcName(host.end.state)}, {"socket", orNull(host.end.socket)}}},
            {"sockets", std::move(sockets)}};
}

struct NewsWriter {
    json operator()(const CallMade& news) const
    {
        json object = toJson(news.result);
        object.update({{"kind", "call"}, {"host", name(news.host)}, {"socket", news.socket}, {"text", news.text}});
        if (news.later)
            object["later"] = true;
        return object;
    }
    json operator()(const StateChanged& news) const
    {
        return {{"kind", "state"},
                {"host", name(news.host)},
                {"socket", orNull(news.socket)},
                {"from", rfcName(news.from)},
                {"to", rfcName(news.to)}};
    }
    json operator()(const PacketNews& news) const
    {
        const PacketSummary& packet = news.packet;
        json object{{"kind", name(news.event)},
                    {"packet", std::to_underlying(packet.id)},
                    {"host", name(packet.from)},
                    {"label", label(packet)},
                    {"flags", toJson(packet.flags)},
                    {"seq", packet.sequence},
                    {"ack", orNull(packet.acknowledgement)},
                    {"length", packet.length},
                    {"copy_of", idOrNull(packet.copyOf)}};
        if (news.event == PacketEvent::Repeated)
            object["repetitions"] = packet.repetitions;
        if (news.with)
            object["with"] = std::to_underlying(*news.with);
        if (news.delay)
            object["delay_ms"] = news.delay->count();
        return object;
    }
    json operator()(const Waited& news) const { return {{"kind", "wait"}, {"waited_ms", news.time.count()}}; }
    json operator()(const Note& news) const
    {
        return {{"kind", "note"},
                {"code", news.code},
                {"text", news.text},
                {"host", news.host ? json(name(*news.host)) : json(nullptr)},
                {"socket", orNull(news.socket)}};
    }
};

} // namespace

json toJson(const CallResult& result)
{
    return {{"value", result.value}, {"errno", result.error ? json(errnoName(*result.error)) : json(nullptr)}};
}

json toJson(const PacketSummary& packet)
{
    return {{"id", std::to_underlying(packet.id)},
            {"from", name(packet.from)},
            {"to", name(other(packet.from))},
            {"label", label(packet)},
            {"flags", toJson(packet.flags)},
            {"seq", packet.sequence},
            {"ack", orNull(packet.acknowledgement)},
            {"length", packet.length},
            {"window", packet.window},
            {"local_port", packet.localPort},
            {"remote_port", packet.remotePort},
            {"copy_of", idOrNull(packet.copyOf)},
            {"repetitions", packet.repetitions},
            {"due_ms", packet.due ? json(packet.due->count()) : json(nullptr)}};
}

json toJson(const News& news)
{
    json object = std::visit(NewsWriter{}, news.what);
    object["n"] = news.number;
    object["ms"] = news.time.count();
    return object;
}

json toJson(const Report& report)
{
    json packets = json::array();
    for (const PacketSummary& packet : report.packets)
        packets.push_back(toJson(packet));
    return {{"packets", std::move(packets)}, {"hosts", {{"a", hostJson(report.a)}, {"b", hostJson(report.b)}}}};
}

} // namespace atlas::lab
