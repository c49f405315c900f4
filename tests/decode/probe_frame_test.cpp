// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/probe_decoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>

namespace atlas::decode {

namespace {

using testing::HasSubstr;

using Bytes = std::vector<std::byte>;

Instant at(std::int64_t nanoseconds)
{
    return Instant(std::chrono::nanoseconds(nanoseconds));
}

Endpoint endpoint(std::string_view text)
{
    return Endpoint::parse(text).value();
}

const ProbeHello hello{{{ProbeFeature::StateChanges, std::nullopt},
                        {ProbeFeature::Retransmissions, std::nullopt},
                        {ProbeFeature::ResetsReceived, "this kernel has no such tracepoint"}}};

const Event connects{at(123'456'789'012), 4026531840,
                     StateChanged{Cookie{0x1122'3344'5566'7788},
                                  endpoint("127.0.0.1:0"),
                                  endpoint("127.0.0.2:443"),
                                  7,
                                  2,
                                  Pid{4711},
                                  "curl",
                                  false,
                                  {}}};
const Event closes{at(123'456'789'999), 4026531840,
                   StateChanged{Cookie{9},
                                endpoint("[fe80::1]:5000"),
                                endpoint("[::ffff:10.0.0.1]:22"),
                                1,
                                4,
                                {},
                                "",
                                true,
                                SocketEnd{113, IcmpError{false, 3, 13}, false, std::uint8_t{7}}}};
const Event reset{at(7), 1,
                  Hint{HintKind::ResetReceived, Cookie{9}, endpoint("10.0.0.1:1"), endpoint("10.0.0.2:65535")}};
const Event lost{at(8), 0, EventsLost{12'345'678'901}};
const ProbeOwner owner{Cookie{77}, Inode{123456}, 4026531840, Pid{1}, 1'000'000'001, Uid{1000}, 1023, "a)\x1b[31m b"};

template <typename... What> Bytes encoded(const What&... what)
{
    Bytes bytes;
    (encode(bytes, what), ...);
    return bytes;
}

Error closedPipe()
{
    return within(Error::saying("writing to %1", 1), Error::verbatim(std::string("the pipe is closed")));
}

Bytes wholeStream()
{
    return encoded(hello, connects, closes, reset, owner, ProbeOwnersEnd{1, {}}, lost, ProbeEnd{closedPipe()});
}

/// What one decoder makes of `bytes`, given to it in pieces of `piece` bytes.
struct Decoded {
    ProbeBatch batch;
    std::optional<Error> error;
    std::expected<void, Error> finished;
};

Decoded decode(const Bytes& bytes, std::size_t piece = SIZE_MAX)
{
    Decoded decoded;
    ProbeDecoder decoder;
    for (std::size_t i = 0; i < bytes.size() && !decoded.error; i += std::min(piece, bytes.size() - i)) {
        const auto part = std::span(bytes).subspan(i, std::min(piece, bytes.size() - i));
        if (auto fed = decoder.feed(part, decoded.batch); !fed)
            decoded.error = fed.error();
    }
    decoded.finished = decoder.finish();
    return decoded;
}

void expectSame(const Event& got, const Event& wanted)
{
    EXPECT_EQ(got.time, wanted.time);
    EXPECT_EQ(got.networkNamespace, wanted.networkNamespace);
    ASSERT_EQ(got.what.index(), wanted.what.index());
    if (const auto* change = std::get_if<StateChanged>(&wanted.what))
        EXPECT_EQ(std::get<StateChanged>(got.what), *change);
    else if (const auto* hint = std::get_if<Hint>(&wanted.what))
        EXPECT_EQ(std::get<Hint>(got.what), *hint);
    else
        EXPECT_EQ(std::get<EventsLost>(got.what), std::get<EventsLost>(wanted.what));
}

TEST(ProbeFrame, SaysWhatWasEncodedWhateverThePieces)
{
    const Bytes bytes = wholeStream();
    for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{61}, bytes.size()}) {
        SCOPED_TRACE(piece);
        const Decoded decoded = decode(bytes, piece);
        ASSERT_FALSE(decoded.error) << decoded.error->message();
        EXPECT_TRUE(decoded.finished);
        EXPECT_EQ(decoded.batch.hello, hello);
        ASSERT_EQ(decoded.batch.events.size(), 4U);
        expectSame(decoded.batch.events[0], connects);
        expectSame(decoded.batch.events[1], closes);
        expectSame(decoded.batch.events[2], reset);
        expectSame(decoded.batch.events[3], lost);
        EXPECT_THAT(decoded.batch.owners, testing::ElementsAre(owner));
        EXPECT_THAT(decoded.batch.ownersEnds, testing::ElementsAre(ProbeBatch::OwnersEnd{1, {1, {}}}));
        EXPECT_EQ(decoded.batch.end, ProbeEnd{closedPipe()});
    }
}

TEST(ProbeFrame, KnowsWhatIsAttached)
{
    EXPECT_TRUE(hello.has(ProbeFeature::StateChanges));
    EXPECT_FALSE(hello.has(ProbeFeature::ResetsReceived)) << "it could not be attached";
    EXPECT_FALSE(hello.has(ProbeFeature::Owners)) << "it was not spoken of";
}

TEST(ProbeFrame, CutsTextsToTheirLimits)
{
    Event event = connects;
    std::get<StateChanged>(event.what).process = std::string(40, 'x');
    const Decoded decoded = decode(encoded(hello, event, ProbeEnd{Error::verbatim(std::string(9000, 'y'))}));
    ASSERT_FALSE(decoded.error) << decoded.error->message();
    EXPECT_EQ(std::get<StateChanged>(decoded.batch.events.at(0).what).process, std::string(longestProcessName, 'x'));
    EXPECT_EQ(decoded.batch.end->reason.message(), std::string(longestProbeText, 'y'));
}

TEST(ProbeFrame, HasNoFrameForADestroyedSocket)
{
    EXPECT_TRUE(encoded(Event{at(0), 0, SocketDestroyed{}}).empty());
}

TEST(ProbeFrame, ACutStreamIsNamedAsSuchAtEveryByte)
{
    const Bytes bytes = wholeStream();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const Decoded decoded = decode(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)));
        ASSERT_FALSE(decoded.error) << size << ": " << decoded.error->message();
        ASSERT_FALSE(decoded.finished) << size;
        ASSERT_THAT(decoded.finished.error().message(), HasSubstr("offset"));
    }
}

struct Forgery {
    const char* name;
    std::function<Bytes()> bytes;
    const char* said;
};

TEST(ProbeFrame, AnEndOfManyPhrasesIsSaidInEnglish)
{
    const Error two = Error::saying("%1 of %2", 1, 2);
    const Error long4 = Error::saying("a") + Error::saying("b") + Error::saying("c") + Error::saying("d");
    for (const Error& reason : {two, long4}) {
        const Decoded decoded = decode(encoded(hello, ProbeEnd{reason}));
        ASSERT_FALSE(decoded.error) << decoded.error->message();
        EXPECT_EQ(decoded.batch.end->reason, Error::verbatim(reason.message()));
    }
}

class ForgedFrames : public testing::TestWithParam<Forgery> { };

TEST_P(ForgedFrames, AreRefusedWithTheirOffset)
{
    const Bytes bytes = GetParam().bytes();
    for (const std::size_t piece : {std::size_t{1}, bytes.size()}) {
        const Decoded decoded = decode(bytes, piece);
        ASSERT_TRUE(decoded.error);
        EXPECT_THAT(decoded.error->message(), HasSubstr(GetParam().said));
        EXPECT_FALSE(decoded.finished);
    }
}

/// A hello, and then `frame` with the byte at `place` (from the frame's first length byte) set to `value`.
Bytes spoilt(Bytes frame, std::size_t place, unsigned value)
{
    frame.at(place) = static_cast<std::byte>(value);
    Bytes bytes = encoded(hello);
    bytes.insert(bytes.end(), frame.begin(), frame.end());
    return bytes;
}

std::size_t helloSize()
{
    return encoded(hello).size();
}

// Offsets within a state change over IPv4: length 0, kind 2, time 3, cookie 11, namespace 19, family 23, local 24,
// remote 30, states 36, pid 38, length of the name 42, name 44.
INSTANTIATE_TEST_SUITE_P(
    ProbeFrame, ForgedFrames,
    testing::Values(
        Forgery{"NoGreeting", [] { return encoded(connects); },
                "frame at offset 0: the stream does not begin with a greeting"},
        Forgery{"SecondGreeting", [] { return encoded(hello, hello); }, "a second greeting"},
        Forgery{"OtherVersion",
                [] {
                    Bytes bytes = encoded(hello);
                    bytes[3] = std::byte{1};
                    return bytes;
                },
                "speaks version 1, and this program version 3"},
        Forgery{"FeatureTwice",
                [] { return encoded(ProbeHello{{{ProbeFeature::Owners, {}}, {ProbeFeature::Owners, {}}}}); },
                "names a feature twice"},
        Forgery{"AfterTheEnd", [] { return encoded(hello, ProbeEnd{Error::saying("x")}, lost); }, "after the end"},
        Forgery{"LengthZero", [] { return spoilt(Bytes(2), 0, 0); }, "length is out of range: 0"},
        Forgery{"LengthHuge", [] { return spoilt(encoded(connects), 1, 0x80); }, "length is out of range"},
        Forgery{"LengthShort", [] { return spoilt(encoded(connects), 0, 40); }, "it ends within its process name"},
        Forgery{"LengthLong",
                [] {
                    Bytes frame = encoded(lost);
                    frame.push_back(std::byte{0});
                    return spoilt(frame, 0, static_cast<unsigned>(frame.size() - 2));
                },
                "1 bytes are left over"},
        Forgery{"Kind", [] { return spoilt(encoded(connects), 2, 99); }, "kind is unknown: 99"},
        Forgery{"Time", [] { return spoilt(encoded(connects), 10, 0xFF); }, "time is out of range"},
        Forgery{"Family", [] { return spoilt(encoded(connects), 23, 5); }, "neither 4 nor 6 but 5"},
        Forgery{"Pid", [] { return spoilt(encoded(connects), 41, 0xFF); }, "pid is out of range"},
        Forgery{"Name", [] { return spoilt(encoded(connects), 42, 17); }, "process name is out of range: 17"},
        Forgery{"Phrases", [] { return spoilt(encoded(ProbeEnd{closedPipe()}), 3, 4); }, "reason is out of range: 4"},
        Forgery{"Argument", [] { return spoilt(encoded(ProbeEnd{closedPipe()}), 4 + 2 + 13, 2); },
                "reason is out of range: 2"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(ProbeFrame, AnErrorNamesTheFrameKeepsWhatCameBeforeAndStays)
{
    Bytes bytes = encoded(hello, connects);
    const std::size_t offset = bytes.size();
    const Bytes bad = spoilt(encoded(reset), 2, 0);
    bytes.insert(bytes.end(), bad.begin() + static_cast<std::ptrdiff_t>(helloSize()), bad.end());
    ProbeDecoder decoder;
    ProbeBatch batch;
    const auto fed = decoder.feed(bytes, batch);
    ASSERT_FALSE(fed);
    EXPECT_THAT(fed.error().message(), HasSubstr("offset " + std::to_string(offset) + ":"));
    EXPECT_EQ(batch.events.size(), 1U);
    const auto again = decoder.feed(encoded(connects), batch);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), fed.error());
    EXPECT_EQ(batch.events.size(), 1U);
}

} // namespace
} // namespace atlas::decode
