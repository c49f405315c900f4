// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/proc_process.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas::decode {
namespace {

using namespace std::string_literals;

std::string statOf(const std::string& name, const std::string& flags = "4194560", const std::string& start = "12345")
{
    return "812 (" + name + ") S 1 812 812 0 -1 " + flags + " 1 2 3 4 5 6 7 8 20 0 1 0 " + start + " 100 200\n";
}

/// Tests are named by number: their parameters hold bytes that no terminal should see.
template <typename Parameter> std::string byNumber(const testing::TestParamInfo<Parameter>& parameter)
{
    return "Number" + std::to_string(parameter.index);
}

class AnyName : public testing::TestWithParam<std::string> { };

TEST_P(AnyName, IsReadBetweenTheFirstAndTheLastBracket)
{
    const std::string text = statOf(GetParam());
    const auto stat = parseStat(text);
    ASSERT_TRUE(stat);
    EXPECT_EQ(stat->name, GetParam());
    EXPECT_EQ(number(stat->pid), 812);
    EXPECT_EQ(stat->state, 'S');
    EXPECT_EQ(stat->startTime, 12345U);
    EXPECT_FALSE(stat->isKernelThread());
}

INSTANTIATE_TEST_SUITE_P(Names, AnyName,
                         testing::Values("nginx", "", ")", "(", ") R 1 (", "a) S 1 1 1 (", "\x1b[31m", "\u202e)exe",
                                         "two words", "line\nbreak"),
                         byNumber<std::string>);

TEST(ParseStat, KnowsAKernelThread)
{
    const std::string text = statOf("kworker/0:1", "69238880");
    const auto stat = parseStat(text);
    ASSERT_TRUE(stat);
    EXPECT_TRUE(stat->isKernelThread());
}

TEST(ParseStat, TakesAStartTimeAtTheEndOfTheText)
{
    const auto stat = parseStat("812 (a) S 1 812 812 0 -1 0 1 2 3 4 5 6 7 8 20 0 1 0 18446744073709551615\n");
    ASSERT_TRUE(stat);
    EXPECT_EQ(stat->startTime, 18446744073709551615ULL);
}

class NoStat : public testing::TestWithParam<std::string> { };

TEST_P(NoStat, IsRefused)
{
    EXPECT_FALSE(parseStat(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Texts, NoStat,
                         testing::Values("", "812", "(a)", "812 (a", "812 a) S", "812 )a( S 1", "812(a) S 1",
                                         "x (a) S 1", "-1 (a) S 1", "0 (a) S 1 1 1 0 -1 0 1 2 3 4 5 6 7 8 20 0 1 0 5\n",
                                         "812 (a)", "812 (a) ", "812 (a) SS 1",
                                         "812 (a) S 1 812 812 0 -1 0 1 2 3 4 5 6 7 8 20 0 1 0\n", statOf("a", "-1"),
                                         statOf("a", "x"), statOf("a", "4194560", "-5"),
                                         statOf("a", "4194560", "18446744073709551616")),
                         byNumber<std::string>);

TEST(ParseComm, DropsTheOneNewlineAtTheEnd)
{
    EXPECT_EQ(parseComm("nginx\n"), "nginx");
    EXPECT_EQ(parseComm("a\n\n"), "a\n");
    EXPECT_EQ(parseComm(""), "");
    EXPECT_EQ(parseComm("\n"), "");
}

TEST(ParseCommandLine, SeparatesArgumentsBySpaces)
{
    EXPECT_EQ(parseCommandLine("nginx\0-g\0daemon off;\0"s), "nginx -g daemon off;");
    EXPECT_EQ(parseCommandLine("a\0\0b\0"s), "a  b");
    EXPECT_EQ(parseCommandLine("nginx: worker process\0\0\0\0"s), "nginx: worker process");
    EXPECT_EQ(parseCommandLine(""), "");
    EXPECT_EQ(parseCommandLine("\0\0"s), "");
}

TEST(ParseSocketLink, TakesExactlyWhatTheKernelWrites)
{
    EXPECT_EQ(parseSocketLink("socket:[1]"), Inode{1});
    EXPECT_EQ(parseSocketLink("socket:[4294967295]"), Inode{4294967295U});
}

class NoLink : public testing::TestWithParam<std::string> { };

TEST_P(NoLink, IsRefused)
{
    EXPECT_FALSE(parseSocketLink(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Links, NoLink,
                         testing::Values("", "socket:[]", "socket:[0]", "socket:[01]", "socket:[1", "socket:[1]]",
                                         "socket:[1] (deleted)", "socket:[-1]", "socket:[+1]", "socket:[ 1]",
                                         "socket:[1x]", "socket:[4294967296]", "socket:[99999999999999999999]",
                                         "/tmp/socket:[1]", "Socket:[1]", "pipe:[1]", "anon_inode:[eventpoll]",
                                         "socket:[1\0]"s),
                         byNumber<std::string>);

const std::string id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

struct Place {
    std::string text;
    std::string unit; ///< empty: none
    std::string container; ///< likewise
};

class AnyPlace : public testing::TestWithParam<Place> { };

TEST_P(AnyPlace, IsUnderstood)
{
    const auto group = parseControlGroup(GetParam().text);
    EXPECT_EQ(group.unit.value_or(""), GetParam().unit);
    EXPECT_EQ(group.container.value_or(""), GetParam().container);
}

INSTANTIATE_TEST_SUITE_P(
    Places, AnyPlace,
    testing::Values(
        Place{"", "", ""}, Place{"0::/\n", "", ""}, Place{"0::/system.slice/nginx.service\n", "nginx.service", ""},
        Place{"0::/system.slice/nginx.service", "nginx.service", ""},
        Place{"0::/system.slice/system-getty.slice/getty@tty1.service\n", "getty@tty1.service", ""},
        Place{"0::/system.slice/db.service/worker\n", "db.service", ""}, Place{"0::/init.scope\n", "init.scope", ""},
        Place{"0::/user.slice/user-1000.slice/user@1000.service/init.scope\n", "user@1000.service", ""},
        Place{"0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox.scope\n", "app-firefox.scope",
              ""},
        Place{"0::/user.slice/user-1000.slice/session-3.scope\n", "session-3.scope", ""},
        Place{"0::/system.slice/_tasks.service\n", "tasks.service", ""}, Place{"0::/system.slice/.service\n", "", ""},
        // Version 1: the units are in systemd's own hierarchy, and nowhere else.
        Place{"8:pids:/system.slice/wrong.service\n1:name=systemd:/system.slice/ssh.service\n0::/\n", "ssh.service",
              ""},
        Place{"8:memory:/docker/" + id + "\n1:name=systemd:/docker/" + id + "\n", "", id},
        Place{"0::/system.slice/docker-" + id + ".scope\n", "docker-" + id + ".scope", id},
        Place{"0::/machine.slice/libpod-" + id + ".scope/container\n", "libpod-" + id + ".scope", id},
        Place{"0::/machine.slice/libpod-conmon-" + id + ".scope\n", "libpod-conmon-" + id + ".scope", ""},
        Place{"0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/cri-containerd-" + id +
                  ".scope\n",
              "cri-containerd-" + id + ".scope", id},
        Place{"0::/kubepods.slice/kubepods-pod1.slice/crio-" + id + ".scope\n", "crio-" + id + ".scope", id},
        Place{"0::/kubepods/besteffort/pod01234567-89ab-cdef-0123-456789abcdef/" + id + "\n", "", id},
        Place{"0::/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:" + id + "\n",
              "containerd.service", id},
        Place{"0::/lxc/web\n", "", "web"}, Place{"0::/lxc.payload/web/x\n", "", "web"},
        Place{"0::/lxc.payload.web/system.slice/nginx.service\n", "nginx.service", "web"},
        Place{"0::/lxc.monitor.web\n", "", ""}, Place{"0::/lxc\n", "", ""},
        // Almost an id.
        Place{"0::/docker/" + id.substr(1) + "\n", "", ""}, Place{"0::/docker/" + id + "0\n", "", ""},
        Place{"0::/docker/G" + id.substr(1) + "\n", "", ""},
        // Almost a line.
        Place{"0:/system.slice/a.service\n", "", ""}, Place{"0::system.slice/a.service\n", "", ""},
        Place{"\n\n0::/system.slice/a.service", "a.service", ""}),
    byNumber<Place>);

TEST(RegisteredFiles, AreReadWhereTheKernelNamesThem)
{
    const auto files = parseRegisteredFiles("SqThread:\t-1\nUserFiles:\t4\n    0: socket:[17]\n    2: /tmp/a: b\n"
                                            "   10: socket:[18]\nUserBufs:\t0\n    3: socket:[19]\n");
    EXPECT_EQ(files.sockets, (std::vector{Inode{17}, Inode{18}}));
    EXPECT_TRUE(files.named);
    EXPECT_TRUE(parseRegisteredFiles("UserFiles:\t0\nUserBufs:\t0\n").named);
    EXPECT_FALSE(parseRegisteredFiles("UserFiles:\t2\n    0: \n    1: \n").named) << "before 5.12";
    EXPECT_FALSE(parseRegisteredFiles("UserFiles:\t2\nUserBufs:\t0\n").named) << "the ring was busy";
    EXPECT_FALSE(parseRegisteredFiles("pos:\t0\n").named);
}

TEST(DescriptorsInFlight, AreCounted)
{
    EXPECT_EQ(parseDescriptorsInFlight("pos:\t0\nino:\t5\nscm_fds: 3\n"), 3U);
    EXPECT_EQ(parseDescriptorsInFlight("pos:\t0\nino:\t5\n"), 0U);
    EXPECT_EQ(parseDescriptorsInFlight("scm_fds: many\n"), 0U);
}

} // namespace
} // namespace atlas::decode
