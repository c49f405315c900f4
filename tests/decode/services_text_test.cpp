// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/services_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace atlas::decode {
namespace {

using namespace std::string_literals;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

TEST(ParseServices, TakesTcpPortsAndTheirFirstNames)
{
    const auto services = parseServices("# Network services\n"
                                        "ssh\t\t22/tcp\t\t# SSH Remote Login Protocol\n"
                                        "domain\t53/udp\n"
                                        "http  80/tcp  www\n"
                                        "www 80/tcp\n"
                                        "  https 443/tcp\r\n"
                                        "last 65535/tcp");
    EXPECT_THAT(services,
                UnorderedElementsAre(Pair(22, "ssh"), Pair(80, "http"), Pair(443, "https"), Pair(65535, "last")));
}

TEST(ParseServices, PassesOverWhatIsNoService)
{
    EXPECT_THAT(parseServices(""), IsEmpty());
    EXPECT_THAT(
        parseServices("a\nb 65536/tcp\nc -1/tcp\nd 1/tcpx\ne 1tcp\ni 1/x/tcp\nf /tcp\n#g 1/tcp\nh 1/TCP\n22/tcp\n"),
        IsEmpty());
    EXPECT_THAT(parseServices("\n\n\0\n"s), IsEmpty());
}

} // namespace
} // namespace atlas::decode
