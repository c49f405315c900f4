// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each state that can be held, with ss as the reference.
#include "collect/netlink_socket.h"
#include "lab/hold/hold.h"
#include "support/ss.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas::lab {
namespace {

using test::ssLines;

std::string spoken(const Endpoint& endpoint)
{
    if (endpoint.port == 0)
        return endpoint.address.family == Family::IPv4 ? "0.0.0.0:*" : "[::]:*";
    return endpoint.toString();
}

/// The state that ss names for the socket with these addresses; empty if it lists none.
std::string stateInSs(const Held& held)
{
    for (const test::SsRow& row : test::ssRows())
        if (row.local == spoken(held.local()) && row.remote == spoken(held.remote()))
            return row.state;
    return {};
}

std::string nameOf(const testing::TestParamInfo<State>& parameter)
{
    return std::string(names(parameter.param).identifier);
}

class Hold : public testing::TestWithParam<State> { };

TEST_P(Hold, IsSeenBySsUntilItIsReleased)
{
    if (ssLines().empty())
        GTEST_SKIP() << "ss is not installed";
    auto held = hold(GetParam());
    ASSERT_TRUE(held) << held.error().message();
    EXPECT_EQ(held->state(), GetParam());
    EXPECT_EQ(stateInSs(*held), names(GetParam()).ss);
    EXPECT_EQ(held->passesAt().has_value(), GetParam() == State::TimeWait);
    EXPECT_EQ(held->canBeReleased(), GetParam() != State::TimeWait);

    collect::SockDiag kernel(std::make_unique<collect::NetlinkSocket>());
    auto record = held->look(kernel);
    ASSERT_TRUE(record) << record.error().message();
    ASSERT_TRUE(*record);
    EXPECT_EQ((*record)->state, GetParam());

    SocketRecord after = **record;
    {
        const Held released = std::move(*held);
        EXPECT_EQ(stateInSs(released), names(GetParam()).ss);
    }
    const auto left = kernel.query(after);
    ASSERT_TRUE(left) << left.error().message();
    EXPECT_EQ(left->has_value(), GetParam() == State::TimeWait) << "nothing is left behind but a TIME-WAIT";
}

TEST_P(Hold, IsHeldOnIPv6Too)
{
    auto held = hold(GetParam(), Family::IPv6);
    if (!held && held.error().message().find("Cannot assign requested address") != std::string::npos)
        GTEST_SKIP() << "this computer has no ::1";
    ASSERT_TRUE(held) << held.error().message();
    EXPECT_EQ(stateInSs(*held), names(GetParam()).ss);
}

INSTANTIATE_TEST_SUITE_P(, Hold, testing::ValuesIn(holdableStates), nameOf);

TEST(HoldNothing, ClosedIsNoSocket)
{
    for (const State state : {State::Closed, State::Unknown}) {
        const auto held = hold(state);
        ASSERT_FALSE(held);
        EXPECT_EQ(held.error().message(), std::string(rfcName(state)) + " cannot be held: there is no socket in it");
    }
}

} // namespace
} // namespace atlas::lab
