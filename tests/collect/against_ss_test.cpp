// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole list while sockets come and go: against what the test itself knows of its connections, and
// against `ss -Htan` as an independent reference (with -e, for the cookie: addresses come back). Only sockets that
// lived through the whole poll can be compared: the others may rightly be in one list and not in the other.
#include "collect/system_source.h"
#include "core/socket/diff.h"
#include "support/churn.h"
#include "support/ss.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace atlas::collect {
namespace {

using test::Churn;
using test::Connection;

using Ends = std::pair<Endpoint, Endpoint>;

class Settled {
public:
    explicit Settled(SystemSource& source) : m_source(source) { }

    /// The next settled snapshot.
    const Snapshot& next()
    {
        auto fresh = m_source.capture();
        if (!fresh || !fresh->complete())
            throw std::runtime_error("no complete snapshot");
        settle(m_last ? &*m_last : nullptr, *fresh, [this](const SocketRecord& record) -> std::optional<bool> {
            const auto answer = m_source.query(record);
            return answer ? std::optional(answer->has_value()) : std::nullopt;
        });
        m_last = std::make_unique<Snapshot>(std::move(*fresh));
        return *m_last;
    }

private:
    SystemSource& m_source;
    std::unique_ptr<Snapshot> m_last;
};

/// How often each pair of endpoints is listed as ESTABLISHED.
std::map<Ends, int> established(const Snapshot& snapshot)
{
    std::map<Ends, int> counts;
    for (const SocketRecord& record : snapshot.sockets)
        if (record.state == State::Established)
            ++counts[{record.local, record.remote}];
    return counts;
}

std::vector<Connection> livedThrough(std::vector<Connection> before, std::vector<Connection> after)
{
    std::ranges::sort(before);
    std::ranges::sort(after);
    std::vector<Connection> both;
    std::ranges::set_intersection(before, after, std::back_inserter(both));
    return both;
}

TEST(Churning, TenThousandSocketsWithoutALostOrDoubledRow)
{
    constexpr std::size_t connections = 5'000;
    constexpr std::size_t staying = 500; // so that there is something to lose, however slow the computer is
    constexpr int rounds = 10;
    if (test::raiseDescriptorLimit() < 2 * connections + 100)
        GTEST_SKIP() << "this process may not have 10,000 descriptors";
    Churn churn(connections);
    SystemSource source;
    Settled settled(source);
    (void)settled.next();
    churn.start(connections - staying);

    std::set<std::uint64_t> seen; // connections of which some snapshot has shown both ends
    std::size_t compared = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto before = churn.living();
        const Snapshot& snapshot = settled.next();
        const auto lived = livedThrough(before, churn.living());
        const auto rows = established(snapshot);
        std::size_t unseen = 0;
        for (const Connection& connection : lived) {
            const auto client = rows.find({connection.client, connection.server});
            const auto server = rows.find({connection.server, connection.client});
            if (client == rows.end() || server == rows.end()) {
                // The kernel's list may lack what was never seen before; what was seen is never lost.
                EXPECT_FALSE(seen.contains(connection.serial)) << "lost: " << connection.client.toString();
                ++unseen;
                continue;
            }
            EXPECT_EQ(client->second, 1) << "doubled: " << connection.client.toString();
            EXPECT_EQ(server->second, 1) << "doubled: " << connection.client.toString();
            seen.insert(connection.serial);
            ++compared;
        }
        EXPECT_LE(unseen, lived.size() / 100);
        for (std::size_t i = 1; i < snapshot.sockets.size(); ++i)
            ASSERT_TRUE(compareKeys(snapshot.sockets[i - 1], snapshot.sockets[i]) < 0);
    }
    churn.stop();
    EXPECT_GE(compared, rounds * staying);
    EXPECT_GT(churn.opened(), connections);

    // At rest the list is exact: what has just gone needs a second poll at most.
    (void)settled.next();
    const auto rows = established(settled.next());
    const auto living = churn.living();
    ASSERT_FALSE(living.empty());
    std::size_t ours = 0;
    for (const auto& [ends, count] : rows)
        if (ends.first == living.front().server || ends.second == living.front().server)
            ours += static_cast<std::size_t>(count);
    EXPECT_EQ(ours, 2 * living.size());
    for (const Connection& connection : living)
        EXPECT_TRUE(rows.contains({connection.client, connection.server}));
}

TEST(Churning, EveryLivingSocketHasItsOwner)
{
    if (test::raiseDescriptorLimit() < 2'200)
        GTEST_SKIP() << "this process may not have 2,000 descriptors";
    Churn churn(1'000);
    SystemSource source;
    ASSERT_TRUE(source.capture());
    churn.start(900);
    for (int round = 0; round < 10; ++round) {
        const auto before = churn.living();
        const auto snapshot = source.capture();
        const auto lived = livedThrough(before, churn.living());
        ASSERT_TRUE(snapshot);
        std::set<Ends> wanted;
        for (const Connection& connection : lived)
            wanted.insert({connection.client, connection.server});
        for (const SocketRecord& record : snapshot->sockets) {
            if (record.state != State::Established || !wanted.contains({record.local, record.remote}))
                continue;
            ASSERT_EQ(record.owners.all().size(), 1U) << record.local.toString();
            EXPECT_EQ(number(record.owners.first()->pid), ::getpid());
        }
    }
}

/// A row of ss, as far as it can be compared.
using Row = std::tuple<std::uint64_t, State, std::string, std::string>;

/// ss writes "*" for the wildcard address of a socket that takes both families.
std::string plain(std::string address)
{
    if (address.starts_with("*:"))
        address.replace(0, 1, "[::]");
    if (address.ends_with(":*"))
        address.replace(address.size() - 1, 1, "0");
    return address;
}

std::optional<std::vector<Row>> askSs()
{
    const std::vector<test::SsRow> listed = test::ssRows("e");
    if (listed.empty())
        return std::nullopt;
    std::vector<Row> rows;
    for (const auto& [state, local, remote, line] : listed) {
        const auto parsed = parseState(state);
        const std::size_t cookie = line.find(" sk:");
        if (!parsed || cookie == std::string::npos || local.find('%') != std::string::npos)
            continue; // a name that ss writes in a form of its own
        rows.emplace_back(std::strtoull(line.c_str() + cookie + 4, nullptr, 16), *parsed, plain(local), plain(remote));
    }
    return rows;
}

TEST(AgainstSs, SsListsTheSame)
{
    test::raiseDescriptorLimit();
    Churn churn(400);
    if (!askSs())
        GTEST_SKIP() << "there is no ss here";
    churn.start(200);
    SystemSource source;
    Settled settled(source);
    std::size_t compared = 0;
    for (int round = 0; round < 5; ++round) {
        auto before = askSs();
        (void)settled.next(); // the kernel's list may lack a living socket once, hardly twice
        const Snapshot& snapshot = settled.next();
        auto after = askSs();
        ASSERT_TRUE(before && after);
        std::ranges::sort(*before);
        std::ranges::sort(*after);
        std::vector<Row> lived;
        std::ranges::set_intersection(*before, *after, std::back_inserter(lived));

        std::set<Row> ours;
        for (const SocketRecord& record : snapshot.sockets)
            ours.emplace(record.cookie ? number(*record.cookie) : 0, record.state, record.local.toString(),
                         record.remote.toString());
        for (const Row& row : lived) {
            const auto& [cookie, state, local, remote] = row;
            EXPECT_TRUE(ours.contains(row)) << rfcName(state) << " " << local << " " << remote;
            ++compared;
        }
    }
    EXPECT_GT(compared, 1'000U);
}

} // namespace
} // namespace atlas::collect
