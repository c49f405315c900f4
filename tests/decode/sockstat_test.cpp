// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/sockstat.h"

#include <gtest/gtest.h>

namespace atlas::decode {
namespace {

TEST(Sockstat, AddsWhatIsInUseAndInTimeWait)
{
    EXPECT_EQ(tcpSocketsInUse("sockets: used 14\nTCP: inuse 5 orphan 3 tw 2 alloc 9 mem 1\nUDP: inuse 40 mem 0\n"), 7U);
    EXPECT_EQ(tcpSocketsInUse("TCP6: inuse 11\nUDP6: inuse 1\n"), 11U);
}

TEST(Sockstat, WhatItDoesNotSayIsNone)
{
    for (const char* text :
         {"", "\n\n", "TCP:", "TCP: inuse", "TCP: inuse x tw -1", "TCP: inuse 99999999999", "UDP: inuse 5"})
        EXPECT_EQ(tcpSocketsInUse(text), 0U) << text;
}

} // namespace
} // namespace atlas::decode
