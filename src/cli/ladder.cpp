// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ladder.h"

#include "cli/json_members.h"
#include "cli/style.h"
#include "cli/text_width.h"
#include "core/base/visible.h"
#include "core/tcp/state.h"

#include <algorithm>

namespace atlas::cli {
namespace {

constexpr std::size_t side = 22; // columns for a host
constexpr std::size_t middle = 36; // and for what is between them
constexpr std::size_t whole = side + middle + side;

std::string spaces(std::size_t count)
{
    return std::string(count, ' ');
}

std::string repeated(std::string_view sign, std::size_t count)
{
    std::string text;
    while (count-- > 0)
        text += sign;
    return text;
}

std::size_t orNothing(std::size_t all, std::size_t taken)
{
    return all > taken ? all - taken : 0;
}

/// "FIN ACK, 5 bytes, seq 1, ack 1"
std::string labelOf(const Ladder::Json& packet)
{
    std::string label;
    if (packet.contains("flags") && packet["flags"].is_array())
        for (const auto& flag : packet["flags"])
            if (flag.is_string())
                label += (label.empty() ? "" : " ") + visible(flag.get<std::string>());
    if (const auto length = numberIn(packet, "length"); length && *length > 0)
        label += ", " + std::to_string(*length) + (*length == 1 ? " byte" : " bytes");
    for (const char* const member : {"seq", "ack"})
        if (const auto value = numberIn(packet, member))
            label += std::string(", ") + member + ' ' + std::to_string(*value);
    return label;
}

std::string secondsText(std::int64_t milliseconds)
{
    const std::int64_t tenths = (milliseconds + 50) / 100;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " s";
}

} // namespace

void Ladder::begin(const Json& ends, const Json& hosts)
{
    m_ends = {textIn(ends, "a"), textIn(ends, "b")};
    const auto title = [](std::string_view host, const std::string& end) {
        return std::string(host) + (end.empty() ? "" : " (" + end + ')');
    };
    const auto line = [this](const std::string& left, const std::string& right, Style style) {
        m_io.out << styled(left, style, m_io.terminal.colours)
                 << spaces(orNothing(whole, textWidth(left) + textWidth(right)))
                 << styled(right, style, m_io.terminal.colours) << '\n';
    };
    line(title("a", m_ends[0]), title("b", m_ends[1]), Style::Strong);
    line(textIn(objectIn(hosts, "a"), "address"), textIn(objectIn(hosts, "b"), "address"), Style::Plain);
}

void Ladder::write(const Json& news)
{
    if (!news.is_array())
        return;
    for (const Json& one : news)
        writeOne(one);
}

Ladder::Host Ladder::hostIn(const Json& one)
{
    return textIn(one, "host") == "b" ? Host::B : Host::A;
}

void Ladder::writeOne(const Json& one)
{
    const std::string kind = textIn(one, "kind");
    const auto known = m_packets.find(numberIn(one, "packet").value_or(-1));
    const Packet packet = known == m_packets.end() ? Packet{hostIn(one), labelOf(one)} : known->second;
    if (kind == "call")
        return call(one);
    if (kind == "state")
        return state(one);
    if (kind == "sent" || kind == "injected")
        return sent(one);
    if (kind == "delivered" || kind == "dropped") {
        if (known != m_packets.end())
            m_packets.erase(known);
        return arrow(packet, kind == "delivered" ? Fate::Arrives : Fate::Lost);
    }
    if (kind == "duplicated") // a copy is delivered, and the packet is still held
        return arrow(packet, Fate::Arrives);
    if (kind == "repeated")
        return between(packet.label + ": repeated, and held like the first");
    if (kind == "delayed")
        return between(packet.label + ": arrives later");
    if (kind == "swapped")
        return between("two packets change places");
    if (kind == "wait")
        return wait(numberIn(one, "waited_ms").value_or(0));
    between(textIn(one, "text"));
}

void Ladder::wait(std::int64_t milliseconds)
{
    constexpr std::int64_t worthTelling = 100;
    if (milliseconds >= worthTelling)
        between(secondsText(milliseconds) + " pass");
}

void Ladder::call(const Json& one)
{
    std::string text = textIn(one, "text");
    if (const std::string error = textIn(one, "errno"); !error.empty())
        text += ": " + error;
    else if (objectIn(one, "later") == true)
        text += ": done";
    else if (const auto value = numberIn(one, "value"); value && *value > 0)
        text += " = " + std::to_string(*value);
    beside(hostIn(one), text, text);
}

void Ladder::state(const Json& one)
{
    const Host host = hostIn(one);
    const std::string to = textIn(one, "to");
    const auto parsed = parseState(to);
    const std::string socket = textIn(one, "socket");
    const bool other = !socket.empty() && socket != m_ends[static_cast<std::size_t>(host)];
    const std::string behind = other ? " (" + socket + ')' : std::string();
    const Style style = parsed ? styleOf(phase(*parsed)) : Style::Plain;
    beside(host, to + behind, styled(to, style, m_io.terminal.colours) + behind);
}

void Ladder::sent(const Json& one)
{
    Packet packet{hostIn(one), labelOf(one)};
    if (textIn(one, "kind") == "injected") {
        // It is no host's own: it comes from the direction of the one that it is not sent to.
        packet.from = textIn(one, "to") == "a" ? Host::B : Host::A;
        if (packet.label.empty())
            packet.label = "RST";
        packet.label += " (injected)";
    }
    arrow(packet, Fate::Held);
    constexpr std::size_t mostRemembered = 10'000;
    if (const auto id = numberIn(one, "packet"); id && m_packets.size() < mostRemembered)
        m_packets[*id] = std::move(packet);
}

void Ladder::arrow(const Packet& packet, Fate fate)
{
    const bool rightwards = packet.from == Host::A;
    const std::string_view head = fate == Fate::Lost ? "✗" : fate == Fate::Held ? "·" : rightwards ? "▶" : "◀";
    const std::string label = shortened(packet.label, middle - 6, Keep::Start);
    // A label, a line on both sides of it, and what it ends in; one that does not arrive is shorter.
    const std::size_t longest = fate == Fate::Arrives ? middle : std::max(middle - 8, textWidth(label) + 5);
    const std::string body = "── " + label + ' ' + repeated("─", orNothing(longest, textWidth(label) + 5));
    const std::string line = rightwards ? body + std::string(head) : std::string(head) + body;
    m_io.out << spaces(side + (rightwards ? 0 : orNothing(middle, textWidth(line)))) << line << '\n';
}

/// `shown` is `text` with colours.
void Ladder::beside(Host host, std::string_view text, std::string_view shown)
{
    if (host == Host::B)
        m_io.out << spaces(orNothing(whole, textWidth(text)));
    m_io.out << shown << '\n';
}

void Ladder::between(std::string_view text)
{
    if (!text.empty())
        m_io.out << spaces(orNothing(whole, textWidth(text)) / 2) << text << '\n';
}

} // namespace atlas::cli
