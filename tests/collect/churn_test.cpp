// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thousands of sockets that stay, while others come and go as fast as one thread can make them.
#include "collect/socket_lister.h"
#include "collect/unique_fd.h"
#include "core/socket/diff.h"
#include "support/socket_load.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <thread>

namespace atlas::collect {
namespace {

constexpr std::size_t staying = 10'000;

/// Connects to itself and resets the connection, over and over, until it goes out of scope.
class Churn {
public:
    Churn() : m_thread([this] { run(); }) { }
    ~Churn()
    {
        m_stop = true;
        m_thread.join();
    }
    Churn(const Churn&) = delete;
    Churn& operator=(const Churn&) = delete;

    [[nodiscard]] std::size_t connections() const { return m_connections; }

private:
    void run()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl((127U << 24U) | 0xffffU);
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        socklen_t length = sizeof address;
        const UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const linger none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(listener.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
        if (::bind(listener.get(), generic, sizeof address) != 0 || ::listen(listener.get(), 64) != 0 ||
            ::getsockname(listener.get(), generic, &length) != 0)
            return;
        while (!m_stop) {
            const UniqueFd client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            ::setsockopt(client.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
            if (::connect(client.get(), generic, sizeof address) != 0)
                continue;
            const UniqueFd server(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
            ++m_connections;
        }
    }

    std::atomic<bool> m_stop = false;
    std::atomic<std::size_t> m_connections = 0;
    std::thread m_thread;
};

bool belongsToLoad(const SocketRecord& record)
{
    const Subnet network = test::SocketLoad::network();
    return record.state == State::Established &&
        (network.contains(record.local.address) || network.contains(record.remote.address));
}

TEST(Churn, NothingThatStaysIsLostOrDoubled)
{
    const test::SocketLoad load(staying);
    SocketLister lister;
    Snapshot before = lister.list().value();
    settle(nullptr, before);
    std::vector<SocketKey> stay;
    for (const SocketRecord& record : before.sockets)
        if (belongsToLoad(record))
            stay.push_back(keyOf(record));
    ASSERT_GE(stay.size(), staying);

    const auto stillExists = [&](const SocketRecord& record) -> std::optional<bool> {
        const auto answer = lister.query(record);
        return answer ? std::optional(answer->has_value()) : std::nullopt;
    };
    Churn churn;
    for (int round = 0; round < 15; ++round) {
        Snapshot fresh = lister.list().value();
        ASSERT_TRUE(fresh.complete()) << fresh.ipv4.problem.value_or(Error{}).message();
        settle(&before, fresh, stillExists);
        ASSERT_TRUE(
            std::ranges::is_sorted(fresh.sockets, [](const auto& a, const auto& b) { return compareKeys(a, b) < 0; }))
            << "round " << round;
        const auto twice = std::ranges::adjacent_find(
            fresh.sockets, [](const auto& a, const auto& b) { return compareKeys(a, b) == 0; });
        ASSERT_EQ(twice, fresh.sockets.end()) << "round " << round;
        for (const SocketKey& key : stay)
            ASSERT_TRUE(fresh.find(key)) << "round " << round;
        before = std::move(fresh);
    }
    EXPECT_GT(churn.connections(), 100U) << "there was no churn to speak of";
}

TEST(SocketLoad, MakesWhatItPromisesAndLeavesNothing)
{
    SocketLister lister;
    std::vector<pid_t> children;
    {
        const test::SocketLoad load(100);
        children = load.children();
        const Snapshot snapshot = lister.list().value();
        EXPECT_GE(std::ranges::count_if(snapshot.sockets, belongsToLoad), 100);
    }
    // Sockets end with their processes; others on the same addresses may be another test's.
    ASSERT_EQ(children.size(), 1U);
    EXPECT_EQ(::kill(children.front(), 0), -1);
    EXPECT_EQ(errno, ESRCH);
}

} // namespace
} // namespace atlas::collect
