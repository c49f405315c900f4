// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/socket_lister.h"
#include "support/files.h"
#include "support/replay_channel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace atlas::collect {
namespace {

using test::Conversation;
using test::DiagBytes;
using test::reply;
using test::replyDone;
using test::TemporaryDirectory;
using testing::HasSubstr;

const std::string table =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
    "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1077 1 0 100 0 0 10 "
    "0\n";

struct Computer {
    TemporaryDirectory proc;
    std::shared_ptr<Conversation> conversation = std::make_shared<Conversation>();
    SocketLister lister{std::make_unique<test::ReplayChannel>(conversation), proc.path()};
};

TEST(SocketLister, SortsBothFamiliesIntoOneListWithoutDoubles)
{
    Computer computer;
    computer.conversation->script = {
        {reply([](DiagBytes& b) { b.socket({.cookie = 9}).socket({.cookie = 3}); }), replyDone()},
        {reply([](DiagBytes& b) {
             b.socket({.local = "[::1]:1", .remote = "[::1]:2", .cookie = 5});
             b.socket(
                 {.local = "[::1]:1", .remote = "[::1]:2", .state = 5, .cookie = 9}); // it moved while it was listed
         }),
         replyDone()}};
    const auto before = std::chrono::steady_clock::now();
    const auto snapshot = computer.lister.list();
    ASSERT_TRUE(snapshot);
    EXPECT_TRUE(snapshot->complete());
    EXPECT_EQ(snapshot->source, Source::SockDiag);
    EXPECT_EQ(snapshot->fallback, std::nullopt);
    ASSERT_EQ(snapshot->sockets.size(), 3U);
    EXPECT_EQ(snapshot->sockets[0].cookie, Cookie{3});
    EXPECT_EQ(snapshot->sockets[1].cookie, Cookie{5});
    EXPECT_EQ(snapshot->sockets[2].cookie, Cookie{9});
    EXPECT_EQ(snapshot->sockets[2].state, State::FinWait2) << "the later record is the newer one";
    EXPECT_GE(snapshot->time, before);
    EXPECT_GT(snapshot->listCost.count(), 0);
    EXPECT_NE(snapshot->wallTime.time_since_epoch().count(), 0);
}

TEST(SocketLister, AFamilyThatFailsIsPartialAndNotEmpty)
{
    Computer computer;
    computer.conversation->script = {{reply([](DiagBytes& b) { b.socket({.cookie = 9}); }), replyDone()},
                                     {reply([](DiagBytes& b) { b.error(-EPERM); })}};
    const auto snapshot = computer.lister.list();
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->source, Source::SockDiag);
    EXPECT_TRUE(snapshot->ipv4.complete);
    EXPECT_FALSE(snapshot->ipv6.complete);
    EXPECT_THAT(snapshot->ipv6.problem.value().message(), HasSubstr("not permitted"));
    EXPECT_EQ(snapshot->sockets.size(), 1U);
}

TEST(SocketLister, FallsBackToProcAndSaysWhy)
{
    Computer computer;
    computer.proc.write("net/tcp", table);
    computer.conversation->sendError = {EPROTONOSUPPORT, std::system_category()};
    const auto snapshot = computer.lister.list();
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->source, Source::Proc);
    EXPECT_EQ(snapshot->fallback.value().message(), "asking the kernel for its sockets: Protocol not supported");
    EXPECT_TRUE(snapshot->complete());
    ASSERT_EQ(snapshot->sockets.size(), 1U);
    EXPECT_EQ(snapshot->sockets[0].local.port, 22);
}

TEST(SocketLister, ReturnsToSockDiagWhenItAnswersAgain)
{
    Computer computer;
    computer.proc.write("net/tcp", table);
    computer.conversation->sendError = {ENOMEM, std::system_category()};
    ASSERT_EQ(computer.lister.list().value().source, Source::Proc);
    computer.conversation->sendError = {};
    computer.conversation->script = {{replyDone()}, {replyDone()}};
    const auto snapshot = computer.lister.list();
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->source, Source::SockDiag);
    EXPECT_EQ(snapshot->fallback, std::nullopt);
    EXPECT_TRUE(snapshot->sockets.empty());
}

TEST(SocketLister, ABrokenFallbackIsPartial)
{
    Computer computer;
    computer.proc.write("net/tcp", table + "nonsense\n");
    computer.conversation->sendError = {EPERM, std::system_category()};
    const auto snapshot = computer.lister.list();
    ASSERT_TRUE(snapshot);
    EXPECT_FALSE(snapshot->ipv4.complete);
    EXPECT_EQ(snapshot->sockets.size(), 1U);
}

TEST(SocketLister, WithoutBothItSaysBothReasons)
{
    Computer computer;
    computer.conversation->sendError = {EPERM, std::system_category()};
    const auto snapshot = computer.lister.list();
    ASSERT_FALSE(snapshot);
    EXPECT_THAT(snapshot.error().message(), HasSubstr("Operation not permitted"));
    EXPECT_THAT(snapshot.error().message(), HasSubstr("net/tcp: No such file or directory"));
}

TEST(SocketLister, CannotQueryWithoutSockDiag)
{
    Computer computer;
    computer.conversation->sendError = {EPERM, std::system_category()};
    EXPECT_FALSE(computer.lister.query({}));
}

} // namespace
} // namespace atlas::collect
