// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/probe_access.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace atlas::collect {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto probe = "/usr/libexec/tcpatlas/tcpatlas-probe";
constexpr auto pkexec = "/usr/bin/pkexec";

ProbeFacts facts(bool root, bool executable, bool capable, bool withPkexec)
{
    return {root, probe, executable, capable, withPkexec ? std::optional<std::filesystem::path>(pkexec) : std::nullopt};
}

TEST(ProbeAccess, RootStartsItDirectly)
{
    const auto access = probeAccess(facts(true, true, true, true));
    ASSERT_TRUE(access);
    EXPECT_EQ(access->route, ProbeRoute::Root);
    EXPECT_THAT(access->command, ElementsAre(probe));
}

TEST(ProbeAccess, CapabilitiesOfTheFileAreUsedWithoutAsking)
{
    const auto access = probeAccess(facts(false, true, true, true));
    ASSERT_TRUE(access);
    EXPECT_EQ(access->route, ProbeRoute::FileCapabilities);
    EXPECT_THAT(access->command, ElementsAre(probe));
}

TEST(ProbeAccess, PkexecAsksWhereWeMayNot)
{
    for (const auto& from : {facts(false, true, false, true), facts(false, false, true, true)}) {
        const auto access = probeAccess(from);
        ASSERT_TRUE(access);
        EXPECT_EQ(access->route, ProbeRoute::Pkexec);
        EXPECT_THAT(access->command, ElementsAre(pkexec, probe));
    }
}

TEST(ProbeAccess, SaysWhyThereIsNoWay)
{
    const auto notInstalled =
        probeAccess({.root = true, .probe = {}, .executable = false, .capable = false, .pkexec = {}});
    ASSERT_FALSE(notInstalled);
    EXPECT_EQ(notInstalled.error().message(), "tcpatlas-probe is not installed");
    const auto ordinary = probeAccess(facts(false, true, false, false));
    ASSERT_FALSE(ordinary);
    EXPECT_THAT(ordinary.error().message(), HasSubstr("pkexec is not installed"));
    const auto outside = probeAccess(facts(false, false, true, false));
    ASSERT_FALSE(outside);
    EXPECT_THAT(outside.error().message(), HasSubstr("members of its group"));
}

using Attribute = std::vector<unsigned>;

bool gives(const Attribute& words)
{
    std::vector<std::byte> bytes;
    for (const unsigned word : words)
        for (unsigned i = 0; i < 4; ++i)
            bytes.push_back(static_cast<std::byte>((word >> (8 * i)) & 0xFF));
    return givesProbeCapabilities(bytes);
}

// As `setcap` writes it: version and the effective flag; permitted and inheritable of 0 to 31, then of 32 to 63.
// CAP_PERFMON is 38 and CAP_BPF 39: bits 6 and 7 of the second pair.
TEST(ProbeAccess, ReadsTheCapabilitiesOfAFile)
{
    EXPECT_TRUE(gives({0x0200'0001, 0, 0, 0xC0, 0}));
    EXPECT_TRUE(gives({0x0300'0001, 0, 0, 0xC0, 0, 0})) << "with the root of a user namespace";
    EXPECT_FALSE(gives({0x0200'0000, 0, 0, 0xC0, 0})) << "permitted, but not in force";
    EXPECT_FALSE(gives({0x0200'0001, 0, 0, 0x80, 0})) << "CAP_BPF alone";
    EXPECT_FALSE(gives({0x0200'0001, 0xC0, 0, 0, 0})) << "others";
    EXPECT_FALSE(gives({0x0200'0001, 0, 0, 0, 0xC0})) << "inheritable only";
    EXPECT_FALSE(gives({0x0100'0001, 0xC0, 0})) << "too old for them";
    EXPECT_FALSE(gives({0x0500'0001, 0, 0, 0xC0, 0})) << "an unknown version";
    EXPECT_FALSE(gives({}));
}

TEST(ProbeAccess, FindsTheFactsOfThisComputer)
{
    const ProbeFacts here = probeFacts();
    EXPECT_EQ(here.probe.has_value(), PROBE_WAS_BUILT != 0) << "beside this test";
    EXPECT_EQ(here.executable, here.probe.has_value());
}

} // namespace
} // namespace atlas::collect
