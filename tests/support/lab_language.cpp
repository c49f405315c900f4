// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/lab_language.h"

#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

void atlas::lab::PrintTo(const CallResult& result, std::ostream* out)
{
    *out << result.value << (result.error ? ' ' + errnoName(*result.error) : "");
}

namespace atlas::test {
namespace {

using namespace atlas::lab;

using Words = std::vector<std::string>;

Words split(std::string_view text, char separator)
{
    Words words;
    std::istringstream in{std::string(text)};
    for (std::string word; std::getline(in, word, separator);)
        if (!word.empty())
            words.push_back(word);
    return words;
}

template <typename T> T need(std::optional<T> value, const std::string& word)
{
    if (!value)
        throw std::invalid_argument("what is " + word);
    return *value;
}

PacketMatcher packet(const std::string& from, const std::string& flags)
{
    PacketMatcher matcher;
    matcher.from = need(parseHost(from), from);
    if (flags == "data")
        matcher.data = true;
    else
        for (const std::string& flag : split(flags, ','))
            matcher.flags.add(need(parseTcpFlag(flag), flag));
    return matcher;
}

Action call(const Words& words)
{
    Call call;
    call.host = need(parseHost(words.at(0)), words.at(0));
    call.call = words.at(1) == "set" ? CallName::SetOption : need(parseCallName(words.at(1)), words.at(1));
    call.socket = words.at(2);
    const auto number = [&](std::size_t place) { return std::stoi(words.at(place)); };
    if (call.call == CallName::Bind || call.call == CallName::Connect)
        call.port = static_cast<std::uint16_t>(number(3));
    else if (call.call == CallName::Listen)
        call.backlog = number(3);
    else if (call.call == CallName::Accept)
        call.as = words.at(3);
    else if (call.call == CallName::Send)
        call.bytes = static_cast<std::size_t>(number(3));
    else if (call.call == CallName::SetOption) {
        call.option = need(parseSocketOption(words.at(3)), words.at(3));
        call.value = number(4);
    }
    return call;
}

/// Reads the lines of one story, and knows its packets and states.
class EventReader {
public:
    explicit EventReader(const PerHost<State>& start) : m_states(start) { }

    [[nodiscard]] decltype(Event::what) read(const std::string& line)
    {
        const Words words = split(line, ' ');
        const std::string& first = words.at(0);
        if (first == "wait")
            return Waited{std::chrono::milliseconds(std::stoi(words.at(1)))};
        if (first == "note")
            return Note{"", Error::verbatim(line.substr(5)), {}, {}};
        if (first.ends_with('>'))
            return sent(words);
        if (const auto host = parseHost(first))
            return atHost(*host, line.substr(2));
        return moved(words);
    }

private:
    [[nodiscard]] decltype(Event::what) atHost(Host host, const std::string& what)
    {
        const std::string socket = host == Host::A ? "client" : "server";
        if (const auto state = parseState(what))
            return StateChanged{host, socket, std::exchange(m_states[host], *state), *state};
        CallMade call{host, socket, what, {}, false};
        if (const auto colon = what.find("): "); colon != std::string::npos) {
            call.text = what.substr(0, colon + 1);
            call.result = {-1, need(parseErrno(what.substr(colon + 3)), what)};
        }
        return call;
    }

    [[nodiscard]] PacketMoved sent(const Words& words)
    {
        PacketMoved packet;
        packet.from = need(parseHost(words[0].substr(0, 1)), words[0]);
        packet.id = PacketId{static_cast<std::uint32_t>(std::stoul(words.at(1)))};
        packet.segment.sequence = 1;
        for (const std::string& flag : split(words.at(2), '+'))
            packet.segment.flags.add(need(parseTcpFlag(flag), flag));
        if (packet.segment.flags.has(TcpFlag::Ack))
            packet.segment.acknowledgement = 1;
        if (words.size() > 3 && words[3] == "forged")
            packet.move = PacketMove::Injected;
        else if (words.size() > 3)
            packet.segment.length = static_cast<std::uint16_t>(std::stoi(words[3]));
        m_packets[packet.id] = packet;
        return packet;
    }

    [[nodiscard]] PacketMoved moved(const Words& words)
    {
        static const std::map<std::string, PacketMove> moves{
            {"ok", PacketMove::Delivered},    {"lost", PacketMove::Dropped},  {"again", PacketMove::Repeated},
            {"copy", PacketMove::Duplicated}, {"later", PacketMove::Delayed}, {"swapped", PacketMove::Swapped}};
        const auto move = moves.find(words.at(1));
        if (move == moves.end())
            throw std::invalid_argument("what is " + words.at(1));
        PacketMoved packet = m_packets.at(PacketId{static_cast<std::uint32_t>(std::stoul(words.at(0)))});
        packet.move = move->second;
        return packet;
    }

    std::map<PacketId, PacketMoved> m_packets; ///< as they were sent
    PerHost<State> m_states;
};

struct Writer {
    std::string operator()(const CallMade& event) const
    {
        return "call " + std::string(name(event.host)) + ' ' + event.socket + ' ' + event.text +
            (event.result.error ? " ! " + errnoName(*event.result.error) : " = " + std::to_string(event.result.value)) +
            (event.later ? " (later)" : "");
    }
    std::string operator()(const StateChanged& event) const
    {
        return "state " + std::string(name(event.host)) + ' ' + event.socket.value_or("-") + ' ' +
            std::string(rfcName(event.from)) + " > " + std::string(rfcName(event.to));
    }
    std::string operator()(const PacketMoved& event) const
    {
        return std::string(name(event.move)) + ' ' + std::string(name(event.from)) + ' ' + label(event.segment);
    }
    std::string operator()(const Waited& /*event*/) const { return "wait"; }
    std::string operator()(const Note& event) const { return "note " + event.code; }
};

} // namespace

Action action(std::string_view text)
{
    const Words words = split(text, ' ');
    const std::string& what = words.at(0);
    const auto time = [&](std::size_t place) { return std::chrono::milliseconds(std::stoi(words.at(place))); };
    if (what == "a" || what == "b")
        return call(words);
    if (what == "look")
        return Look{};
    if (what == "inject")
        return Inject{need(parseHost(words.at(1)), words.at(1)), words.at(2)};
    const PacketMatcher first = packet(words.at(1), words.at(2));
    if (what == "deliver")
        return Deliver{first};
    if (what == "drop")
        return Drop{first};
    if (what == "duplicate")
        return Duplicate{first};
    if (what == "delay")
        return Delay{first, time(3)};
    if (what == "swap")
        return Swap{first, packet(words.at(3), words.at(4))};
    if (what == "await")
        return Await{first, time(3)};
    throw std::invalid_argument("what is " + what);
}

std::vector<Event> events(const std::vector<std::string>& lines, std::uint64_t first, const PerHost<State>& start)
{
    EventReader reader(start);
    std::vector<Event> all;
    all.reserve(lines.size());
    for (const std::string& line : lines)
        all.push_back({first++, std::chrono::milliseconds(5), reader.read(line)});
    return all;
}

std::string ends(const Situation& situation)
{
    const auto end = [&](Host host) {
        const End& shown = situation.hosts[host].end;
        return std::string(name(host)) + ' ' + std::string(rfcName(shown.state)) +
            (shown.socket ? " (" + *shown.socket + ')' : "");
    };
    return end(Host::A) + ", " + end(Host::B);
}

std::string inFlight(const Situation& situation)
{
    std::string text;
    for (const Packet& packet : situation.packets)
        text += (text.empty() ? "" : " ") + std::string(name(packet.from)) + ':' + label(packet.segment);
    return text;
}

std::vector<std::string> printed(const std::vector<Event>& happened)
{
    std::vector<std::string> all;
    all.reserve(happened.size());
    for (const Event& entry : happened)
        all.push_back(std::visit(Writer{}, entry.what));
    return all;
}

} // namespace atlas::test
