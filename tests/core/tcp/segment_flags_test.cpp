// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/segment_flags.h"

#include <gtest/gtest.h>

namespace {

using namespace atlas;

TEST(SegmentFlags, FlagsHaveNames)
{
    for (const TcpFlag flag : tcpFlags)
        EXPECT_EQ(parseTcpFlag(name(flag)), flag);
    EXPECT_EQ(parseTcpFlag("syn"), std::nullopt);
    EXPECT_TRUE((TcpFlags{TcpFlag::Syn, TcpFlag::Ack}).includes({TcpFlag::Syn}));
    EXPECT_FALSE((TcpFlags{TcpFlag::Ack}).includes({TcpFlag::Syn, TcpFlag::Ack}));
}

} // namespace
