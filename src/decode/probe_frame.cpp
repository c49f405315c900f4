// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/probe_frame.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <span>
#include <string_view>
#include <utility>

namespace atlas::decode {
namespace {

std::uint64_t nanoseconds(Instant time)
{
    const auto count = std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
    return count < 0 ? 0 : static_cast<std::uint64_t>(count);
}

/// Appends one frame; its length is filled in when the writer goes.
class Writer {
public:
    Writer(std::vector<std::byte>& out, ProbeFrameKind kind) : m_out(out), m_start(out.size())
    {
        put(std::uint16_t{0});
        put(std::to_underlying(kind));
    }
    ~Writer()
    {
        const std::size_t length = m_out.size() - m_start - probeLengthSize;
        m_out[m_start] = static_cast<std::byte>(length & 0xFF);
        m_out[m_start + 1] = static_cast<std::byte>(length >> 8);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    template <std::unsigned_integral Number> void put(Number value)
    {
        std::array<std::byte, sizeof(Number)> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::byte>((value >> (8 * i)) & 0xFF);
        m_out.insert(m_out.end(), bytes.begin(), bytes.end());
    }
    void put(const Endpoint& endpoint, Family family)
    {
        put(endpoint.port);
        const auto bytes = std::as_bytes(std::span(endpoint.address.bytes)).first(probeAddressSize(family));
        m_out.insert(m_out.end(), bytes.begin(), bytes.end());
    }
    void put(std::string_view text, std::size_t longest = longestProbeText)
    {
        const auto bytes = std::as_bytes(std::span(text)).first(std::min(text.size(), longest));
        put(static_cast<std::uint16_t>(bytes.size()));
        m_out.insert(m_out.end(), bytes.begin(), bytes.end());
    }
    void put(const Error& error)
    {
        const bool fits = error.phrases.size() <= mostProbePhrases &&
            std::ranges::all_of(error.phrases, [](const Phrase& phrase) { return phrase.arguments.size() <= 1; });
        const Error sent = fits ? error : Error::verbatim(error.message());
        put(static_cast<std::uint8_t>(sent.phrases.size()));
        for (const Phrase& phrase : sent.phrases) {
            put(std::string_view(phrase.text));
            put(phrase.arguments.empty() ? std::nullopt : std::optional(phrase.arguments.front()));
        }
    }
    void put(const std::optional<std::string>& text)
    {
        put(std::uint8_t{text.has_value()});
        if (text)
            put(std::string_view(*text));
    }

private:
    std::vector<std::byte>& m_out;
    std::size_t m_start;
};

/// The fields that a state change and a hint have in common.
void putCommon(Writer& frame, const Event& event, Cookie cookie, const Endpoint& local, const Endpoint& remote)
{
    const Family family = local.address.family;
    frame.put(nanoseconds(event.time));
    frame.put(number(cookie));
    frame.put(event.networkNamespace);
    frame.put(family == Family::IPv4 ? probeIpv4Mark : probeIpv6Mark);
    frame.put(local, family);
    frame.put(remote, family);
}

void putHow(Writer& frame, const StateChanged& change)
{
    std::uint8_t flags = change.repaired ? probeRepaired : 0;
    const SocketEnd end = change.end.value_or(SocketEnd());
    const auto mark = [&flags](bool is, std::uint8_t flag) {
        flags = static_cast<std::uint8_t>(flags | (is ? flag : 0));
    };
    mark(change.end.has_value(), probeHasEnd);
    mark(end.nothingSent, probeNothingSent);
    mark(end.icmp.has_value(), probeHasIcmp);
    mark(end.kernelLeft.has_value(), probeHasLeft);
    frame.put(flags);
    if (change.end)
        frame.put(static_cast<std::uint16_t>(end.error));
    if (end.icmp) {
        frame.put(end.icmp->ipv6 ? probeIpv6Mark : probeIpv4Mark);
        frame.put(end.icmp->type);
        frame.put(end.icmp->code);
    }
    if (end.kernelLeft)
        frame.put(*end.kernelLeft);
}

} // namespace

bool ProbeHello::has(ProbeFeature feature) const
{
    return std::ranges::any_of(
        features, [feature](const ProbeFeatureReport& report) { return report.feature == feature && !report.missing; });
}

void encode(std::vector<std::byte>& out, const ProbeHello& hello)
{
    Writer frame(out, ProbeFrameKind::Hello);
    const auto features = std::span(hello.features).first(std::min(hello.features.size(), probeFeatureCount));
    frame.put(probeVersion);
    frame.put(static_cast<std::uint8_t>(features.size()));
    for (const ProbeFeatureReport& report : features) {
        frame.put(std::to_underlying(report.feature));
        frame.put(report.missing);
    }
}

void encode(std::vector<std::byte>& out, const Event& event)
{
    if (const auto* change = std::get_if<StateChanged>(&event.what)) {
        Writer frame(out, ProbeFrameKind::StateChanged);
        putCommon(frame, event, change->cookie, change->local, change->remote);
        frame.put(change->kernelFrom);
        frame.put(change->kernelTo);
        frame.put(change->pid ? static_cast<std::uint32_t>(number(*change->pid)) : 0U);
        frame.put(change->process, longestProcessName);
        putHow(frame, *change);
    } else if (const auto* hint = std::get_if<Hint>(&event.what)) {
        Writer frame(out, ProbeFrameKind::Hint);
        putCommon(frame, event, hint->cookie, hint->local, hint->remote);
        frame.put(std::to_underlying(hint->kind));
    } else if (const auto* lost = std::get_if<EventsLost>(&event.what)) {
        Writer frame(out, ProbeFrameKind::Lost);
        frame.put(nanoseconds(event.time));
        frame.put(lost->count);
    }
}

void encode(std::vector<std::byte>& out, const ProbeOwner& owner)
{
    Writer frame(out, ProbeFrameKind::Owner);
    frame.put(number(owner.cookie));
    frame.put(number(owner.inode));
    frame.put(owner.networkNamespace);
    frame.put(static_cast<std::uint32_t>(number(owner.pid)));
    frame.put(owner.startTime);
    frame.put(number(owner.uid));
    frame.put(owner.descriptor);
    frame.put(owner.process, longestProcessName);
}

void encode(std::vector<std::byte>& out, const ProbeOwnersEnd& end)
{
    Writer frame(out, ProbeFrameKind::OwnersEnd);
    frame.put(end.count);
    frame.put(end.problem);
}

void encode(std::vector<std::byte>& out, const ProbeEnd& end)
{
    Writer frame(out, ProbeFrameKind::End);
    frame.put(end.reason);
}

} // namespace atlas::decode
