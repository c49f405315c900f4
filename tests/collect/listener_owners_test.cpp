// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/listener_owners.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas::collect {
namespace {

struct Waiting {
    const char* listeners;
    const char* connection;
    const char* named; ///< pids
};

class ListenersOwners : public testing::TestWithParam<Waiting> { };

TEST_P(ListenersOwners, AreNamedForAConnectionThatNobodyHolds)
{
    std::vector<SocketRecord> sockets =
        test::snapshotFromText(std::string(GetParam().listeners) + "\n" + GetParam().connection).sockets;
    nameListenersOwners(sockets);
    std::string named;
    for (const SocketRecord& record : sockets) {
        if (record.state == State::Listen) {
            EXPECT_EQ(record.relation, Relation::None);
            continue;
        }
        EXPECT_EQ(record.relation, record.related.empty() ? Relation::None : Relation::HoldListener);
        for (const Owner& owner : record.related.all())
            named += (named.empty() ? "" : " ") + std::to_string(number(owner.process->pid));
    }
    EXPECT_EQ(named, GetParam().named) << GetParam().connection;
}

constexpr const char* one = "LISTEN 0.0.0.0:80 - cookie=1 inode=1 pid=7";
constexpr const char* nearer =
    "LISTEN 0.0.0.0:80 - cookie=1 inode=1 pid=7\nLISTEN 10.0.0.1:80 - cookie=2 inode=2 pid=8";

INSTANTIATE_TEST_SUITE_P(
    Sockets, ListenersOwners,
    testing::Values(
        Waiting{one, "ESTAB 10.0.0.1:80 10.0.0.2:9 cookie=5 missing=not-accepted-yet", "7"},
        Waiting{one, "SYN-RECV 10.0.0.1:80 10.0.0.2:9 cookie=5 missing=syn-received", "7"},
        Waiting{one, "TIME-WAIT 10.0.0.1:80 10.0.0.2:9 cookie=5 missing=time-wait", "7"},
        Waiting{one, "TIME-WAIT 10.0.0.1:81 10.0.0.2:80 cookie=5 missing=time-wait", ""}, // a client's
        Waiting{one, "ESTAB 10.0.0.1:80 10.0.0.2:9 cookie=5 inode=9 missing=not-permitted", ""}, // somebody holds it
        Waiting{nearer, "TIME-WAIT 10.0.0.1:80 10.0.0.2:9 cookie=5 missing=time-wait", "8"},
        Waiting{nearer, "TIME-WAIT 10.0.0.3:80 10.0.0.2:9 cookie=5 missing=time-wait", "7"},
        Waiting{nearer, "TIME-WAIT [::ffff:10.0.0.1]:80 [::ffff:10.0.0.2]:9 cookie=5 missing=time-wait", "8"},
        Waiting{"LISTEN [::]:80 - cookie=1 inode=1 pid=7",
                "SYN-RECV [::ffff:10.0.0.1]:80 [::ffff:10.0.0.2]:9 cookie=5 missing=syn-received", "7"},
        Waiting{one, "SYN-RECV [fd00::1]:80 [fd00::2]:9 cookie=5 missing=syn-received", ""},
        Waiting{"LISTEN 0.0.0.0:80 - cookie=1 inode=1 pid=7 if=3", "SYN-RECV 1.0.0.1:80 1.0.0.2:9 cookie=5", ""},
        Waiting{"LISTEN 0.0.0.0:80 - cookie=1 inode=1 pid=9\nLISTEN 0.0.0.0:80 - cookie=2 inode=2 pid=8",
                "SYN-RECV 1.0.0.1:80 1.0.0.2:9 cookie=5", "8 9"}, // SO_REUSEPORT
        Waiting{"LISTEN 0.0.0.0:80 - cookie=1 inode=1 missing=not-permitted", "SYN-RECV 1.0.0.1:80 1.0.0.2:9 cookie=5",
                ""}));

} // namespace
} // namespace atlas::collect
