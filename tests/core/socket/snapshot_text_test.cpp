// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace atlas::test {
namespace {

class Line : public testing::TestWithParam<const char*> { };

TEST_P(Line, ComesBackAsItWas)
{
    EXPECT_EQ(toText(socketFromText(GetParam())), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Lines, Line,
    testing::Values(
        "LISTEN 0.0.0.0:22 - inode=90 uid=0 pid=7 name=sshd", "LISTEN [::]:80 - recvq=2 sendq=511",
        "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=5 uid=1000 recvq=1 sendq=2 age=5m seen=6m pid=7 name=sshd fd=4",
        "ESTABLISHED [fe80::1]:22 [fe80::2]:9 if=2 pid=7 name=\"Web Content\" puid=33 unit=x.service pid=8 start=99 "
        "fd=9",
        "ESTABLISHED [::ffff:10.0.0.1]:22 [::ffff:10.0.0.2]:9 rtt=1500us retrans=3 unacked=1 acked=7 received=8 cc=bbr",
        "TIME-WAIT 127.0.0.1:80 127.0.0.1:5000 timer=time-wait/43s missing=time-wait",
        "FIN-WAIT-1 127.0.0.1:80 127.0.0.1:5000 timer=persist/200ms/3 missing=orphaned missed",
        "UNKNOWN 127.0.0.1:80 127.0.0.1:5000 raw=14"));

TEST(SnapshotText, RefusesMistakes)
{
    for (const char* line :
         {"ESTABLISHE 1.1.1.1:1 1.1.1.1:1", "LISTEN 1.1.1.1 -", "LISTEN 1.1.1.1:1", "LISTEN 1.1.1.1:1 - color=red",
          "LISTEN 1.1.1.1:1 - pid=x", "LISTEN 1.1.1.1:1 - name=early", "LISTEN 1.1.1.1:1 - age=5",
          "LISTEN 1.1.1.1:1 - timer=persist", "LISTEN 1.1.1.1:1 - missing=lost", "LISTEN 1.1.1.1:1 - pid=1 name=\"a"})
        EXPECT_THROW(static_cast<void>(socketFromText(line)), std::invalid_argument) << line;
}

TEST(SnapshotText, SortsAndSkipsComments)
{
    const Snapshot snapshot = snapshotFromText("# two\nLISTEN 1.1.1.1:2 - cookie=2\n\n  LISTEN 1.1.1.1:1 - cookie=1");
    EXPECT_TRUE(snapshot.complete());
    EXPECT_EQ(toText(snapshot), "LISTEN 1.1.1.1:1 - cookie=1\nLISTEN 1.1.1.1:2 - cookie=2\n");
    ASSERT_NE(snapshot.names, nullptr);
    EXPECT_EQ(*snapshot.names->service(22), "ssh");
}

} // namespace
} // namespace atlas::test
