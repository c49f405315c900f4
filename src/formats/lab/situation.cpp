// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/situation.h"

#include "formats/lab/json_fields.h"
#include "formats/lab/json_text.h"

#include <limits>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

// --- Packets -----------------------------------------------------------------------------------

json toJson(const Packet& packet)
{
    json object = toJson(packet.segment);
    object.update({{"id", std::to_underlying(packet.id)},
                   {"from", name(packet.from)},
                   {"to", name(other(packet.from))},
                   {"label", label(packet.segment)},
                   {"window", packet.window},
                   {"local_port", packet.localPort},
                   {"remote_port", packet.remotePort},
                   {"copy_of", packet.copyOf ? json(std::to_underlying(*packet.copyOf)) : json(nullptr)},
                   {"repetitions", packet.repetitions},
                   {"due_ms", packet.due ? json(packet.due->count()) : json(nullptr)}});
    return object;
}

Packet readPacket(JsonFields& fields)
{
    Packet packet;
    packet.id = PacketId{fields.small<std::uint32_t>("id")};
    packet.from = fields.word("from", parseHost, Error::saying("is neither a nor b"));
    packet.segment = readSegment(fields);
    packet.window = fields.smallIfAny<std::uint16_t>("window").value_or(0);
    packet.localPort = fields.smallIfAny<std::uint16_t>("local_port").value_or(0);
    packet.remotePort = fields.smallIfAny<std::uint16_t>("remote_port").value_or(0);
    if (const auto original = fields.smallIfAny<std::uint32_t>("copy_of"))
        packet.copyOf = PacketId{*original};
    packet.repetitions = fields.smallIfAny<std::uint32_t>("repetitions").value_or(0);
    if (const auto due = fields.smallIfAny<std::int32_t>("due_ms"))
        packet.due = std::chrono::milliseconds(*due);
    return packet;
}

// --- Sockets -----------------------------------------------------------------------------------

json toJson(const std::optional<Timer>& timer)
{
    if (!timer)
        return nullptr;
    return {{"kind", identifier(timer->kind)},
            {"remaining_ms", timer->remaining.count()},
            {"retransmissions", timer->retransmissions}};
}

Timer readTimer(JsonFields& fields)
{
    Timer timer;
    const std::string kind = fields.text("kind");
    for (const TimerKind known :
         {TimerKind::Retransmit, TimerKind::Keepalive, TimerKind::TimeWait, TimerKind::Persist, TimerKind::FinWait2})
        if (kind == identifier(known))
            timer.kind = known;
    timer.remaining = decltype(timer.remaining)(fields.small<std::uint32_t>("remaining_ms"));
    timer.retransmissions = fields.smallIfAny<std::uint8_t>("retransmissions").value_or(0);
    return timer;
}

json toJson(const HostSocket& socket)
{
    return {{"name", orNull(socket.name)},
            {"state", rfcName(socket.state)},
            {"local", socket.local ? json(socket.local->toString()) : json(nullptr)},
            {"remote", socket.remote ? json(socket.remote->toString()) : json(nullptr)},
            {"receive_queue", socket.receiveQueue},
            {"send_queue", socket.sendQueue},
            {"timer", toJson(socket.timer)},
            {"owned", socket.owned}};
}

HostSocket readSocket(JsonFields& fields)
{
    HostSocket socket;
    socket.name = fields.textIfAny("name");
    socket.state = fields.word("state", parseState, Error::saying("is no state"));
    socket.local = fields.wordIfAny("local", Endpoint::parse, Error::saying("is no address with a port"));
    socket.remote = fields.wordIfAny("remote", Endpoint::parse, Error::saying("is no address with a port"));
    socket.receiveQueue = fields.small<std::uint32_t>("receive_queue");
    socket.sendQueue = fields.small<std::uint32_t>("send_queue");
    if (fields.has("timer"))
        fields.inside("timer", [&](JsonFields& timer) { socket.timer = readTimer(timer); });
    socket.owned = fields.flag("owned");
    return socket;
}

// --- Hosts -------------------------------------------------------------------------------------

json toJson(const HostSituation& host)
{
    json sockets = json::array();
    for (const HostSocket& socket : host.sockets)
        sockets.push_back(toJson(socket));
    return {{"end", {{"state", rfcName(host.end.state)}, {"socket", orNull(host.end.socket)}}},
            {"sockets", std::move(sockets)}};
}

HostSituation readHost(JsonFields& fields)
{
    HostSituation host;
    fields.inside("end", [&](JsonFields& end) {
        host.end = {end.word("state", parseState, Error::saying("is no state")), end.textIfAny("socket")};
    });
    fields.each("sockets", [&](JsonFields& socket) { host.sockets.push_back(readSocket(socket)); });
    return host;
}

TcpFlags readFlags(JsonFields& fields)
{
    TcpFlags flags;
    for (const std::string& text : fields.texts("flags")) {
        const auto flag = parseTcpFlag(text);
        if (flag)
            flags.add(*flag);
        else
            fields.fail("flags", Error::saying("has an entry that is no flag of TCP"));
    }
    return flags;
}

} // namespace

bool isOfKind(const Segment& segment, const PacketMatcher& matcher)
{
    const auto agrees = [&](TcpFlag flag) { return segment.flags.has(flag) == matcher.flags.has(flag); };
    return agrees(TcpFlag::Syn) && agrees(TcpFlag::Fin) && agrees(TcpFlag::Rst) &&
        segment.flags.includes(matcher.flags) && (segment.length > 0) == matcher.data;
}

bool fits(const Packet& packet, const PacketMatcher& matcher)
{
    if (matcher.from && *matcher.from != packet.from)
        return false;
    if (matcher.sequence)
        return packet.segment.sequence == *matcher.sequence && isOfKind(packet.segment, matcher);
    return packet.segment.flags.includes(matcher.flags) && (!matcher.data || packet.segment.length > 0);
}

std::string label(const Segment& segment)
{
    if (segment.flags.has(TcpFlag::Rst))
        return "RST";
    if (segment.flags.has(TcpFlag::Syn))
        return segment.flags.has(TcpFlag::Ack) ? "SYN,ACK" : "SYN";
    if (segment.length > 0)
        return segment.flags.has(TcpFlag::Fin) ? "data,FIN" : "data";
    return segment.flags.has(TcpFlag::Fin) ? "FIN" : "ACK";
}

json toJson(const Segment& segment)
{
    return {{"flags", toJson(segment.flags)},
            {"seq", segment.sequence},
            {"ack", orNull(segment.acknowledgement)},
            {"length", segment.length}};
}

Segment readSegment(JsonFields& fields)
{
    Segment segment;
    segment.flags = readFlags(fields);
    segment.sequence = fields.small<std::uint32_t>("seq");
    segment.acknowledgement = fields.smallIfAny<std::uint32_t>("ack");
    segment.length = fields.small<std::uint16_t>("length");
    return segment;
}

json toJson(const Situation& situation)
{
    json packets = json::array();
    for (const Packet& packet : situation.packets)
        packets.push_back(toJson(packet));
    return {{"packets", std::move(packets)},
            {"hosts", {{"a", toJson(situation.hosts.a)}, {"b", toJson(situation.hosts.b)}}}};
}

Situation readSituation(JsonFields& report)
{
    Situation situation;
    if (report.has("packets"))
        report.each("packets", [&](JsonFields& packet) { situation.packets.push_back(readPacket(packet)); });
    report.inside("hosts", [&](JsonFields& both) {
        for (const Host host : bothHosts)
            both.inside(std::string(name(host)), [&](JsonFields& one) { situation.hosts[host] = readHost(one); });
    });
    return situation;
}

} // namespace atlas::lab
