// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/system_names.h"
#include "support/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace atlas::collect {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

std::vector<SocketRecord> socketsOf(std::initializer_list<std::uint32_t> users)
{
    std::vector<SocketRecord> sockets;
    for (const std::uint32_t user : users)
        sockets.emplace_back().uid = Uid{user};
    sockets.emplace_back(); // a TIME-WAIT has no user
    return sockets;
}

struct SystemNamesTest : testing::Test {
    test::TemporaryDirectory directory;
    std::map<Uid, int> asked;
    SystemNames::UserLookup lookup = [this](Uid uid) -> std::optional<std::string> {
        ++asked[uid];
        if (uid == Uid{33})
            return "www-data";
        if (uid == Uid{0})
            return "root";
        return std::nullopt;
    };
};

TEST_F(SystemNamesTest, KnowsServicesFromTheStart)
{
    directory.write("services", "ssh 22/tcp\nhttps 443/tcp\n");
    SystemNames names(directory.path() / "services", lookup);
    EXPECT_THAT(names.namesFor({})->services, UnorderedElementsAre(Pair(22, "ssh"), Pair(443, "https")));
}

TEST_F(SystemNamesTest, WithoutTheFileThereAreNoServices)
{
    SystemNames names(directory.path() / "none", lookup);
    const auto result = names.namesFor({});
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->services.empty());
}

TEST_F(SystemNamesTest, ExtendsACopyWhenAUserIsNewAndOnlyThen)
{
    directory.write("services", "ssh 22/tcp\n");
    SystemNames names(directory.path() / "services", lookup);
    const auto first = names.namesFor(socketsOf({0, 0}));
    EXPECT_THAT(first->users, ElementsAre(Pair(Uid{0}, "root")));
    EXPECT_EQ(names.namesFor(socketsOf({0})), first);

    const auto second = names.namesFor(socketsOf({0, 1234}), {Uid{33}});
    EXPECT_NE(second, first);
    EXPECT_THAT(first->users, ElementsAre(Pair(Uid{0}, "root")));
    EXPECT_THAT(second->users, ElementsAre(Pair(Uid{0}, "root"), Pair(Uid{33}, "www-data")));
    EXPECT_THAT(second->services, UnorderedElementsAre(Pair(22, "ssh")));

    EXPECT_EQ(names.namesFor(socketsOf({1234, 33, 0})), second);
    EXPECT_THAT(asked, ElementsAre(Pair(Uid{0}, 1), Pair(Uid{33}, 1), Pair(Uid{1234}, 1)));
}

TEST(UserName, IsTheOneOfThisComputer)
{
    EXPECT_EQ(userName(Uid{0}), "root");
    EXPECT_EQ(userName(Uid{0xffff'fff0}), std::nullopt);
}

} // namespace
} // namespace atlas::collect
