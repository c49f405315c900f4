// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/network_namespaces.h"
#include "support/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/mount.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace atlas::collect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(NetworkNamespaces, OursHasANumber)
{
    struct stat about{};
    ASSERT_EQ(::stat("/proc/self/ns/net", &about), 0);
    EXPECT_EQ(ownNetworkNamespace(), about.st_ino);
}

TEST(NetworkNamespaces, WithoutADirectoryThereAreNoNames)
{
    const test::TemporaryDirectory directory;
    NetworkNamespaces names({directory.path() / "none"});
    EXPECT_FALSE(names.refresh());
    EXPECT_THAT(names.names(), IsEmpty());
}

TEST(NetworkNamespaces, AFileThatNoneIsMountedOnNamesNothing)
{
    const test::TemporaryDirectory directory;
    directory.write("blue", "");
    NetworkNamespaces names({directory.path()});
    EXPECT_FALSE(names.refresh());
    EXPECT_THAT(names.names(), IsEmpty());
}

TEST(NetworkNamespaces, AreKnownByTheFileThatTheyAreMountedOn)
{
    const test::TemporaryDirectory directory;
    directory.write("blue", "");
    NetworkNamespaces names({directory.path()});
    static_cast<void>(names.refresh());
    const std::string place = directory.path() / "blue";
    if (::mount("/proc/self/ns/net", place.c_str(), nullptr, MS_BIND, nullptr) != 0)
        GTEST_SKIP() << "mounting a namespace needs a privilege: " << std::strerror(errno);
    EXPECT_TRUE(names.refresh()) << "the mount came after the file";
    EXPECT_THAT(names.names(), ElementsAre(Pair(ownNetworkNamespace(), "blue")));
    EXPECT_FALSE(names.refresh());
    ASSERT_EQ(::umount2(place.c_str(), MNT_DETACH), 0);
    ASSERT_EQ(::unlink(place.c_str()), 0);
    EXPECT_TRUE(names.refresh());
    EXPECT_THAT(names.names(), IsEmpty());
}

} // namespace
} // namespace atlas::collect
