// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_process.h"
#include "cli/text_width.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace atlas::cli::test {
namespace {

using atlas::test::snapshotFromText;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

Snapshot someSockets()
{
    return snapshotFromText(R"(
ESTABLISHED 10.0.0.5:2201 10.0.0.50:443 cookie=3 inode=33 uid=1000 sendq=5 pid=812 name=firefox fd=9 rtt=60ms retrans=2 acked=7 cc=cubic timer=retransmit/250ms/1
LISTEN [::]:80 - cookie=1 inode=11 uid=0 recvq=1 sendq=511 pid=80 name=nginx pid=81 name=nginx fd=4
TIME-WAIT [::1]:2204 [::1]:443 cookie=6 timer=time-wait/50s missing=time-wait relation=was pid=90 name=curl
)");
}

Snapshot socketOf(std::string name)
{
    Snapshot snapshot = snapshotFromText("LISTEN 127.0.0.1:1 - cookie=1 uid=0");
    Process process;
    process.pid = Pid{66};
    process.name = std::move(name);
    snapshot.sockets[0].owners = OwnerList({{std::make_shared<const Process>(process), 3}});
    snapshot.sockets[0].ownerMissing.reset();
    return snapshot;
}

TEST(ListTable, IsPlainAndWholeInAPipe)
{
    const auto outcome = run({"list"}, {.snapshot = someSockets()});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.askedForOwners, true);
    EXPECT_EQ(
        outcome.out,
        "STATE        LOCAL          REMOTE         PROCESS      PID  USER  RECV-Q  SEND-Q     RTT  TIMER\n"
        "LISTEN       [::]:80        -              nginx +1      80  root       1     511       -  -\n"
        "ESTABLISHED  10.0.0.5:2201  10.0.0.50:443  firefox      812  ada        0       5  60.0ms  retransmit 250ms "
        "×1\n"
        "TIME-WAIT    [::1]:2204     [::1]:443      (was curl)  (90)  -          0       0       -  time-wait 50.0s\n");
}

TEST(ListTable, FitsTheTerminal)
{
    for (std::size_t columns = 30; columns < 140; ++columns) {
        const auto outcome = run({"list"}, {.snapshot = someSockets(), .terminal = {columns, false}});
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);) {
            // Below 62 columns the columns that are never left out have reached their narrowest.
            EXPECT_LE(textWidth(line), std::max<std::size_t>(columns, 62)) << line;
            EXPECT_FALSE(line.ends_with(' ')) << line;
        }
    }
    EXPECT_THAT(run({"list"}, {.snapshot = someSockets(), .terminal = {70, false}}).out, Not(HasSubstr("RTT")));
}

TEST(ListTable, IsColouredOnlyWhereAsked)
{
    const auto outcome = run({"list"}, {.snapshot = someSockets(), .terminal = {200, true}});
    EXPECT_THAT(outcome.out, HasSubstr("\x1b[32mESTABLISHED\x1b[0m  10.0.0.5:2201"));
    EXPECT_THAT(outcome.out, HasSubstr("\x1b[33mTIME-WAIT\x1b[0m    [::1]:2204"));
    EXPECT_THAT(run({"list"}, {.snapshot = someSockets(), .terminal = {200, false}}).out, Not(HasSubstr("\x1b")));
}

TEST(ListTable, LeavesOwnersOutWhenNotLookedUp)
{
    const auto outcome = run({"list", "--no-owners"}, {.snapshot = someSockets()});
    EXPECT_EQ(outcome.askedForOwners, false);
    EXPECT_THAT(outcome.out, Not(HasSubstr("PROCESS")));
    EXPECT_THAT(outcome.out, HasSubstr("USER"));
}

TEST(ListTable, DisarmsNames)
{
    const auto outcome = run({"list"}, {.snapshot = socketOf("a\x1b[2J\u202e\n\xff")});
    EXPECT_THAT(outcome.out, HasSubstr("a\\x1b[2J\\u202e\\n\\xff"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b")));
}

TEST(ListTable, KeepsItsColumnsWithWideNames)
{
    Snapshot snapshot = socketOf("猫猫");
    const auto outcome = run({"list"}, {.snapshot = snapshot});
    EXPECT_THAT(outcome.out, HasSubstr("PROCESS  PID\u0020"));
    EXPECT_THAT(outcome.out, HasSubstr("猫猫      66"));
}

TEST(ListFilter, ChoosesSockets)
{
    const Surroundings surroundings{.snapshot = someSockets()};
    const auto ports = [&](std::initializer_list<std::string_view> arguments) {
        const auto outcome = run(arguments, surroundings);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        std::string found;
        const json document = json::parse(outcome.out);
        for (const auto& socket : document["sockets"])
            found += std::to_string(socket["local"]["port"].get<int>()) + ' ';
        return found;
    };
    EXPECT_EQ(ports({"list", "--json"}), "80 2201 2204 ");
    EXPECT_EQ(ports({"list", "--json", "--filter", "nginx or 443"}), "80 2201 2204 ");
    EXPECT_EQ(ports({"list", "--json", "--filter=nginx"}), "80 ");
    EXPECT_EQ(ports({"list", "--json", "--filter", "443", "--filter", "is:ipv6"}), "2204 ");
    EXPECT_EQ(ports({"list", "--json", "--state", "estab"}), "2201 ");
    EXPECT_EQ(ports({"list", "--json", "--state", "estab,TIME_WAIT"}), "2201 2204 ");
    EXPECT_EQ(ports({"list", "--json", "--state", "estab", "--state", "listening"}), "80 2201 ");
    EXPECT_EQ(ports({"list", "--json", "--state", "estab", "--filter", "nginx"}), "");
    EXPECT_EQ(ports({"list", "--json", "--filter", "age:>=10s"}), "2204 ");
}

TEST(ListFilter, PointsAtTheMistake)
{
    const auto outcome = run({"list", "--filter", "猫 state:closewiat"}, {.snapshot = someSockets()});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.askedForOwners, std::nullopt);
    EXPECT_THAT(outcome.err, HasSubstr("--filter: column 11: expected a state"));
    EXPECT_THAT(outcome.err, HasSubstr("\n  猫 state:closewiat\n           ^\n"));
}

TEST(ListJson, HasTheWholeRecord)
{
    const auto outcome = run({"list", "--json"}, {.snapshot = someSockets()});
    const json document = json::parse(outcome.out);
    EXPECT_EQ(document["schema"], 1);
    EXPECT_EQ(document["time"], "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(document["complete"], true);
    EXPECT_EQ(document["processes_hidden"], 0);
    EXPECT_EQ(document["owners_problem"], nullptr);
    ASSERT_EQ(document["sockets"].size(), 3U);
    EXPECT_EQ(document["sockets"][0], json::parse(R"({
        "cookie": "1", "family": "ipv6", "local": {"address": "::", "port": 80}, "remote": null,
        "interface": null, "v6only": null, "state": "LISTEN",
        "inode": 11, "uid": 0, "owners": [{"pid": 80, "name": "nginx", "fd": 3}, {"pid": 81, "name": "nginx", "fd": 4}],
        "owner_missing": null, "last_owners": [], "listener_owners": [], "receive_queue": 1, "send_queue": 511, "timer": null, "tcp_info": null})"));
    EXPECT_EQ(document["sockets"][2], json::parse(R"({
        "cookie": "6", "family": "ipv6", "local": {"address": "::1", "port": 2204},
        "remote": {"address": "::1", "port": 443}, "interface": null, "v6only": null,
        "state": "TIME-WAIT", "inode": null, "uid": null, "owners": [],
        "owner_missing": "time-wait", "last_owners": [{"pid": 90, "name": "curl", "fd": 3}], "listener_owners": [],
        "receive_queue": 0, "send_queue": 0,
        "timer": {"kind": "time-wait", "remaining_ms": 50000, "retransmissions": 0}, "tcp_info": null})"));
    const json& info = document["sockets"][1]["tcp_info"];
    EXPECT_EQ(info["rtt_us"], 60'000);
    EXPECT_EQ(info["total_retransmits"], 2);
    EXPECT_EQ(info["bytes_acked"], 7);
    EXPECT_EQ(info["bytes_received"], nullptr);
    EXPECT_EQ(info["congestion_control"], "cubic");
}

TEST(ListJson, TakesAnyName)
{
    for (const std::string name : {"\xff\xfe", "a\"b\\c", "\x1b]0;x\x07", "\u2028", ""}) {
        const auto outcome = run({"list", "--json"}, {.snapshot = socketOf(name)});
        EXPECT_EQ(outcome.code, 0);
        EXPECT_TRUE(json::accept(outcome.out)) << outcome.out;
        EXPECT_THAT(outcome.out, Not(HasSubstr("\x1b")));
    }
    const auto outcome = run({"list", "--json"}, {.snapshot = socketOf("a\xff")});
    EXPECT_EQ(json::parse(outcome.out)["sockets"][0]["owners"][0]["name"], "a\\xff");
}

TEST(ListJson, IsADocumentWithoutSockets)
{
    const auto outcome = run({"list", "--json"}, {.snapshot = snapshotFromText("")});
    EXPECT_EQ(json::parse(outcome.out)["sockets"], json::array());
}

TEST(ListCsv, QuotesWhatNeedsIt)
{
    const auto outcome = run({"list", "--csv"}, {.snapshot = socketOf("a,\"b\"\nc")});
    EXPECT_EQ(outcome.out,
              "cookie,family,local_address,local_port,remote_address,remote_port,state,inode,uid,user,pids,processes,"
              "owner_missing,receive_queue,send_queue,timer,timer_remaining_ms,timer_retransmissions,rtt_us,"
              "total_retransmits,last_pids,last_processes,listener_pids,listener_processes,interface,v6only\n"
              "1,ipv4,127.0.0.1,1,,,LISTEN,,0,root,66,\"a,\"\"b\"\"\\nc\",,0,0,,,,,,,,,,,\n");
    EXPECT_THAT(
        run({"list", "--csv"}, {.snapshot = someSockets()}).out,
        HasSubstr("\n3,ipv4,10.0.0.5,2201,10.0.0.50,443,ESTABLISHED,33,1000,ada,812,firefox,,0,5,retransmit,250,1,"
                  "60000,2,,,,,,\n"));
    EXPECT_THAT(run({"list", "--csv"}, {.snapshot = someSockets()}).out, HasSubstr("50000,0,,,90,curl,,,,\n"));
}

TEST(ListHonesty, SaysWhatIsMissing)
{
    Snapshot snapshot = someSockets();
    snapshot.ipv6 = {false, Error::saying("the kernel was interrupted")};
    snapshot.fallback = Error::saying("sock_diag: Operation not permitted");
    snapshot.ownersProblem = Error::saying("too many open files");
    snapshot.processesHidden = 2;
    const auto outcome = run({"list", "--json"}, {.snapshot = snapshot});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err,
              "tcpatlasctl: read from /proc, which knows less: sock_diag: Operation not permitted\n"
              "tcpatlasctl: the list is partial: not all of IPv6: the kernel was interrupted\n"
              "tcpatlasctl: owners may be missing: too many open files\n"
              "tcpatlasctl: owners may be missing: no permission to look into 2 processes\n");
    EXPECT_EQ(json::parse(outcome.out)["complete"], false);
    EXPECT_EQ(json::parse(outcome.out)["processes_hidden"], 2);
    EXPECT_EQ(json::parse(outcome.out)["owners_problem"], "too many open files");

    snapshot.ipv6 = {true, std::nullopt};
    EXPECT_EQ(json::parse(run({"list", "--json"}, {.snapshot = snapshot}).out)["complete"], false);
    snapshot.fallback.reset();
    snapshot.ownersProblem.reset();
    snapshot.processesHidden = 0;
    snapshot.ipv4.problem = Error::saying("one message was cut");
    const auto nearly = run({"list", "--json"}, {.snapshot = snapshot});
    EXPECT_EQ(nearly.err, "tcpatlasctl: IPv4: one message was cut\n");
    EXPECT_EQ(json::parse(nearly.out)["complete"], true);
}

TEST(ListHonesty, FailsWhenNothingCanBeRead)
{
    const auto outcome =
        run({"list"}, {.snapshot = std::unexpected(Error::saying("reading /proc/net/tcp: No such file"))});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "tcpatlasctl: reading /proc/net/tcp: No such file\n");
}

} // namespace
} // namespace atlas::cli::test
