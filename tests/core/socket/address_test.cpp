// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/address.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>

#include <random>

namespace atlas {
namespace {

struct Spelling {
    const char* written;
    const char* shown;
};

class AddressSpelling : public testing::TestWithParam<Spelling> { };

TEST_P(AddressSpelling, IsShownInItsOneForm)
{
    const auto address = Address::parse(GetParam().written);
    ASSERT_TRUE(address);
    EXPECT_EQ(address->toString(), GetParam().shown);
    EXPECT_EQ(Address::parse(GetParam().shown), address);
}

// The rules of RFC 5952 one by one.
INSTANTIATE_TEST_SUITE_P(
    Rfc5952, AddressSpelling,
    testing::Values(Spelling{"0.0.0.0", "0.0.0.0"}, Spelling{"255.255.255.255", "255.255.255.255"},
                    Spelling{"10.0.100.9", "10.0.100.9"}, Spelling{"2001:0db8::0001", "2001:db8::1"},
                    Spelling{"2001:DB8::A", "2001:db8::a"}, Spelling{"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
                    Spelling{"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
                    Spelling{"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"}, Spelling{"0:0:0:0:0:0:0:0", "::"},
                    Spelling{"0:0:0:0:0:0:0:1", "::1"}, Spelling{"1:0:0:0:0:0:0:0", "1::"},
                    Spelling{"::ffff:a00:1", "::ffff:10.0.0.1"}, Spelling{"fe80:0:0:0:1:2:3:4", "fe80::1:2:3:4"}));

TEST(Address, IsShownAsTheCLibraryDoes)
{
    std::mt19937 random(5952);
    for (int round = 0; round < 100'000; ++round) {
        Address address;
        address.family = Family::IPv6;
        for (std::size_t i = 0; i < address.bytes.size(); ++i) // Zeros and ones are what the rules are about.
            address.bytes[i] = static_cast<std::uint8_t>(random() % 3 == 0 ? random() : random() % 12 == 0 ? 1 : 0);
        if (round % 5 == 0)
            std::fill_n(address.bytes.begin() + 10, 2, std::uint8_t{0xff});
        char expected[INET6_ADDRSTRLEN];
        ASSERT_NE(inet_ntop(AF_INET6, address.bytes.data(), expected, sizeof expected), nullptr);
        ASSERT_EQ(address.toString(), expected);
        const Address four = Address::v4(address.bytes[0], address.bytes[1], address.bytes[2], address.bytes[3]);
        ASSERT_NE(inet_ntop(AF_INET, four.bytes.data(), expected, sizeof expected), nullptr);
        ASSERT_EQ(four.toString(), expected);
    }
}

TEST(Address, RefusesWhatIsNone)
{
    for (const std::string_view text :
         {std::string_view(""), std::string_view("10.0.0"), std::string_view("10.0.0.256"), std::string_view("::g"),
          std::string_view("1::2::3"), std::string_view(" ::1"), std::string_view("10.0.0.1\0", 9),
          std::string_view("[::1]"), std::string_view("fe80::1%eth0")})
        EXPECT_FALSE(Address::parse(text)) << text;
}

TEST(Address, KnowsItsKind)
{
    EXPECT_TRUE(Address::parse("127.9.9.9")->isLoopback());
    EXPECT_TRUE(Address::parse("::1")->isLoopback());
    EXPECT_TRUE(Address::parse("::ffff:127.0.0.1")->isLoopback());
    EXPECT_FALSE(Address::parse("::ffff:128.0.0.1")->isLoopback());
    EXPECT_FALSE(Address::parse("::")->isLoopback());
    EXPECT_TRUE(Address::parse("::")->isAny());
    EXPECT_TRUE(Address::parse("0.0.0.0")->isAny());
    EXPECT_FALSE(Address::parse("::ffff:0.0.0.0")->isAny());
    EXPECT_TRUE(Address::parse("febf::1")->isLinkLocal());
    EXPECT_FALSE(Address::parse("fec0::1")->isLinkLocal());
    EXPECT_EQ(Address::parse("::ffff:10.1.2.3")->mapped(), Address::v4(10, 1, 2, 3));
    EXPECT_EQ(Address::parse("::10.1.2.3")->mapped(), std::nullopt);
    EXPECT_EQ(Address::v4(10, 1, 2, 3).mapped(), std::nullopt);
}

TEST(Endpoint, ReadsAndShowsBothFamilies)
{
    for (const char* text : {"10.0.0.5:443", "[::1]:22", "[::ffff:10.0.0.1]:0", "0.0.0.0:65535"}) {
        ASSERT_TRUE(Endpoint::parse(text)) << text;
        EXPECT_EQ(Endpoint::parse(text)->toString(), text);
    }
    for (const char* text : {"", ":", "10.0.0.5", "10.0.0.5:", "10.0.0.5:65536", "10.0.0.5:-1", "::1:22", "[::1]",
                             "[10.0.0.5]:22", "[::1]:2 "})
        EXPECT_FALSE(Endpoint::parse(text)) << text;
}

struct Membership {
    const char* subnet;
    const char* address;
    bool inside;
};

class SubnetTable : public testing::TestWithParam<Membership> { };

TEST_P(SubnetTable, Holds)
{
    const auto subnet = Subnet::parse(GetParam().subnet);
    ASSERT_TRUE(subnet);
    EXPECT_EQ(subnet->contains(*Address::parse(GetParam().address)), GetParam().inside);
}

INSTANTIATE_TEST_SUITE_P(
    Subnets, SubnetTable,
    testing::Values(Membership{"10.0.0.0/8", "10.255.0.1", true}, Membership{"10.0.0.0/8", "11.0.0.0", false},
                    Membership{"10.0.0.0/8", "::ffff:10.0.0.1", true}, Membership{"10.0.0.0/8", "::1", false},
                    Membership{"172.16.0.0/12", "172.31.255.255", true},
                    Membership{"172.16.0.0/12", "172.32.0.0", false}, Membership{"0.0.0.0/0", "1.2.3.4", true},
                    Membership{"0.0.0.0/0", "2001:db8::1", false}, Membership{"10.0.0.5", "10.0.0.5", true},
                    Membership{"10.0.0.5", "10.0.0.50", false}, Membership{"10.0.0.5/31", "10.0.0.4", true},
                    Membership{"fe80::/10", "febf::1", true}, Membership{"fe80::/10", "fec0::1", false},
                    Membership{"::/0", "::ffff:10.0.0.1", true}, Membership{"::/0", "10.0.0.1", false},
                    Membership{"::1/128", "::1", true}));

TEST(Subnet, RefusesImpossiblePrefixes)
{
    for (const char* text : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10/8", "/8", "10.0.0.0/8/8"})
        EXPECT_FALSE(Subnet::parse(text)) << text;
}

} // namespace
} // namespace atlas
