// SPDX-License-Identifier: GPL-3.0-or-later
//
// Owners on the real kernel: several of one socket, hostile names, and processes that come and go.
#include "collect/system_source.h"
#include "support/child.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gtest/gtest.h>

#include <sys/prctl.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace atlas::collect {
namespace {

using namespace std::chrono_literals;

struct Listener {
    UniqueFd descriptor;
    Endpoint local;
};

Listener listenOnLoopback()
{
    UniqueFd descriptor = test::listenOn();
    const Endpoint local = test::localOf(descriptor);
    return {std::move(descriptor), local};
}

struct SystemSourceTest : testing::Test {
    /// The record of the listener in a new snapshot, or an empty one.
    SocketRecord listed()
    {
        auto snapshot = source.capture();
        if (!snapshot)
            return {};
        names = snapshot->names;
        const auto found = std::ranges::find(snapshot->sockets, listener.local, &SocketRecord::local);
        return found == snapshot->sockets.end() ? SocketRecord{} : *found;
    }

    std::vector<pid_t> owners()
    {
        std::vector<pid_t> pids;
        const SocketRecord record = listed();
        for (const Owner& owner : record.owners.all())
            pids.push_back(number(owner.process->pid));
        return pids;
    }

    /// Whether the owners become these in the end: the index reads again when that is cheap.
    bool ownersBecome(std::vector<pid_t> expected)
    {
        std::ranges::sort(expected);
        for (const auto end = std::chrono::steady_clock::now() + test::patience;
             std::chrono::steady_clock::now() < end;) {
            if (owners() == expected)
                return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }

    Listener listener = listenOnLoopback();
    SystemSource source;
    std::shared_ptr<const Names> names;
};

TEST_F(SystemSourceTest, KnowsItsOwnProcess)
{
    const SocketRecord record = listed();
    ASSERT_EQ(record.owners.all().size(), 1U);
    EXPECT_EQ(record.owners.all().front().descriptor, listener.descriptor.get());
    EXPECT_EQ(record.ownerMissing, std::nullopt);
    const Process& process = *record.owners.first();
    EXPECT_EQ(number(process.pid), ::getpid());
    EXPECT_EQ(process.uid, Uid{::geteuid()});
    EXPECT_GT(process.startTime, 0U);
    EXPECT_EQ(process.executable, std::filesystem::read_symlink("/proc/self/exe").string());
    EXPECT_NE(process.commandLine.find(std::filesystem::path(*process.executable).filename()), std::string::npos);
    ASSERT_NE(names->user(process.uid), nullptr);
    EXPECT_EQ(*names->user(process.uid), userName(process.uid));
}

TEST_F(SystemSourceTest, ASnapshotWithNothingNewSharesItsOwnersAndNames)
{
    const SocketRecord first = listed();
    const auto firstNames = names;
    const SocketRecord second = listed();
    EXPECT_EQ(first.owners.all().data(), second.owners.all().data());
    EXPECT_EQ(firstNames, names);
}

TEST_F(SystemSourceTest, AForkOwnsWhatItInherits)
{
    test::Child child([](int output) { test::readyAndWait(output); });
    ASSERT_TRUE(child.awaitByte());
    std::vector<pid_t> both{::getpid(), child.pid()};
    std::ranges::sort(both);
    EXPECT_EQ(owners(), both);
}

TEST_F(SystemSourceTest, NoticesProcessesThatComeAndGo)
{
    EXPECT_EQ(owners(), std::vector{::getpid()});
    test::Child child([](int output) { test::readyAndWait(output); });
    ASSERT_TRUE(child.awaitByte());
    EXPECT_TRUE(ownersBecome({::getpid(), child.pid()}));
    child.end();
    EXPECT_TRUE(ownersBecome({::getpid()}));
}

TEST_F(SystemSourceTest, NoticesANewSocketAtOnce)
{
    (void)listed();
    listener = listenOnLoopback();
    EXPECT_EQ(owners(), std::vector{::getpid()});
}

/// What a user without rights sees of our listener: its owner's name, or why there is none; then how many processes are
/// hidden. `answer` is what the probe says.
std::string withoutRights(Listener& listener, std::vector<decode::ProbeOwner> answer)
{
    test::Child child([&](int output) {
        if (::setresgid(65534, 65534, 65534) != 0 || ::setresuid(65534, 65534, 65534) != 0)
            ::_exit(1);
        listener.descriptor.reset(); // it is the parent's
        const auto others = std::make_shared<PrivilegedOwners>();
        others->subscribe(&others, [&] { others->take({answer, std::nullopt}); });
        SystemSource source(Owners::LookUp, others);
        std::string said;
        for (int poll = 0; poll < 2; ++poll) { // the first asks
            const auto snapshot = source.capture();
            if (!snapshot)
                ::_exit(2);
            const auto found = std::ranges::find(snapshot->sockets, listener.local, &SocketRecord::local);
            if (found == snapshot->sockets.end())
                ::_exit(3);
            const Process* const process = found->owners.first();
            said = process != nullptr ? process->name : std::string(identifier(*found->ownerMissing));
            said += snapshot->processesHidden > 0 ? ", some hidden" : ", none hidden";
        }
        if (::write(output, said.data(), said.size()) != static_cast<ssize_t>(said.size()))
            ::_exit(4);
    });
    return child.readAll();
}

TEST_F(SystemSourceTest, OwnersThatMayNotBeReadComeFromTheProbe)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become a user to whom the owner is hidden";
    struct stat about{};
    ASSERT_EQ(::fstat(listener.descriptor.get(), &about), 0);
    decode::ProbeOwner owner;
    owner.inode = Inode{static_cast<std::uint32_t>(about.st_ino)};
    owner.pid = Pid{::getpid()};
    owner.startTime = 1; // not ours, so that the name is the reported one
    owner.process = "reported";
    EXPECT_EQ(withoutRights(listener, {owner}), "reported, none hidden");
    EXPECT_EQ(withoutRights(listener, {}), "not-permitted, none hidden") << "the answer is complete, and has no holder";
}

struct HostileName {
    const char* label;
    const char* bytes;
};

class AnyProcessName : public SystemSourceTest, public testing::WithParamInterface<HostileName> { };

TEST_P(AnyProcessName, ArrivesAsItIs)
{
    listener.descriptor.reset();
    test::Child child([this](int output) {
        ::prctl(PR_SET_NAME, GetParam().bytes);
        listener = listenOnLoopback();
        const std::uint16_t port = listener.local.port;
        if (::write(output, &port, sizeof port) != sizeof port)
            ::_exit(1);
        test::readyAndWait(output);
    });
    const std::string port = [&] {
        std::string bytes;
        for (int i = 0; i < 2; ++i)
            bytes += child.nextByte().value_or('\0');
        return bytes;
    }();
    std::memcpy(&listener.local.port, port.data(), sizeof listener.local.port);
    ASSERT_TRUE(child.awaitByte());
    const SocketRecord record = listed();
    ASSERT_FALSE(record.owners.empty());
    EXPECT_EQ(number(record.owners.first()->pid), child.pid());
    EXPECT_EQ(record.owners.first()->name, GetParam().bytes);
    EXPECT_GT(record.owners.first()->startTime, 0U);
}

INSTANTIATE_TEST_SUITE_P(Hostile, AnyProcessName,
                         testing::Values(HostileName{"LikeAStatLine", ") R 1 1 1 ("},
                                         HostileName{"Escape", "\x1b[31mred\x1b[0m"},
                                         HostileName{"RightToLeft", "a\u202egpj.exe"},
                                         HostileName{"LineBreak", "line\nbreak"}, HostileName{"Backslash", "\\n"},
                                         HostileName{"NoUtf8", "\xff\xfe"}, HostileName{"Bracket", ")"},
                                         HostileName{"Space", " "}),
                         [](const auto& parameter) { return std::string(parameter.param.label); });

} // namespace
} // namespace atlas::collect
