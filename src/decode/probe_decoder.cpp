// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/probe_decoder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <limits>
#include <string_view>
#include <utility>

namespace atlas::decode {
namespace {

/// Reads fields one after the other. Once one is missing or out of its range, `problem` says which, and all that
/// follow read as 0.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) { }

    template <std::unsigned_integral Number> Number number(std::string_view what)
    {
        Number value = 0;
        const auto bytes = take(sizeof(Number), what);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            value = static_cast<Number>(value | (std::to_integer<Number>(bytes[i]) << (8 * i)));
        return value;
    }
    /// A number up to and including `most`.
    template <std::unsigned_integral Number> Number number(std::string_view what, Number most)
    {
        const auto value = number<Number>(what);
        if (value <= most)
            return value;
        fail(Error::saying("its %1 is out of range: %2", what, value));
        return 0;
    }
    Instant time(std::string_view what)
    {
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return Instant(std::chrono::nanoseconds(static_cast<std::int64_t>(number<std::uint64_t>(what, most))));
    }
    Family family()
    {
        const auto mark = number<std::uint8_t>("address family");
        if (mark != probeIpv4Mark && mark != probeIpv6Mark)
            fail(Error::saying("its address family is neither 4 nor 6 but %1", mark));
        return mark == probeIpv6Mark ? Family::IPv6 : Family::IPv4;
    }
    Endpoint endpoint(Family family, std::string_view what)
    {
        Endpoint endpoint{Address{{}, family}, number<std::uint16_t>(what)};
        const auto bytes = take(probeAddressSize(family), what);
        std::ranges::transform(bytes, endpoint.address.bytes.begin(),
                               [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
        return endpoint;
    }
    std::string text(std::string_view what, std::size_t longest = longestProbeText)
    {
        const auto size = number<std::uint16_t>(what, static_cast<std::uint16_t>(longest));
        const auto bytes = take(size, what);
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    std::optional<std::string> maybeText(std::string_view what)
    {
        if (number<std::uint8_t>(what, 1) == 0)
            return std::nullopt;
        return text(what);
    }

    Error error(std::string_view what)
    {
        Error error;
        const auto phrases = number<std::uint8_t>(what, static_cast<std::uint8_t>(mostProbePhrases));
        for (std::uint8_t i = 0; i < phrases; ++i) {
            Phrase& phrase = error.phrases.emplace_back(text(what));
            if (auto argument = maybeText(what))
                phrase.arguments.push_back(*std::move(argument));
        }
        return error;
    }

    void fail(Error problem)
    {
        if (!m_problem)
            m_problem = std::move(problem);
    }
    [[nodiscard]] std::expected<void, Error> finish()
    {
        if (!m_problem && !m_bytes.empty())
            fail(Error::saying("%1 bytes are left over at its end", m_bytes.size()));
        if (m_problem)
            return std::unexpected(*std::move(m_problem));
        return {};
    }

private:
    std::span<const std::byte> take(std::size_t size, std::string_view what)
    {
        if (m_bytes.size() < size) {
            fail(Error::saying("it ends within its %1", what));
            m_bytes = {};
        }
        if (m_problem)
            return {};
        const auto taken = m_bytes.first(size);
        m_bytes = m_bytes.subspan(size);
        return taken;
    }

    std::span<const std::byte> m_bytes;
    std::optional<Error> m_problem;
};

template <typename What> void readCommon(Reader& fields, Event& event, What& what)
{
    event.time = fields.time("time");
    what.cookie = Cookie{fields.number<std::uint64_t>("cookie")};
    event.networkNamespace = fields.number<std::uint32_t>("network namespace");
    const Family family = fields.family();
    what.local = fields.endpoint(family, "local endpoint");
    what.remote = fields.endpoint(family, "remote endpoint");
}

constexpr auto largestPid = static_cast<std::uint32_t>(std::numeric_limits<std::int32_t>::max());

void readStateChanged(Reader& fields, Event& event)
{
    auto& change = event.what.emplace<StateChanged>();
    readCommon(fields, event, change);
    change.kernelFrom = fields.number<std::uint8_t>("old state");
    change.kernelTo = fields.number<std::uint8_t>("new state");
    if (const auto pid = fields.number<std::uint32_t>("pid", largestPid); pid != 0)
        change.pid = Pid{static_cast<std::int32_t>(pid)};
    change.process = fields.text("process name", longestProcessName);
    const auto flags = fields.number<std::uint8_t>("flags", mostProbeFlags);
    const auto has = [flags](std::uint8_t flag) { return (flags & flag) != 0; };
    change.repaired = has(probeRepaired);
    if (!has(probeHasEnd)) {
        if (has(probeEndsOnly))
            fields.fail(Error::saying("its flags are out of range: %1", flags));
        return;
    }
    SocketEnd& end = change.end.emplace();
    end.nothingSent = has(probeNothingSent);
    end.error = fields.number<std::uint16_t>("error");
    if (has(probeHasIcmp)) {
        const bool ipv6 = fields.family() == Family::IPv6;
        const auto type = fields.number<std::uint8_t>("ICMP type");
        end.icmp = IcmpError{ipv6, type, fields.number<std::uint8_t>("ICMP code")};
    }
    if (has(probeHasLeft))
        end.kernelLeft = fields.number<std::uint8_t>("state that was left");
}

void readHint(Reader& fields, Event& event)
{
    auto& hint = event.what.emplace<Hint>();
    readCommon(fields, event, hint);
    hint.kind = HintKind{fields.number<std::uint8_t>("hint", std::to_underlying(HintKind::ResetReceived))};
}

void readLost(Reader& fields, Event& event)
{
    event.time = fields.time("time");
    event.what.emplace<EventsLost>().count = fields.number<std::uint64_t>("count");
}

ProbeHello readHello(Reader& fields)
{
    const auto version = fields.number<std::uint16_t>("version");
    if (version != probeVersion)
        fields.fail(
            Error::saying("the probe speaks version %1, and this program version %2: they are not of the same release",
                          version, probeVersion));
    ProbeHello hello;
    std::array<bool, probeFeatureCount> seen{};
    const auto count = fields.number<std::uint8_t>("number of features", probeFeatureCount);
    for (std::uint8_t i = 0; i < count; ++i) {
        ProbeFeatureReport report;
        const auto feature = fields.number<std::uint8_t>("feature", probeFeatureCount - 1);
        report.feature = ProbeFeature{feature};
        report.missing = fields.maybeText("reason");
        if (std::exchange(seen.at(feature), true))
            fields.fail(Error::saying("it names a feature twice"));
        hello.features.push_back(std::move(report));
    }
    return hello;
}

ProbeOwner readOwner(Reader& fields)
{
    ProbeOwner owner;
    owner.cookie = Cookie{fields.number<std::uint64_t>("cookie")};
    owner.inode = Inode{fields.number<std::uint32_t>("inode")};
    owner.networkNamespace = fields.number<std::uint32_t>("network namespace");
    owner.pid = Pid{static_cast<std::int32_t>(fields.number<std::uint32_t>("pid", largestPid))};
    owner.startTime = fields.number<std::uint64_t>("start time");
    owner.uid = Uid{fields.number<std::uint32_t>("uid")};
    owner.descriptor = fields.number<std::uint32_t>("descriptor");
    owner.process = fields.text("process name", longestProcessName);
    return owner;
}

/// Reads the rest of a frame into a new last element of `list`, which is there only if it succeeds.
template <typename Element, typename Read>
std::expected<void, Error> readInto(std::vector<Element>& list, Reader& fields, Read read)
{
    read(fields, list.emplace_back());
    auto done = fields.finish();
    if (!done)
        list.pop_back();
    return done;
}

} // namespace

std::expected<void, Error> ProbeDecoder::decodeFrame(std::span<const std::byte> body, ProbeBatch& batch)
{
    Reader fields(body);
    const auto kind = fields.number<std::uint8_t>("kind");
    if (m_ended)
        return std::unexpected(Error::saying("it comes after the end"));
    if (m_greeted == (kind == std::to_underlying(ProbeFrameKind::Hello)))
        return std::unexpected(m_greeted ? Error::saying("it is a second greeting")
                                         : Error::saying("the stream does not begin with a greeting"));
    std::expected<void, Error> done;
    switch (ProbeFrameKind{kind}) {
    case ProbeFrameKind::Hello: {
        auto hello = readHello(fields);
        if (done = fields.finish(); done)
            batch.hello = std::move(hello);
        m_greeted = done.has_value();
        break;
    }
    case ProbeFrameKind::StateChanged:
        return readInto(batch.events, fields, readStateChanged);
    case ProbeFrameKind::Hint:
        return readInto(batch.events, fields, readHint);
    case ProbeFrameKind::Lost:
        return readInto(batch.events, fields, readLost);
    case ProbeFrameKind::Owner:
        return readInto(batch.owners, fields, [](Reader& from, ProbeOwner& to) { to = readOwner(from); });
    case ProbeFrameKind::OwnersEnd: {
        ProbeOwnersEnd end{fields.number<std::uint32_t>("count"), fields.maybeText("problem")};
        if (done = fields.finish(); done)
            batch.ownersEnds.push_back({batch.owners.size(), std::move(end)});
        break;
    }
    case ProbeFrameKind::End: {
        ProbeEnd end{fields.error("reason")};
        if (done = fields.finish(); done)
            batch.end = std::move(end);
        m_ended = done.has_value();
        break;
    }
    default:
        return std::unexpected(Error::saying("its kind is unknown: %1", kind));
    }
    return done;
}

/// Decodes all whole frames; returns how many bytes they took.
std::expected<std::size_t, Error> ProbeDecoder::decodeFrames(std::span<const std::byte> bytes, ProbeBatch& batch)
{
    std::size_t used = 0;
    for (auto left = bytes; left.size() >= probeLengthSize; left = bytes.subspan(used)) {
        const std::size_t length = std::to_integer<std::size_t>(left[0]) | (std::to_integer<std::size_t>(left[1]) << 8);
        std::expected<void, Error> done;
        if (length == 0 || length > largestProbeFrame - probeLengthSize)
            done = std::unexpected(Error::saying("its length is out of range: %1", length));
        else if (left.size() < probeLengthSize + length)
            break;
        else
            done = decodeFrame(left.subspan(probeLengthSize, length), batch);
        if (!done)
            return std::unexpected(
                within(Error::saying("the probe's stream, frame at offset %1", m_offset), done.error()));
        used += probeLengthSize + length;
        m_offset += probeLengthSize + length;
    }
    return used;
}

std::expected<void, Error> ProbeDecoder::feed(std::span<const std::byte> bytes, ProbeBatch& batch)
{
    while (!m_error && !bytes.empty()) {
        // A frame that began in an earlier piece is completed first, with no more than it can need.
        const bool whole = m_rest.empty();
        std::span<const std::byte> from = bytes;
        const std::size_t kept = m_rest.size();
        if (!whole) {
            const auto more = bytes.first(std::min(bytes.size(), largestProbeFrame - kept));
            m_rest.insert(m_rest.end(), more.begin(), more.end());
            from = m_rest;
        }
        const auto used = decodeFrames(from, batch);
        if (!used) {
            m_error = used.error();
            break;
        }
        if (whole) {
            m_rest.assign(from.begin() + static_cast<std::ptrdiff_t>(*used), from.end());
            break;
        }
        if (*used == 0)
            break; // all of it is still less than one frame
        bytes = bytes.subspan(*used - kept);
        m_rest.clear();
    }
    if (m_error)
        return std::unexpected(*m_error);
    return {};
}

std::expected<void, Error> ProbeDecoder::finish() const
{
    if (m_error)
        return std::unexpected(*m_error);
    if (!m_rest.empty())
        return std::unexpected(Error::saying("the probe's stream is cut within the frame at offset %1", m_offset));
    if (!m_ended)
        return std::unexpected(Error::saying("the probe's stream stops at offset %1 without saying why", m_offset));
    return {};
}

} // namespace atlas::decode
