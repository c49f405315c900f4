// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/destroy_events.h"
#include "collect/socket_lister.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gtest/gtest.h>

#include <sys/wait.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>

namespace atlas::collect {
namespace {

using std::chrono::seconds;

/// Counts what a source reports.
class Ear {
public:
    EventSource::Listener listener()
    {
        return {.sink = sink(),
                .begun =
                    [this] {
                        const std::lock_guard lock(m_mutex);
                        ++m_begun;
                        m_heard.notify_all();
                    },
                .ended =
                    [this](const Error&) {
                        const std::lock_guard lock(m_mutex);
                        m_ended = true;
                    }};
    }
    std::function<void(std::vector<Event>&&)> sink()
    {
        return [this](std::vector<Event>&& events) {
            const std::lock_guard lock(m_mutex);
            for (const Event& event : events) {
                if (std::holds_alternative<EventsLost>(event.what))
                    ++m_losses;
                else if (const auto* death = std::get_if<SocketDestroyed>(&event.what))
                    count(death->last);
            }
            m_heard.notify_all();
        };
    }
    void countOnly(std::uint16_t port) { m_port = port; }

    /// Whether `condition`, which may read all members, becomes true.
    template <typename Condition> bool await(Condition condition, std::chrono::milliseconds limit = test::patience)
    {
        std::unique_lock lock(m_mutex);
        return m_heard.wait_for(lock, limit, condition);
    }

    std::vector<SocketRecord> m_deaths; ///< of connections with the counted port
    std::set<Cookie> m_cookies;
    std::set<std::uint16_t> m_localPorts;
    std::size_t m_losses = 0;
    int m_begun = 0;
    bool m_ended = false;

private:
    void count(const SocketRecord& record)
    {
        m_localPorts.insert(record.local.port);
        if (record.local.port != m_port && record.remote.port != m_port)
            return;
        m_deaths.push_back(record);
        m_cookies.insert(record.cookie.value());
    }

    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_heard;
};

TEST(DestroyEvents, ReportsBothEndsOfAConnectionWithTheirCookies)
{
    const UniqueFd listener = test::listenOn();
    Ear ear;
    ear.countOnly(test::localOf(listener).port);
    DestroyEvents events;
    ASSERT_TRUE(events.start(ear.listener()));
    test::Pair pair = test::connectPair(listener);
    const Endpoint client = pair.local;
    SocketRecord asked;
    asked.local = client;
    asked.remote = pair.remote;
    asked.state = State::Established;
    const auto known = SocketLister().query(asked).value();
    ASSERT_TRUE(known);
    pair.client.reset();
    test::awaitReadable(pair.server);
    pair.server.reset();
    ASSERT_TRUE(ear.await([&] { return ear.m_deaths.size() >= 2; }));
    EXPECT_EQ(ear.m_deaths.size(), 2U);
    EXPECT_TRUE(ear.m_cookies.contains(known->cookie.value())) << "the cookie of the listing";
    for (const SocketRecord& record : ear.m_deaths) {
        EXPECT_EQ(record.state, State::Closed);
        EXPECT_TRUE(record.tcpInfo);
        EXPECT_TRUE(record.local == client || record.remote == client);
    }
    EXPECT_FALSE(ear.m_ended);
    EXPECT_EQ(ear.m_begun, 1);
}

/// Opens and resets `count` connections; each is two sockets.
void burst(const UniqueFd& listener, int count)
{
    for (int i = 0; i < count; ++i) {
        test::Pair pair = test::connectPair(listener);
        test::resetOnClose(pair.server);
        pair.server.reset();
        pair.client.reset();
    }
}

/// A socket whose death is heard after all that died before it, or nothing is heard at all. While a full buffer has not
/// been emptied the kernel drops what comes, and so some of these.
void awaitSilence(Ear& ear)
{
    for (int attempt = 0; attempt < 100; ++attempt) {
        UniqueFd last = test::boundSocket();
        const std::uint16_t port = test::localOf(last).port;
        last.reset();
        if (ear.await([&] { return ear.m_localPorts.contains(port); }, std::chrono::milliseconds(200)))
            return;
    }
    FAIL() << "no death is heard any more";
}

TEST(DestroyEvents, FiftyThousandConnectionsAreReportedOrTheirLossIs)
{
    constexpr int connections = 50'000;
    const UniqueFd listener = test::listenOn();
    Ear ear;
    ear.countOnly(test::localOf(listener).port);
    DestroyEvents events;
    ASSERT_TRUE(events.start(ear.listener()));
    burst(listener, connections);
    awaitSilence(ear);
    constexpr auto sockets = std::size_t{2} * connections;
    ASSERT_TRUE(ear.await([&] { return ear.m_deaths.size() >= sockets || ear.m_losses > 0; }))
        << ear.m_deaths.size() << " deaths heard, and no loss reported";
    EXPECT_LE(ear.m_deaths.size(), sockets);
    EXPECT_EQ(ear.m_cookies.size(), ear.m_deaths.size()) << "a death reported twice";
    RecordProperty("heard", static_cast<int>(ear.m_deaths.size()));
    RecordProperty("losses", static_cast<int>(ear.m_losses));
    const Snapshot after = SocketLister().list().value();
    for (const SocketRecord& record : after.sockets)
        EXPECT_NE(record.remote.port, test::localOf(listener).port) << record.local.toString();
}

TEST(DestroyEvents, ABufferThatIsTooSmallReportsItsLoss)
{
    const UniqueFd listener = test::listenOn();
    Ear ear;
    std::mutex gate;
    DestroyEvents events(4096);
    auto heard = ear.listener();
    heard.sink = [&gate, sink = heard.sink](std::vector<Event>&& batch) {
        const std::lock_guard wait(gate); // a reader that is kept from reading
        sink(std::move(batch));
    };
    ASSERT_TRUE(events.start(std::move(heard)));
    // The kernel reports in its own time: a buffer that has room for it gets all in the end.
    Ear other;
    other.countOnly(test::localOf(listener).port);
    DestroyEvents roomy;
    ASSERT_TRUE(roomy.start(other.listener()));
    {
        const std::lock_guard closed(gate);
        burst(listener, 500);
        ASSERT_TRUE(other.await([&] { return other.m_deaths.size() >= 500; }));
    }
    EXPECT_TRUE(ear.await([&] { return ear.m_losses > 0; }));
    awaitSilence(ear); // and it goes on telling
}

TEST(DestroyEvents, EndsWithoutAnEventToWakeIt)
{
    Ear ear;
    {
        DestroyEvents events;
        ASSERT_TRUE(events.start(ear.listener()));
    }
    EXPECT_FALSE(ear.m_ended) << "it was ended, it did not end";
}

// As a user with no rights at all, in a process of its own.
TEST(DestroyEvents, WantNoPrivilege)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become another user; as " << ::geteuid() << " the other tests have proved it";
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setresgid(65534, 65534, 65534) != 0 || ::setresuid(65534, 65534, 65534) != 0)
            ::_exit(2);
        const UniqueFd listener = test::listenOn();
        Ear ear;
        ear.countOnly(test::localOf(listener).port);
        DestroyEvents events;
        if (!events.start(ear.listener()))
            ::_exit(3);
        burst(listener, 1);
        ::_exit(ear.await([&] { return ear.m_deaths.size() >= 2; }) ? 0 : 4);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

} // namespace
} // namespace atlas::collect
