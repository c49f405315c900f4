// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the probe needs, and what is left of it once it has begun to observe.
#include "probe/watch.h"
#include "support/files.h"
#include "support/loopback.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace atlas::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr auto unprivilegedUid = "65534";

/// A copy of the probe in a folder that every user may enter, which a build folder need not be.
class CopyOfProbe {
public:
    CopyOfProbe()
    {
        fs::permissions(m_folder.path(), fs::perms::owner_all | fs::perms::others_exec);
        fs::copy_file(probePath(), path());
        fs::permissions(path(), fs::perms::owner_all | fs::perms::others_exec | fs::perms::others_read);
    }

    [[nodiscard]] std::string path() const { return (m_folder.path() / "tcpatlas-probe").string(); }

private:
    TemporaryDirectory m_folder;
};

/// As uid 65534, with the capabilities of `list` ("+bpf,+perfmon") and no others to be had.
std::vector<std::string> asUnprivilegedUser(const std::string& list, const std::string& program)
{
    return {"setpriv",
            std::string("--reuid=") + unprivilegedUid,
            std::string("--regid=") + unprivilegedUid,
            "--clear-groups",
            "--inh-caps=-all" + list,
            "--ambient-caps=-all" + list,
            "--bounding-set=-all" + list,
            program};
}

std::map<std::string, std::string> statusOf(pid_t process)
{
    std::map<std::string, std::string> fields;
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(file, line);)
        if (const auto colon = line.find(":\t"); colon != std::string::npos)
            fields.emplace(line.substr(0, colon), line.substr(colon + 2));
    return fields;
}

/// "0                    0                    bytes"
std::string limitOf(pid_t process, const std::string& name)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/limits");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name))
            return line.substr(std::min(line.find_first_not_of(' ', name.size()), line.size()));
    return {};
}

void expectConfined(pid_t process)
{
    ASSERT_GT(process, 0);
    auto status = statusOf(process);
    EXPECT_EQ(status["Name"], "tcpatlas-probe");
    for (const char* set : {"CapInh", "CapPrm", "CapEff", "CapAmb"})
        EXPECT_EQ(status[set], "0000000000000000") << set;
    EXPECT_EQ(status["NoNewPrivs"], "1");
    EXPECT_EQ(status["Seccomp"], "2");
    EXPECT_EQ(status["Threads"], "1");
    for (const char* limit : {"Max file size", "Max processes", "Max core file size"})
        EXPECT_THAT(limitOf(process, limit), testing::StartsWith("0 ")) << limit;
}

void expectObserves(Watch& watch)
{
    const UniqueFd listener = listenOn("127.67.0.2");
    const Pair pair = connectPair(listener);
    EXPECT_EQ(watch.story(cookieOf(pair.client), 2), "CLOSED SYN-SENT ESTABLISHED");
    EXPECT_EQ(watch.story(cookieOf(pair.server), 2), "LISTEN SYN-RECEIVED ESTABLISHED");
    const auto owners = watch.owners();
    ASSERT_TRUE(owners);
    EXPECT_FALSE(owners->problem) << owners->problem->message();
    EXPECT_TRUE(std::ranges::any_of(owners->owners, [&](const decode::ProbeOwner& owner) {
        return owner.cookie == cookieOf(listener) && owner.pid == Pid{::getpid()};
    }));
}

TEST(ProbeConfinement, KeepsNothingOfRoot)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root has something to give up";
    Watch watch;
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    expectConfined(Watch::child());
    auto status = statusOf(Watch::child());
    EXPECT_EQ(status["CapBnd"], "0000000000000000");
    EXPECT_EQ(status["Uid"], "65534\t65534\t65534\t65534");
    EXPECT_EQ(status["Gid"], "65534\t65534\t65534\t65534");
    EXPECT_THAT(status["Groups"], testing::AnyOf("", " "));
    const fs::path process = "/proc/" + std::to_string(Watch::child());
    for (const char* place : {"root", "cwd"}) {
        EXPECT_TRUE(fs::is_empty(process / place)) << place;
        EXPECT_THAT(fs::read_symlink(process / place).string(), HasSubstr("(deleted)")) << "nothing can be made in it";
    }
    expectObserves(watch);
}

TEST(ProbeConfinement, ObservesWithTwoCapabilitiesOfAnOrdinaryUser)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can start a program as another user";
    const CopyOfProbe probe;
    Watch watch(asUnprivilegedUser(",+bpf,+perfmon", probe.path()));
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    expectConfined(Watch::child());
    EXPECT_THAT(statusOf(Watch::child())["Uid"], testing::StartsWith(unprivilegedUid));
    for (const auto& feature : watch.hello().features)
        EXPECT_FALSE(feature.missing) << *feature.missing;
    expectObserves(watch);
}

TEST(ProbeConfinement, ObservesWithTheCapabilitiesOfItsFile)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can give capabilities to a file";
    const CopyOfProbe probe;
    vfs_cap_data capabilities{};
    capabilities.magic_etc = VFS_CAP_REVISION_2 | VFS_CAP_FLAGS_EFFECTIVE;
    capabilities.data[1].permitted = (1U << (CAP_BPF - 32)) | (1U << (CAP_PERFMON - 32));
    static_assert(std::endian::native == std::endian::little, "the attribute is little-endian");
    if (::setxattr(probe.path().c_str(), "security.capability", &capabilities, XATTR_CAPS_SZ_2, 0) != 0)
        GTEST_SKIP() << "the temporary folder cannot keep file capabilities";
    Watch watch({"setpriv", std::string("--reuid=") + unprivilegedUid, std::string("--regid=") + unprivilegedUid,
                 "--clear-groups", "--inh-caps=-all", "--ambient-caps=-all", probe.path()});
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    expectConfined(Watch::child());
    expectObserves(watch);
}

struct Lacking {
    const char* name;
    const char* capabilities;
    const char* said;
};

class ProbeWithoutPrivilege : public testing::TestWithParam<Lacking> { };

TEST_P(ProbeWithoutPrivilege, SaysWhatIsMissing)
{
    const CopyOfProbe probe;
    const bool root = ::geteuid() == 0;
    if (!root && *GetParam().capabilities != '\0')
        GTEST_SKIP() << "only root can choose the capabilities of a program";
    Watch watch(root ? asUnprivilegedUser(GetParam().capabilities, probe.path()) : std::vector{probe.path()});
    const auto why = watch.whyNot();
    ASSERT_TRUE(why);
    EXPECT_THAT(*why, HasSubstr("CAP_BPF and CAP_PERFMON, and "));
    EXPECT_THAT(*why, HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(All, ProbeWithoutPrivilege,
                         testing::Values(Lacking{"Both", "", "both are missing"},
                                         Lacking{"Perfmon", ",+bpf", "CAP_PERFMON is missing"},
                                         Lacking{"Bpf", ",+perfmon", "CAP_BPF is missing"}),
                         [](const auto& instance) { return std::string(instance.param.name); });

} // namespace
} // namespace atlas::test
