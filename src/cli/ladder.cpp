// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ladder.h"

#include "cli/style.h"
#include "cli/text_width.h"
#include "core/base/visible.h"
#include "core/tcp/state.h"

#include <algorithm>
#include <chrono>
#include <variant>

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

/// "FIN+ACK, 5 bytes, seq 1, ack 1"
std::string textOf(const lab::Segment& segment)
{
    std::string text;
    for (const TcpFlag flag : tcpFlags)
        if (segment.flags.has(flag))
            text.append(text.empty() ? "" : "+").append(name(flag));
    if (segment.length > 0)
        text += ", " + std::to_string(segment.length) + (segment.length == 1 ? " byte" : " bytes");
    text += ", seq " + std::to_string(segment.sequence);
    if (segment.acknowledgement)
        text += ", ack " + std::to_string(*segment.acknowledgement);
    return text;
}

std::string secondsText(std::chrono::milliseconds time)
{
    const auto tenths = (time.count() + 50) / 100;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " s";
}

} // namespace

void Ladder::begin(const lab::PerHost<std::string>& ends, const std::optional<lab::PerHost<std::string>>& addresses)
{
    m_ends = ends;
    const auto title = [&](lab::Host host) {
        const std::string& end = ends[host];
        return std::string(lab::letter(host)) + (end.empty() ? "" : " (" + visible(end) + ')');
    };
    const auto line = [this](const std::string& left, const std::string& right, Style style) {
        m_io.out << styled(left, style, m_io.terminal.colours)
                 << spaces(orNothing(whole, textWidth(left) + textWidth(right)))
                 << styled(right, style, m_io.terminal.colours) << '\n';
    };
    line(title(lab::Host::A), title(lab::Host::B), Style::Strong);
    const auto shown = addresses.value_or(lab::PerHost<std::string>());
    line(visible(shown.a), visible(shown.b), Style::Plain);
}

void Ladder::write(const std::vector<lab::Event>& events)
{
    for (const lab::Event& event : events)
        std::visit([this](const auto& what) { write(what); }, event.what);
}

void Ladder::write(const lab::CallMade& call)
{
    std::string text = visible(call.text);
    if (call.result.error)
        text += ": " + lab::errnoName(*call.result.error);
    else if (call.later)
        text += ": done";
    else if (call.result.value > 0)
        text += " = " + std::to_string(call.result.value);
    beside(call.host, text, text);
}

void Ladder::write(const lab::StateChanged& change)
{
    const std::string to(rfcName(change.to));
    const bool other = change.socket && *change.socket != m_ends[change.host];
    const std::string behind = other ? " (" + visible(*change.socket) + ')' : std::string();
    beside(change.host, to + behind, styled(to, styleOf(phase(change.to)), m_io.terminal.colours) + behind);
}

void Ladder::write(const lab::PacketMoved& packet)
{
    using enum lab::PacketMove;
    switch (packet.move) {
    case Injected:
        m_injected.insert(packet.id);
        return arrow(packet, Delivery::Held);
    case Sent:
        return arrow(packet, Delivery::Held);
    case Delivered:
    case Dropped:
        arrow(packet, packet.move == Delivered ? Delivery::Arrives : Delivery::Lost);
        m_injected.erase(packet.id);
        return;
    case Duplicated: // a copy is delivered, and the packet is still held
        return arrow(packet, Delivery::Arrives);
    case Repeated:
        return between(label(packet) + ": repeated, and held like the first");
    case Delayed:
        return between(label(packet) + ": arrives later");
    case Swapped:
        return between("two packets swap places");
    }
}

void Ladder::write(const lab::Waited& wait)
{
    constexpr std::chrono::milliseconds worthShowing{100};
    if (wait.time >= worthShowing)
        between(secondsText(wait.time) + " pass");
}

void Ladder::write(const lab::Note& note)
{
    between(visible(note.text.message()));
}

std::string Ladder::label(const lab::PacketMoved& packet) const
{
    return textOf(packet.segment) + (m_injected.contains(packet.id) ? " (injected)" : "");
}

void Ladder::arrow(const lab::PacketMoved& packet, Delivery how)
{
    const bool rightwards = packet.from == lab::Host::A;
    const std::string_view head = how == Delivery::Lost ? "✗" : how == Delivery::Held ? "·" : rightwards ? "▶" : "◀";
    const std::string text = shortened(label(packet), middle - 6, Keep::Start);
    // A label, a line on both sides of it, and what it ends in; one that does not arrive is shorter.
    const std::size_t longest = how == Delivery::Arrives ? middle : std::max(middle - 8, textWidth(text) + 5);
    const std::string body = "── " + text + ' ' + repeated("─", orNothing(longest, textWidth(text) + 5));
    const std::string line = rightwards ? body + std::string(head) : std::string(head) + body;
    m_io.out << spaces(side + (rightwards ? 0 : orNothing(middle, textWidth(line)))) << line << '\n';
}

/// `shown` is `text` with colours.
void Ladder::beside(lab::Host host, std::string_view text, std::string_view shown)
{
    if (host == lab::Host::B)
        m_io.out << spaces(orNothing(whole, textWidth(text)));
    m_io.out << shown << '\n';
}

void Ladder::between(std::string_view text)
{
    if (!text.empty())
        m_io.out << spaces(orNothing(whole, textWidth(text)) / 2) << text << '\n';
}

} // namespace atlas::cli
