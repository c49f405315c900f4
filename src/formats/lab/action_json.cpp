// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actions as JSON and back. Whatever comes from outside is held against what a call needs, so that the rest of the
// laboratory meets complete actions with numbers in range.
#include "formats/lab/action.h"
#include "formats/lab/json_members.h"

#include <cctype>
#include <limits>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr std::size_t longestWord = 64;
constexpr int largestBacklog = 4096;
constexpr int mostSkipped = 10'000;

std::optional<Host> hostMember(JsonMembers& members, const std::string& name)
{
    const auto text = members.text(name, longestWord);
    if (!text)
        return std::nullopt;
    const auto host = parseHost(*text);
    if (!host)
        members.fail(name, Error::saying("\"a\" or \"b\" is expected"));
    return host;
}

/// A name of a program's own choosing: letters, digits, '-' and '_'.
std::optional<std::string> nameMember(JsonMembers& members, const std::string& name)
{
    auto text = members.text(name, longestName);
    for (const char letter : text.value_or(""))
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0 && letter != '-' && letter != '_')
            members.fail(name, Error::saying("letters, digits, - and _ are expected"));
    return text;
}

template <typename T, typename Parse>
std::optional<T> wordMember(JsonMembers& members, const std::string& name, Parse parse)
{
    const auto text = members.text(name, longestWord);
    if (!text)
        return std::nullopt;
    const std::optional<T> value = parse(*text);
    if (!value)
        members.fail(name, Error::saying("there is no \"%1\"", visible(*text)));
    return value;
}

int requiredInteger(JsonMembers& members, const std::string& name, int least, int most)
{
    return static_cast<int>(members.required(name, members.integer(name, least, most)));
}

std::uint16_t requiredPort(JsonMembers& members, int least)
{
    return static_cast<std::uint16_t>(
        requiredInteger(members, "port", least, std::numeric_limits<std::uint16_t>::max()));
}

void readOption(JsonMembers& members, Call& call)
{
    call.option = members.required("option", wordMember<SocketOption>(members, "option", parseSocketOption));
    const json* const value = members.find("value");
    if (value != nullptr && value->is_boolean())
        call.value = value->get<bool>() ? 1 : 0;
    else
        call.value = requiredInteger(members, "value", 0, std::numeric_limits<int>::max());
    if (call.option == SocketOption::Linger && *call.value > 0)
        members.fail("value",
                     Error::saying("0 is expected, as a close() that lingers would wait, and no call here does"));
}

void readArguments(JsonMembers& members, Call& call)
{
    switch (call.call) {
    case CallName::Bind:
        call.port = requiredPort(members, 0);
        break;
    case CallName::Listen:
        call.backlog = requiredInteger(members, "backlog", 0, largestBacklog);
        break;
    case CallName::Connect:
        call.port = requiredPort(members, 1);
        call.address = wordMember<Address>(members, "address", [](const std::string& text) {
            const auto address = Address::parse(text);
            return address && address->family == Family::IPv4 ? address : std::nullopt;
        });
        break;
    case CallName::Accept:
        call.as = members.required("as", nameMember(members, "as"));
        break;
    case CallName::Send:
        call.bytes = static_cast<std::size_t>(requiredInteger(members, "bytes", 1, mostBytes));
        break;
    case CallName::Read:
        call.bytes = static_cast<std::size_t>(members.integer("bytes", 0, mostBytes).value_or(0));
        break;
    case CallName::SetOption:
        readOption(members, call);
        break;
    case CallName::Socket:
    case CallName::Shutdown:
    case CallName::Close:
        break;
    }
}

Action readCall(JsonMembers& members)
{
    Call call;
    call.host = members.required("host", hostMember(members, "host"));
    call.call = members.required("call", wordMember<CallName>(members, "call", parseCallName));
    call.socket = members.required("socket", nameMember(members, "socket"));
    readArguments(members, call);
    return call;
}

PacketChoice readChoice(JsonMembers& members, const std::string& name)
{
    const json* const member = members.find(name);
    if (member != nullptr && member->is_object()) {
        auto matcher = parseMatcher(*member);
        if (!matcher)
            members.fail(name, matcher.error());
        return matcher.value_or(PacketMatcher{});
    }
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    return PacketId{static_cast<std::uint32_t>(members.required(name, members.integer(name, 1, most)))};
}

std::chrono::milliseconds readTime(JsonMembers& members, const std::string& name, std::chrono::milliseconds longest)
{
    return std::chrono::milliseconds(requiredInteger(members, name, 0, static_cast<int>(longest.count())));
}

Action readInject(JsonMembers& members)
{
    if (members.required("kind", members.text("kind", longestWord)) != "rst")
        members.fail("kind", Error::saying("\"rst\" is expected"));
    Inject inject;
    inject.to = members.required("to", hostMember(members, "to"));
    inject.socket = members.required("socket", nameMember(members, "socket"));
    return inject;
}

Action readAwait(JsonMembers& members)
{
    Await await;
    const std::string what = members.required("for", members.text("for", longestWord));
    const json nothing = json::object();
    const auto read = [&](const std::string& name, auto parse) {
        const json* const member = members.find(name);
        auto value = parse(member == nullptr ? nothing : *member);
        if (value)
            await.until = std::move(*value);
        else
            members.fail(name, value.error());
    };
    if (what == "packet")
        read("packet", parseMatcher);
    else if (what == "states")
        read("states", parseEndStates);
    else
        members.fail("for", Error::saying("\"packet\" or \"states\" is expected"));
    await.timeout = readTime(members, "timeout_ms", longestWait);
    return await;
}

Action read(JsonMembers& members, const std::string& what)
{
    if (what == "call")
        return readCall(members);
    if (what == "deliver")
        return Deliver{readChoice(members, "packet")};
    if (what == "drop")
        return Drop{readChoice(members, "packet")};
    if (what == "duplicate")
        return Duplicate{readChoice(members, "packet")};
    if (what == "delay")
        return Delay{readChoice(members, "packet"), readTime(members, "ms", longestDelay)};
    if (what == "swap")
        return Swap{readChoice(members, "packet"), readChoice(members, "with")};
    if (what == "inject")
        return readInject(members);
    if (what == "await")
        return readAwait(members);
    if (what != "look")
        members.fail("do", Error::saying("there is no \"%1\"", visible(what)));
    return Look{};
}

json choiceJson(const PacketChoice& choice)
{
    if (const auto* const matcher = std::get_if<PacketMatcher>(&choice))
        return toJson(*matcher);
    return std::to_underlying(std::get<PacketId>(choice));
}

struct Writer {
    json operator()(const Call& call) const
    {
        json object{{"do", "call"}, {"host", name(call.host)}, {"call", name(call.call)}, {"socket", call.socket}};
        if (call.port)
            object["port"] = *call.port;
        if (call.address)
            object["address"] = call.address->toString();
        if (call.backlog)
            object["backlog"] = *call.backlog;
        if (call.as)
            object["as"] = *call.as;
        if (call.bytes)
            object["bytes"] = *call.bytes;
        if (call.option)
            object["option"] = name(*call.option);
        if (call.value)
            object["value"] = *call.value;
        return object;
    }
    json operator()(const Deliver& action) const { return {{"do", "deliver"}, {"packet", choiceJson(action.packet)}}; }
    json operator()(const Drop& action) const { return {{"do", "drop"}, {"packet", choiceJson(action.packet)}}; }
    json operator()(const Duplicate& action) const
    {
        return {{"do", "duplicate"}, {"packet", choiceJson(action.packet)}};
    }
    json operator()(const Delay& action) const
    {
        return {{"do", "delay"}, {"packet", choiceJson(action.packet)}, {"ms", action.time.count()}};
    }
    json operator()(const Swap& action) const
    {
        return {{"do", "swap"}, {"packet", choiceJson(action.packet)}, {"with", choiceJson(action.with)}};
    }
    json operator()(const Inject& action) const
    {
        return {{"do", "inject"}, {"kind", "rst"}, {"to", name(action.to)}, {"socket", action.socket}};
    }
    json operator()(const Await& action) const
    {
        json object{{"do", "await"}, {"timeout_ms", action.timeout.count()}};
        if (const auto* const matcher = std::get_if<PacketMatcher>(&action.until)) {
            object["for"] = "packet";
            object["packet"] = toJson(*matcher);
        } else {
            object["for"] = "states";
            object["states"] = toJson(std::get<EndStates>(action.until));
        }
        return object;
    }
    json operator()(const Look& /*action*/) const { return {{"do", "look"}}; }
};

} // namespace

std::expected<Action, Error> parseAction(const json& object)
{
    JsonMembers members(object);
    members.leave("id");
    members.leave("through");
    const std::string what = members.required("do", members.text("do", longestWord));
    Action action = read(members, what);
    if (auto problem = members.problem())
        return std::unexpected(std::move(*problem));
    return action;
}

json toJson(const Action& action)
{
    return std::visit(Writer{}, action);
}

std::expected<PacketMatcher, Error> parseMatcher(const json& object)
{
    JsonMembers members(object);
    PacketMatcher matcher;
    matcher.from = hostMember(members, "from");
    matcher.data = members.flag("data");
    matcher.skip = static_cast<std::uint32_t>(members.integer("skip", 0, mostSkipped).value_or(0));
    constexpr std::int64_t mostSequence = std::numeric_limits<std::uint32_t>::max();
    if (const auto sequence = members.integer("seq", 0, mostSequence))
        matcher.sequence = static_cast<std::uint32_t>(*sequence);
    if (const json* const flags = members.find("flags")) {
        if (!flags->is_array())
            members.fail("flags", Error::saying("a list is expected"));
        for (const json& flag : *flags) {
            const auto known = flag.is_string() ? parseTcpFlag(flag.get<std::string>()) : std::nullopt;
            if (known)
                matcher.flags.add(*known);
            else
                members.fail("flags", Error::saying("SYN, ACK, FIN, RST, PSH, URG, ECE or CWR is expected"));
        }
    }
    if (auto problem = members.problem())
        return std::unexpected(std::move(*problem));
    return matcher;
}

json toJson(const PacketMatcher& matcher)
{
    json object = json::object();
    if (matcher.from)
        object["from"] = name(*matcher.from);
    if (matcher.flags != TcpFlags())
        object["flags"] = toJson(matcher.flags);
    if (matcher.data)
        object["data"] = true;
    if (matcher.skip > 0)
        object["skip"] = matcher.skip;
    if (matcher.sequence)
        object["seq"] = *matcher.sequence;
    return object;
}

std::expected<EndStates, Error> parseEndStates(const json& object)
{
    JsonMembers members(object);
    const auto state = [&](const std::string& name) { return wordMember<State>(members, name, parseState); };
    EndStates states;
    states.a = state("a");
    states.b = state("b");
    if (auto problem = members.problem())
        return std::unexpected(std::move(*problem));
    return states;
}

json toJson(const EndStates& states)
{
    json object = json::object();
    if (states.a)
        object["a"] = rfcName(*states.a);
    if (states.b)
        object["b"] = rfcName(*states.b);
    return object;
}

json toJson(TcpFlags flags)
{
    json list = json::array();
    for (const TcpFlag flag : tcpFlags)
        if (flags.has(flag))
            list.push_back(name(flag));
    return list;
}

} // namespace atlas::lab
