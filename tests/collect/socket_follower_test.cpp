// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/socket_follower.h"
#include "collect/socket_lister.h"
#include "support/loopback.h"
#include "support/patience.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/socket.h>
#include <sys/wait.h>

#include <atomic>
#include <future>
#include <map>

namespace atlas::collect {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;

/// "ESTABLISHED", or "gone".
class Reports {
public:
    SocketFollower::Sink sink()
    {
        return [this](const FollowReport& report) {
            const std::lock_guard lock(m_mutex);
            m_said[report.end].emplace_back(report.found ? rfcName(report.found->state) : "gone");
            m_changed.notify_all();
        };
    }
    /// Whether this end is reported to be this, sooner or later.
    bool await(WhichEnd end, const std::string& what)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, test::patience,
                                  [&] { return !m_said[end].empty() && m_said[end].back() == what; });
    }
    std::vector<std::string> said(WhichEnd end)
    {
        const std::lock_guard lock(m_mutex);
        return m_said[end];
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<WhichEnd, std::vector<std::string>> m_said;
};

SocketRecord recordOf(const UniqueFd& own, const UniqueFd& other)
{
    SocketRecord asked;
    asked.local = test::localOf(own);
    asked.remote = test::localOf(other);
    asked.state = State::Established;
    return SocketLister().query(asked).value().value();
}

/// Each step waits until it was seen, so the follower must have seen each state of both ends.
void followAClose()
{
    const UniqueFd listener = test::listenOn();
    test::Pair pair = test::connectPair(listener);
    Reports reports;
    SocketFollower follower;
    follower.start(reports.sink());
    follower.follow(recordOf(pair.client, pair.server));
    ASSERT_TRUE(reports.await(WhichEnd::Own, "ESTABLISHED"));
    ASSERT_TRUE(reports.await(WhichEnd::Peer, "ESTABLISHED"));
    ASSERT_EQ(::shutdown(pair.client.get(), SHUT_WR), 0);
    ASSERT_TRUE(reports.await(WhichEnd::Own, "FIN-WAIT-2"));
    ASSERT_TRUE(reports.await(WhichEnd::Peer, "CLOSE-WAIT"));
    pair.server.reset();
    ASSERT_TRUE(reports.await(WhichEnd::Own, "TIME-WAIT"));
    ASSERT_TRUE(reports.await(WhichEnd::Peer, "gone"));
}

TEST(SocketFollower, SeesBothEndsOfACloseStepByStep)
{
    followAClose();
}

TEST(SocketFollower, WantsNoPrivilege)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become another user; as " << ::geteuid() << " the other tests have proved it";
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setresgid(65534, 65534, 65534) != 0 || ::setresuid(65534, 65534, 65534) != 0)
            ::_exit(2);
        followAClose();
        ::_exit(testing::Test::HasFailure() ? 1 : 0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(SocketFollower, ReportsAResetAsGone)
{
    const UniqueFd listener = test::listenOn();
    test::Pair pair = test::connectPair(listener);
    Reports reports;
    SocketFollower follower;
    follower.start(reports.sink());
    follower.follow(recordOf(pair.client, pair.server));
    ASSERT_TRUE(reports.await(WhichEnd::Peer, "ESTABLISHED"));
    test::resetOnClose(pair.client);
    pair.client.reset();
    EXPECT_TRUE(reports.await(WhichEnd::Own, "gone"));
    EXPECT_TRUE(reports.await(WhichEnd::Peer, "gone"));
    EXPECT_THAT(reports.said(WhichEnd::Own), ElementsAre("ESTABLISHED", "gone"));
}

TEST(SocketFollower, FollowsAListenerWithoutAPeer)
{
    UniqueFd listener = test::listenOn();
    const Endpoint local = test::localOf(listener);
    const Snapshot snapshot = SocketLister().list().value();
    const auto record = std::ranges::find_if(
        snapshot.sockets, [&](const SocketRecord& r) { return r.local == local && r.state == State::Listen; });
    ASSERT_NE(record, snapshot.sockets.end());
    Reports reports;
    SocketFollower follower;
    follower.start(reports.sink());
    follower.follow(*record);
    ASSERT_TRUE(reports.await(WhichEnd::Own, "LISTEN"));
    listener.reset();
    EXPECT_TRUE(reports.await(WhichEnd::Own, "gone"));
    EXPECT_TRUE(reports.said(WhichEnd::Peer).empty());
}

SocketRecord someRecord()
{
    return test::socketFromText("ESTABLISHED 127.0.0.1:1 127.0.0.1:2");
}

TEST(SocketFollower, AFailureEndsItUntilTheNextSocket)
{
    Reports reports;
    std::atomic<int> failures = 0;
    std::promise<void> failed;
    std::atomic<bool> broken = true;
    SocketFollower follower(
        [&](const SocketRecord& record) -> std::expected<std::optional<SocketRecord>, Error> {
            if (!broken)
                return record;
            if (++failures == 1)
                failed.set_value();
            return std::unexpected(Error::saying("no sock_diag here"));
        },
        milliseconds(1));
    follower.start(reports.sink());
    follower.follow(someRecord());
    ASSERT_EQ(failed.get_future().wait_for(test::patience), std::future_status::ready);
    broken = false;
    follower.follow(someRecord());
    EXPECT_TRUE(reports.await(WhichEnd::Own, "ESTABLISHED"));
    EXPECT_EQ(failures, 1);
}

TEST(SocketFollower, FollowsNothingWhenAskedTo)
{
    Reports reports;
    std::atomic<int> asked = 0;
    SocketFollower follower(
        [&](const SocketRecord& record) -> std::expected<std::optional<SocketRecord>, Error> {
            ++asked;
            return record;
        },
        milliseconds(1));
    follower.start(reports.sink());
    follower.follow(someRecord());
    ASSERT_TRUE(reports.await(WhichEnd::Own, "ESTABLISHED"));
    follower.follow(std::nullopt);
    follower.follow(std::nullopt);
    // Another socket is reported from its first answer on.
    SocketRecord other = someRecord();
    other.state = State::CloseWait;
    follower.follow(other);
    EXPECT_TRUE(reports.await(WhichEnd::Own, "CLOSE-WAIT"));
}

} // namespace
} // namespace atlas::collect
