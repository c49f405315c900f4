// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/event.h"

#include "formats/lab/json_fields.h"
#include "formats/lab/json_text.h"
#include "formats/lab/sentence.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> moves{"sent",       "repeated", "delivered", "dropped",
                                                "duplicated", "delayed",  "swapped",   "injected"};

struct Writer {
    json operator()(const CallMade& call) const
    {
        json object = toJson(call.result);
        object.update({{"kind", "call"}, {"host", name(call.host)}, {"socket", call.socket}, {"text", call.text}});
        if (call.later)
            object["later"] = true;
        return object;
    }
    json operator()(const StateChanged& change) const
    {
        return {{"kind", "state"},
                {"host", name(change.host)},
                {"socket", orNull(change.socket)},
                {"from", rfcName(change.from)},
                {"to", rfcName(change.to)}};
    }
    json operator()(const PacketMoved& packet) const
    {
        json object = toJson(packet.segment);
        object.update({{"kind", name(packet.move)},
                       {"packet", std::to_underlying(packet.id)},
                       {"host", name(packet.from)},
                       {"label", label(packet.segment)},
                       {"copy_of", packet.copyOf ? json(std::to_underlying(*packet.copyOf)) : json(nullptr)}});
        if (packet.repetitions)
            object["repetitions"] = *packet.repetitions;
        if (packet.with)
            object["with"] = std::to_underlying(*packet.with);
        if (packet.delay)
            object["delay_ms"] = packet.delay->count();
        return object;
    }
    json operator()(const Waited& wait) const { return {{"kind", "wait"}, {"waited_ms", wait.time.count()}}; }
    json operator()(const Note& note) const
    {
        return {{"kind", "note"},
                {"code", note.code},
                {"text", note.text.message()},
                {"phrases", phrasesOf(note.text)},
                {"host", note.host ? json(name(*note.host)) : json(nullptr)},
                {"socket", orNull(note.socket)}};
    }
};

Host readHost(JsonFields& fields)
{
    return fields.word("host", parseHost, Error::saying("is neither a nor b"));
}

CallMade readCall(JsonFields& fields)
{
    return {readHost(fields), fields.text("socket"), fields.text("text"), readCallResult(fields),
            fields.has("later") && fields.flag("later")};
}

StateChanged readChange(JsonFields& fields)
{
    return {readHost(fields), fields.textIfAny("socket"), fields.word("from", parseState, Error::saying("is no state")),
            fields.word("to", parseState, Error::saying("is no state"))};
}

PacketMoved readMove(JsonFields& fields, PacketMove move)
{
    const auto number = [&](const char* name) {
        const auto id = fields.smallIfAny<std::uint32_t>(name);
        return id ? std::optional(PacketId{*id}) : std::nullopt;
    };
    PacketMoved packet{.move = move,
                       .id = PacketId{fields.small<std::uint32_t>("packet")},
                       .from = readHost(fields),
                       .segment = readSegment(fields),
                       .copyOf = number("copy_of"),
                       .repetitions = fields.smallIfAny<std::uint32_t>("repetitions"),
                       .with = number("with"),
                       .delay = {}};
    if (const auto delay = fields.smallIfAny<std::int32_t>("delay_ms"))
        packet.delay = std::chrono::milliseconds(*delay);
    return packet;
}

Note readNote(JsonFields& fields, const std::string& kind)
{
    Error text = fields.has("text") ? readSentence(fields, "text", "phrases") : Error::verbatim(kind);
    return {fields.textIfAny("code").value_or(""), std::move(text),
            fields.wordIfAny("host", parseHost, Error::saying("is neither a nor b")), fields.textIfAny("socket")};
}

} // namespace

std::string_view name(PacketMove move)
{
    return moves.at(std::to_underlying(move));
}

json toJson(const Event& event)
{
    json object = std::visit(Writer{}, event.what);
    object["n"] = event.number;
    object["ms"] = event.time.count();
    return object;
}

Event readEvent(JsonFields& fields)
{
    Event event;
    const std::string kind = fields.text("kind");
    event.number = static_cast<std::uint64_t>(fields.number("n"));
    event.time = std::chrono::milliseconds(fields.number("ms"));
    const auto move = std::ranges::find(moves, kind);
    if (kind == "call")
        event.what = readCall(fields);
    else if (kind == "state")
        event.what = readChange(fields);
    else if (move != moves.end())
        event.what = readMove(fields, static_cast<PacketMove>(move - moves.begin()));
    else if (kind == "wait")
        event.what = Waited{std::chrono::milliseconds(fields.number("waited_ms"))};
    else
        event.what = readNote(fields, kind);
    return event;
}

} // namespace atlas::lab
