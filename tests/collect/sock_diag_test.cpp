// SPDX-License-Identifier: GPL-3.0-or-later
//
// A kernel that fails, is interrupted, cuts off or lies, played back through the channel.
#include "collect/sock_diag.h"
#include "support/replay_channel.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <limits>

namespace atlas::collect {
namespace {

using test::Conversation;
using test::DiagBytes;
using test::Reply;
using test::reply;
using test::replyDone;
using test::replyError;
using testing::HasSubstr;

struct Kernel {
    std::shared_ptr<Conversation> conversation = std::make_shared<Conversation>();
    std::vector<std::uint32_t> interfaces;
    SockDiag diag{std::make_unique<test::ReplayChannel>(conversation), [this] { return interfaces; }};
    std::vector<SocketRecord> records;

    Kernel& answers(std::vector<Reply> replies)
    {
        conversation->script.push_back(std::move(replies));
        return *this;
    }
    Coverage list() { return diag.list(Family::IPv4, records); }
};

Reply sockets(std::initializer_list<std::uint64_t> cookies, std::uint16_t flags = NLM_F_MULTI)
{
    return reply([list = std::vector<std::uint64_t>(cookies), flags](DiagBytes& bytes) {
        for (const std::uint64_t cookie : list)
            bytes.socket({.cookie = cookie}, {}, flags);
    });
}

TEST(SockDiag, AsksForAllTcpSocketsOfOneFamily)
{
    Kernel kernel;
    kernel.answers({replyDone()}).answers({replyDone()});
    EXPECT_TRUE(kernel.diag.list(Family::IPv4, kernel.records).complete);
    EXPECT_TRUE(kernel.diag.list(Family::IPv6, kernel.records).complete);
    const auto& requests = kernel.conversation->requests;
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(requests[0].body.sdiag_family, AF_INET);
    EXPECT_EQ(requests[1].body.sdiag_family, AF_INET6);
    EXPECT_NE(requests[0].header.nlmsg_seq, requests[1].header.nlmsg_seq);
    for (const auto& request : requests) {
        EXPECT_EQ(request.header.nlmsg_len, sizeof request);
        EXPECT_EQ(request.header.nlmsg_type, SOCK_DIAG_BY_FAMILY);
        EXPECT_EQ(request.header.nlmsg_flags, NLM_F_REQUEST | NLM_F_DUMP);
        EXPECT_EQ(request.body.sdiag_protocol, IPPROTO_TCP);
        EXPECT_EQ(request.body.idiag_states, 0b11'1111'0111'1110U);
        EXPECT_EQ(request.body.idiag_ext, 1U << (INET_DIAG_INFO - 1) | 1U << (INET_DIAG_CONG - 1));
    }
}

TEST(SockDiag, ReadsDatagramsUntilDone)
{
    Kernel kernel;
    kernel.answers({sockets({1, 2}), sockets({3}), replyDone(), sockets({4})});
    EXPECT_TRUE(kernel.list().complete);
    EXPECT_EQ(kernel.records.size(), 3U);
    EXPECT_EQ(kernel.conversation->closes, 0);
}

TEST(SockDiag, AppendsToWhatIsThereEvenWhenItStartsAgain)
{
    Kernel kernel;
    kernel.records.resize(2);
    kernel.answers({sockets({1, 2}), replyError(std::errc::no_buffer_space)});
    kernel.answers({sockets({3}), replyDone()});
    EXPECT_TRUE(kernel.list().complete);
    ASSERT_EQ(kernel.records.size(), 3U);
    EXPECT_EQ(kernel.records[2].cookie, Cookie{3});
}

// What can pass: tried again, with the rest of the old answer thrown away.
struct Passing {
    const char* name;
    Reply failure;
    const char* words;
};
class WhatCanPass : public testing::TestWithParam<Passing> { };
TEST_P(WhatCanPass, IsTriedAgain)
{
    Kernel kernel;
    kernel.answers({sockets({1}), GetParam().failure, replyDone()}).answers({sockets({2, 3}), replyDone()});
    EXPECT_TRUE(kernel.list().complete);
    EXPECT_EQ(kernel.records.size(), 2U);
    EXPECT_EQ(kernel.conversation->requests.size(), 2U);
    EXPECT_EQ(kernel.conversation->closes, 1);
}
TEST_P(WhatCanPass, IsSaidAfterTheThirdTime)
{
    Kernel kernel;
    for (std::uint64_t attempt = 1; attempt <= 4; ++attempt)
        kernel.answers({sockets({attempt, attempt + 10}), GetParam().failure, replyDone()});
    const Coverage coverage = kernel.list();
    EXPECT_FALSE(coverage.complete);
    EXPECT_THAT(coverage.problem.value().message(), HasSubstr(GetParam().words));
    EXPECT_EQ(kernel.conversation->requests.size(), 3U);
    ASSERT_GE(kernel.records.size(), 2U) << "what came is kept";
    EXPECT_EQ(kernel.records[0].cookie, Cookie{3});
}
INSTANTIATE_TEST_SUITE_P(
    Kinds, WhatCanPass,
    testing::Values(Passing{"ReceiveBufferOverflowed", replyError(std::errc::no_buffer_space), "No buffer space"},
                    Passing{"Truncated", reply([](DiagBytes& b) { b.socket({.cookie = 8}); }, 0, true),
                            "longer than the buffer"},
                    Passing{"Interrupted", sockets({9}, NLM_F_MULTI | NLM_F_DUMP_INTR), "changed while"},
                    Passing{"ErrorInsideDone", reply([](DiagBytes& b) { b.done(-EINTR); }), "Interrupted"},
                    Passing{"Busy", reply([](DiagBytes& b) { b.error(-EBUSY); }), "busy"}),
    [](const auto& param) { return param.param.name; });

// What will be the same the next time.
struct Lasting {
    const char* name;
    std::vector<Reply> replies;
    const char* words;
    std::size_t kept;
};
class WhatLasts : public testing::TestWithParam<Lasting> { };
TEST_P(WhatLasts, IsSaidAtOnce)
{
    Kernel kernel;
    kernel.answers(GetParam().replies).answers({replyDone()});
    const Coverage coverage = kernel.list();
    EXPECT_FALSE(coverage.complete);
    EXPECT_THAT(coverage.problem.value().message(), HasSubstr(GetParam().words));
    EXPECT_EQ(kernel.records.size(), GetParam().kept);
    EXPECT_EQ(kernel.conversation->requests.size(), 1U);
    EXPECT_EQ(kernel.conversation->closes, 1);
}
INSTANTIATE_TEST_SUITE_P(
    Kinds, WhatLasts,
    testing::Values(
        Lasting{"Refused", {reply([](DiagBytes& b) { b.error(-EPERM); })}, "Operation not permitted", 0},
        Lasting{"ErrorInsideDone", {sockets({1, 2}), reply([](DiagBytes& b) { b.done(-EINVAL); })}, "Invalid", 2},
        Lasting{"Silence", {sockets({1, 2})}, "stopped answering", 2},
        Lasting{"LyingLength",
                {sockets({1}), reply([](DiagBytes& b) { b.socket({}).socket({}).lie(0, 5); })},
                "shorter than its header at byte 0",
                1},
        Lasting{"LengthPastEnd", {reply([](DiagBytes& b) { b.socket({}).lie(0, 500); })}, "more bytes than arrived", 0},
        Lasting{"Empty", {reply([](DiagBytes&) {})}, "fewer bytes", 0},
        Lasting{"BadMessageAmongGood",
                {reply([](DiagBytes& b) { b.message(4711, {}).socket({}); }), sockets({2}), replyDone()},
                "unexpected type at byte 0",
                2}),
    [](const auto& param) { return param.param.name; });

TEST(SockDiag, ASignalIsNoFailure)
{
    Kernel kernel;
    kernel.answers({replyError(std::errc::interrupted), sockets({1}), replyError(std::errc::interrupted), replyDone()});
    EXPECT_TRUE(kernel.list().complete);
    EXPECT_EQ(kernel.records.size(), 1U);
}

TEST(SockDiag, ButNotForEver)
{
    Kernel kernel;
    const std::vector<Reply> storm(5000, replyError(std::errc::interrupted));
    kernel.answers(storm).answers(storm).answers(storm);
    EXPECT_FALSE(kernel.list().complete);
}

TEST(SockDiag, OnlyTheKernelIsBelieved)
{
    Kernel kernel;
    const auto forged = reply([](DiagBytes& b) { b.socket({.cookie = 666}).done(); }, 4242);
    kernel.answers({forged, sockets({1}), forged, replyDone()});
    EXPECT_TRUE(kernel.list().complete);
    ASSERT_EQ(kernel.records.size(), 1U);
    EXPECT_EQ(kernel.records[0].cookie, Cookie{1});
}

TEST(SockDiag, AFloodOfStrangersEnds)
{
    Kernel kernel;
    kernel.answers(std::vector<Reply>(5000, reply([](DiagBytes& b) { b.done(); }, 4242)));
    EXPECT_FALSE(kernel.list().complete);
    EXPECT_TRUE(kernel.records.empty());
}

TEST(SockDiag, AnswersToOtherQuestionsArePassedOverButNotForEver)
{
    const Reply stale{
        [](std::uint32_t sequence) { return DiagBytes(sequence - 1).socket({}).done().bytes(); }, 0, false, {}};
    Kernel kernel;
    kernel.answers({stale, sockets({1}), stale, replyDone()});
    EXPECT_TRUE(kernel.list().complete);
    EXPECT_EQ(kernel.records.size(), 1U);

    Kernel deaf;
    deaf.answers(std::vector<Reply>(5000, stale));
    const Coverage coverage = deaf.list();
    EXPECT_THAT(coverage.problem.value().message(), HasSubstr("not ours"));
}

TEST(SockDiag, ASocketThatClosedMeanwhileIsNotListed)
{
    Kernel kernel;
    kernel.answers(
        {reply([](DiagBytes& b) { b.socket({.state = 7}).socket({.cookie = 2}).socket({.state = 13}); }), replyDone()});
    EXPECT_TRUE(kernel.list().complete);
    ASSERT_EQ(kernel.records.size(), 1U);
    EXPECT_EQ(kernel.records[0].cookie, Cookie{2});
}

TEST(SockDiag, SaysThatItCouldNotEvenAsk)
{
    Kernel kernel;
    kernel.conversation->sendError = {EPROTONOSUPPORT, std::system_category()};
    EXPECT_THAT(kernel.list().problem.value().message(), HasSubstr("Protocol not supported"));
}

SocketRecord connection()
{
    return test::socketFromText("ESTABLISHED [fe80::1]:22 [fe80::2]:40000 if=3 cookie=1234605616436508552");
}
constexpr test::DiagSocket sameConnection{
    .local = "[fe80::1]:22", .remote = "[fe80::2]:40000", .state = 6, .interface = 3, .cookie = 0x1122334455667788};

TEST(SockDiagQuery, AsksForExactlyThisSocket)
{
    Kernel kernel;
    kernel.answers({reply([](DiagBytes& b) { b.socket(sameConnection, {}, 0); })});
    const auto found = kernel.diag.query(connection());
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->state, State::TimeWait);

    const auto& request = kernel.conversation->requests.at(0);
    EXPECT_EQ(request.header.nlmsg_flags, NLM_F_REQUEST);
    EXPECT_EQ(request.body.sdiag_family, AF_INET6);
    EXPECT_EQ(request.body.id.idiag_sport, htons(22));
    EXPECT_EQ(request.body.id.idiag_dport, htons(40000));
    EXPECT_EQ(request.body.id.idiag_if, 3U);
    EXPECT_EQ(request.body.id.idiag_cookie[0], 0x55667788U);
    EXPECT_EQ(request.body.id.idiag_cookie[1], 0x11223344U);
    EXPECT_EQ(std::memcmp(request.body.id.idiag_src, connection().local.address.bytes.data(), 16), 0);
    EXPECT_EQ(std::memcmp(request.body.id.idiag_dst, connection().remote.address.bytes.data(), 16), 0);
}

TEST(SockDiagQuery, GoneAndReplacedAreEmpty)
{
    for (const int code : {ENOENT, ESTALE}) {
        Kernel kernel;
        kernel.answers({reply([code](DiagBytes& b) { b.error(-code); })});
        const auto found = kernel.diag.query(connection());
        ASSERT_TRUE(found) << code;
        EXPECT_FALSE(*found) << code;
    }
}

// A socket that is bound to an interface is not found by another one, and it may have been bound since.
TEST(SockDiagQuery, WhatIsNotFoundIsSearchedForOnOtherInterfaces)
{
    Kernel kernel;
    kernel.interfaces = {1, 3, 4};
    const auto none = reply([](DiagBytes& b) { b.error(-ENOENT); });
    kernel.answers({none}).answers({none}).answers({reply([](DiagBytes& b) { b.socket(sameConnection, {}, 0); })});
    const auto found = kernel.diag.query(connection());
    ASSERT_TRUE(found && *found);
    std::vector<std::uint32_t> asked;
    for (const auto& request : kernel.conversation->requests)
        asked.push_back(request.body.id.idiag_if);
    EXPECT_EQ(asked, (std::vector<std::uint32_t>{3, 1, 4}));
}

TEST(SockDiagQuery, WhatWasOnlyBoundAndIsNoLongerCannotBeToldGone)
{
    const SocketRecord bound = test::socketFromText("CLOSED 127.0.0.1:7000 - cookie=6 inode=5");
    const auto listed = [](std::uint8_t state) {
        return reply([state](DiagBytes& b) {
            b.socket({.local = "127.0.0.1:7000", .remote = "0.0.0.0:0", .state = state, .inode = 5, .cookie = 6});
        });
    };
    Kernel kernel;
    kernel.answers({listed(7), replyDone()}).answers({listed(10), replyDone()}).answers({replyDone()});
    EXPECT_EQ(kernel.diag.query(bound).value().value().state, State::Closed);
    EXPECT_EQ(kernel.diag.query(bound).value().value().state, State::Listen);
    EXPECT_FALSE(kernel.diag.query(bound));
}

TEST(SockDiagQuery, OtherErrorsAreErrors)
{
    Kernel refused;
    refused.answers({reply([](DiagBytes& b) { b.error(-EPERM); })});
    EXPECT_THAT(refused.diag.query(connection()).error().message(), HasSubstr("not permitted"));
    Kernel silent;
    EXPECT_FALSE(silent.diag.query(connection()));
    EXPECT_EQ(silent.conversation->closes, 1);
}

// Without a cookie the kernel's lookup may answer with the listener of the port.
TEST(SockDiagQuery, ASocketWithoutCookieIsKnownByItsAddresses)
{
    SocketRecord record = connection();
    record.cookie.reset();
    Kernel kernel;
    kernel.answers({reply([](DiagBytes& b) { b.socket({.local = "[::]:22", .remote = "[::]:0", .state = 10}); })});
    kernel.answers({reply([](DiagBytes& b) { b.socket(sameConnection); })});
    const auto listener = kernel.diag.query(record);
    ASSERT_TRUE(listener);
    EXPECT_FALSE(*listener);
    EXPECT_EQ(kernel.conversation->requests[0].body.id.idiag_cookie[0], INET_DIAG_NOCOOKIE);
    const auto found = kernel.diag.query(record);
    ASSERT_TRUE(found);
    EXPECT_TRUE(*found);
}

// Several listeners may share a port, and an exact lookup chooses any of them.
TEST(SockDiagQuery, AListenerIsChosenFromTheListOfListeners)
{
    SocketRecord record = test::socketFromText("LISTEN 127.0.0.1:80 - cookie=6");
    const auto listeners = [](DiagBytes& b) {
        for (const std::uint64_t cookie : {5U, 6U, 7U})
            b.socket({.local = "127.0.0.1:80", .remote = "0.0.0.0:0", .state = 10, .cookie = cookie});
    };
    Kernel kernel;
    kernel.answers({reply(listeners), replyDone()}).answers({reply(listeners), replyDone()});
    const auto found = kernel.diag.query(record);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->cookie, Cookie{6});
    EXPECT_EQ(kernel.conversation->requests[0].body.idiag_states, 1U << 10U);
    EXPECT_EQ(kernel.conversation->requests[0].header.nlmsg_flags, NLM_F_REQUEST | NLM_F_DUMP);

    record.cookie = Cookie{8};
    const auto gone = kernel.diag.query(record);
    ASSERT_TRUE(gone);
    EXPECT_FALSE(*gone);
    EXPECT_FALSE(kernel.diag.query(record)) << "silence does not mean that it is gone";
}

} // namespace
} // namespace atlas::collect
