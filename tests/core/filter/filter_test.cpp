// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas {
namespace {

/// The local ports of the sockets that stay, in the order in which they are written here.
const char* const sockets = R"(
LISTEN      0.0.0.0:22               -                       cookie=1 uid=0 pid=7 name=sshd sendq=128
LISTEN      [::]:8080                -                       cookie=2 uid=33 pid=80 name=Apache2 recvq=3 sendq=511
ESTABLISHED 10.0.0.5:2201            10.0.0.50:443           cookie=3 uid=1000 pid=812 name=firefox rtt=60ms age=10m
ESTABLISHED 127.0.0.1:2202           127.0.0.1:5432          cookie=4 uid=1000 pid=900 name="Web Content" sendq=70000 retrans=2 rtt=90us age=2m
CLOSE-WAIT  192.168.1.9:2203         10.1.2.3:8000           cookie=5 uid=33 recvq=1 pid=81 name=php-fpm pid=82 name=worker age=3h
TIME-WAIT   [::1]:2204               [::1]:443               cookie=6 timer=time-wait/50s missing=time-wait
ESTABLISHED [2001:db8::cafe]:2205    [2001:db8::1]:80        cookie=7 uid=1000 pid=812 name=firefox age=1s
ESTABLISHED [::ffff:10.0.0.5]:2206   [::ffff:10.9.0.1]:8100  cookie=8 uid=33 pid=80 name=Apache2
SYN-SENT    10.0.0.5:2207            203.0.113.9:443         cookie=9 uid=1000 pid=901 name=curl timer=retransmit/1s/4
FIN-WAIT-1  [fe80::1]:2208           [fe80::2]:9             cookie=10 uid=0 if=2 sendq=1 timer=persist/200ms/3 missing=orphaned
)";

std::string kept(std::string_view text)
{
    const auto filter = Filter::parse(text);
    if (!filter)
        return filter.error().message();
    const Snapshot snapshot = test::snapshotFromText(sockets);
    std::string ports;
    for (const SocketRecord& record : snapshot.sockets)
        if (filter->matches(record, {*snapshot.names, snapshot.time}))
            ports += (ports.empty() ? "" : " ") + std::to_string(record.local.port);
    return ports;
}

struct Case {
    const char* filter;
    const char* kept;
};

void PrintTo(const Case& one, std::ostream* out)
{
    *out << '[' << one.filter << ']';
}

class FilterTable : public testing::TestWithParam<Case> { };

TEST_P(FilterTable, Keeps)
{
    EXPECT_EQ(kept(GetParam().filter), GetParam().kept);
}

constexpr const char* everything = "22 8080 2201 2202 2203 2204 2205 2206 2207 2208";

INSTANTIATE_TEST_SUITE_P(
    FreeWords, FilterTable,
    testing::Values(
        Case{"", everything}, Case{"  \t ", everything}, Case{"firefox", "2201 2205"}, Case{"FIRE", "2201 2205"},
        Case{"worker", "2203"}, Case{"\"web c\"", "2202"}, Case{"'web c'", "2202"}, Case{"nosuch", ""},
        // a number is a pid or a port, whole
        Case{"812", "2201 2205"}, Case{"81", "2203"}, Case{"443", "2201 2204 2207"}, Case{"44", ""},
        Case{"80", "8080 2205 2206"}, Case{":80", "2205"}, Case{"99999999999999999999", ""},
        // services
        Case{"ssh", "22"}, Case{"https", "2201 2204 2207"}, Case{"http", "8080 2201 2204 2205 2207"},
        Case{"PostgreSQL", "2202"},
        // states
        Case{"TIME_WAIT", "2204"}, Case{"estab", "2201 2202 2205 2206"}, Case{"syn-s", "2207"},
        Case{"fin-wait", "2208"}, Case{"LISTENING", "22 8080"},
        // addresses
        Case{"127.0", "2202"}, Case{"10.0.0.5", "2201 2206 2207"}, Case{"10.0.0.", "2201 2206 2207"},
        Case{"10.", "2201 2203 2206 2207"}, Case{"168.1", "2203"}, Case{".9", "2203 2206 2207"}, Case{"0.0.113", ""},
        Case{"::1", "2204"}, Case{"0:0::1", "2204"}, Case{"2001:db8", "2205"}, Case{"db8", "2205"},
        Case{"cafe", "2205"}, Case{"caf", "2205"}, Case{"afe", ""}, Case{"fe80:", "2208"}, Case{"::ffff:10.", "2206"},
        Case{"10.0.0.5:2201", "2201"}, Case{"10.0.0.5:2206", "2206"}, Case{"[::1]:443", "2204"}, Case{"[::1]", "2204"},
        Case{"10.0.0.5:", "2201 2206 2207"}, Case{"10.1.0.0/16", "2203"}, Case{"firefox,curl", "2201 2205 2207"}));

INSTANTIATE_TEST_SUITE_P(
    Keys, FilterTable,
    testing::Values(
        Case{"state:close-wait,TIME_WAIT", "2203 2204"}, Case{"State:estab", "2201 2202 2205 2206"},
        Case{"process:fire", "2201 2205"}, Case{"process:\"Web Content\",curl", "2202 2207"}, Case{"process:443", ""},
        Case{"pid:812", "2201 2205"}, Case{"pid:81", "2203"}, Case{"pid:82", "2203"}, Case{"pid:>=900", "2202 2207"},
        Case{"pid:80-82", "8080 2203 2206"}, Case{"port:443", "2201 2204 2207"}, Case{"port:22", "22"},
        Case{"port:8000-8100", "8080 2203 2206"}, Case{"port:https", "2201 2204 2207"}, Case{"port:http", "2205"},
        Case{"port:<=22", "22 2208"}, Case{"port:9", "2208"}, Case{"port:22,9", "22 2208"},
        // a listener has no remote port 0
        Case{"port:0", ""}, Case{"remote:0.0.0.0", ""}, Case{"remote:::", ""}, Case{"local:::", "8080"},
        Case{"local:10.0.0.5", "2201 2206 2207"}, Case{"local:22", "22"}, Case{"local:ssh", "22"},
        Case{"local:10.0.0.5:2201", "2201"}, Case{"remote:443", "2201 2204 2207"},
        Case{"remote:https", "2201 2204 2207"}, Case{"remote:10.0.0.0/8", "2201 2203 2206"},
        Case{"remote:[::1]:443", "2204"}, Case{"remote:203.", "2207"}, Case{"addr:10.0.0.0/8", "2201 2203 2206 2207"},
        Case{"addr:10.0.0.50", "2201"}, Case{"addr:::1,127.0.0.1", "2202 2204"}, Case{"addr:fe80::/10", "2208"},
        Case{"addr:db8", "2205"}, Case{"user:ada", "2201 2202 2205 2207"}, Case{"user:0", "22 2208"},
        Case{"user:root,33", "22 8080 2203 2206 2208"}, Case{"is:listening", "22 8080"},
        Case{"is:loopback", "2202 2204"}, Case{"is:ipv6", "8080 2204 2205 2206 2208"},
        Case{"is:IPv4", "22 2201 2202 2203 2207"}, Case{"is:mapped", "2206"}, Case{"is:link-local", "2208"},
        Case{"is:ownerless", "2204 2208"}, Case{"is:opening,closing", "2203 2204 2207 2208"},
        Case{"is:owned", "22 8080 2201 2202 2203 2205 2206 2207"}, Case{"is:connected", "2201 2202 2205 2206"}));

INSTANTIATE_TEST_SUITE_P(Quantities, FilterTable,
                         testing::Values(Case{"age:>5m", "2201 2203"}, Case{"age:>=10m", "2201 2203"},
                                         Case{"age:>10m", "2203"}, Case{"age:1m-15m", "2201 2202"},
                                         Case{"age:>0.5h", "2203"}, Case{"age:>0 is:connected", "2201 2202 2205"},
                                         // TIME-WAIT's timer gives its age: 60 s less 50 s
                                         Case{"state:time-wait age:>=10s", "2204"},
                                         Case{"state:time-wait age:>10s", ""},
                                         Case{"age:<2", "22 8080 2205 2206 2207 2208"},
                                         // the longer queue; a listener's limit is not a queue
                                         Case{"queue:>0", "8080 2202 2203 2208"}, Case{"queue:>64k", "2202"},
                                         Case{"queue:1", "2203 2208"}, Case{"queue:0", "22 2201 2204 2205 2206 2207"},
                                         Case{"rtt:>50ms", "2201"}, Case{"rtt:>50", "2201"}, Case{"rtt:<1ms", "2202"},
                                         Case{"rtt:>=90us", "2201 2202"}, Case{"retrans:>0", "2202 2207"},
                                         Case{"retrans:4", "2207"}, Case{"retrans:0", "2201"}));

INSTANTIATE_TEST_SUITE_P(
    Operators, FilterTable,
    testing::Values(Case{"firefox 443", "2201"}, Case{"firefox and 443", "2201"}, Case{"firefox AND 443", "2201"},
                    Case{"curl or ssh", "22 2207"}, Case{"firefox -443", "2205"}, Case{"firefox not 443", "2205"},
                    Case{"- firefox is:connected", "2202 2206"}, Case{"not not firefox", "2201 2205"},
                    Case{"--firefox", "2201 2205"}, Case{"-state:established,listen", "2203 2204 2207 2208"},
                    Case{"(curl or firefox) 443", "2201 2207"}, Case{"curl or firefox 443", "2201 2207"},
                    Case{"curl or firefox and 80", "2205 2207"}, Case{"-(curl or firefox) remote:443", "2204"},
                    Case{"(((curl)))", "2207"}, Case{"\"or\"", "2203"}, Case{"\"-\"", "2203"}, Case{"\"a\\\"b\"", ""}));

INSTANTIATE_TEST_SUITE_P(
    InterfacesAndMappedAddresses, FilterTable,
    testing::Values(Case{"addr:fe80::1%2", "2208"}, Case{"addr:fe80::1%3", ""}, Case{"local:[fe80::1%2]:2208", "2208"},
                    Case{"[fe80::1]%2:2208", "2208"}, Case{"local:[fe80::1%2]:9", ""}, Case{"dev:2", "2208"},
                    Case{"%2", "2208"}, Case{"dev:eth7", ""}, Case{"addr:fe80::/10%2", "2208"},
                    Case{"addr:::ffff:10.0.0.5", "2201 2206 2207"}, Case{"remote:[::ffff:10.0.0.50]:443", "2201"},
                    Case{"addr:::ffff:10.0.0.0/104", "2201 2203 2206 2207"}, Case{"*:8080", "8080"}));

// What other tools take, and what to write here instead.
TEST(FilterLookAlikes, AreMistakesThatNameTheRightForm)
{
    const auto meant = [](const char* text) {
        const std::string message = kept(text);
        const auto at = message.find("did you mean ");
        return at == std::string::npos ? message : message.substr(at + 13, message.find("?)", at) - at - 13);
    };
    EXPECT_EQ(meant("sport = :7000"), "local:7000");
    EXPECT_EQ(meant("( dport = :https or sport = :22 )"), "remote:https");
    EXPECT_EQ(meant("port=7000"), "port:7000");
    EXPECT_EQ(meant("port>1000"), "port:>1000");
    EXPECT_EQ(meant("dport != 80"), "-remote:80");
    EXPECT_EQ(meant("sport >= :1024"), "local:>=1024");
    EXPECT_EQ(meant("nginx && port:80"), "and");
    EXPECT_EQ(meant("a||b"), "or");
    EXPECT_EQ(meant("!nginx"), "not");
    EXPECT_EQ(meant("dst 1.2.3.4"), "remote:1.2.3.4");
    EXPECT_EQ(meant("src host 1.2.3.4"), "local:1.2.3.4");
    EXPECT_EQ(meant("tcp port 80"), "port:80");
    EXPECT_EQ(meant("state established"), "state:established");
    EXPECT_EQ(meant("tcp.port == 443"), "port:443");
    EXPECT_EQ(meant("sport:7000"), "local:");
    EXPECT_EQ(kept("\"state\" sshd"), ""); // quotes make a plain word of it
    EXPECT_EQ(kept("state or sshd"), "22");
}

TEST(FilterInOneLook, KnowsOnlyTheAgesThatTheKernelTells)
{
    const Snapshot snapshot = test::snapshotFromText(sockets);
    for (const char* text : {"age:>5s", "age:<20s"}) {
        const auto filter = Filter::parse(text).value();
        EXPECT_TRUE(filter.asksFor(Subject::Age));
        std::size_t count = 0;
        for (const SocketRecord& record : snapshot.sockets)
            count += filter.matches(record, {*snapshot.names, snapshot.time, true}) ? 1U : 0U;
        EXPECT_EQ(count, 1U) << text; // the TIME-WAIT
    }
    EXPECT_EQ(Filter::parse("port:abc").value().unknownService(*snapshot.names), "abc");
    EXPECT_EQ(Filter::parse("port:https").value().unknownService(*snapshot.names), "");
    EXPECT_TRUE(Filter::parse("dev:lo").value().asksFor(Subject::Interface));
    EXPECT_TRUE(Filter::parse("-pid:7 or rtt:>1s").value().asksFor(Subject::TcpInfo));
}

TEST(FilterWords, KnowWhenTimeMatters)
{
    EXPECT_TRUE(Filter::parse("curl or -(firefox age:>5m)")->dependsOnTime());
    EXPECT_FALSE(Filter::parse("curl or rtt:>5ms")->dependsOnTime());
    EXPECT_FALSE(Filter().dependsOnTime());
    EXPECT_TRUE(Filter::parse(" ")->matchesAll());
    EXPECT_FALSE(Filter::parse("a")->matchesAll());
}

struct Mistake {
    const char* filter;
    const char* message;
};

void PrintTo(const Mistake& one, std::ostream* out)
{
    *out << '[' << one.filter << ']';
}

class FilterMistakes : public testing::TestWithParam<Mistake> { };

TEST_P(FilterMistakes, AreExplained)
{
    const auto filter = Filter::parse(GetParam().filter);
    ASSERT_FALSE(filter);
    EXPECT_EQ(filter.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, FilterMistakes,
    testing::Values(
        Mistake{"process:\"Web", "column 9: expected a closing \" for the one that begins here, but found '\"Web'"},
        Mistake{"\"a\"b", "column 4: expected a space or a comma after the closing quote, but found 'b'"},
        Mistake{"\"\"", "column 1: expected something between the quotes, but found '\"\"'"},
        Mistake{"state:", "column 7: expected a value after 'state:', but the filter ends here"},
        Mistake{"state: listen", "column 7: expected a value after 'state:', but found ' '"},
        Mistake{"state:listen,", "column 14: expected a value after ',', but the filter ends here"},
        Mistake{"a,,b", "column 3: expected a value after ',', but found ','"},
        Mistake{"state:tiem-wait",
                "column 7: expected a state, such as close-wait (did you mean time-wait?), but found 'tiem-wait'"},
        Mistake{"state:x", "column 7: expected a state, such as close-wait, but found 'x'"},
        Mistake{"curl stat:listen",
                "column 6: expected a key (state, process, pid, port, local, remote, addr, dev, user, netns, is, age, "
                "queue, "
                "rtt, "
                "retrans), or quotes around a plain word with a colon (did you mean state?), but found 'stat:'"},
        Mistake{"foo:",
                "column 1: expected a key (state, process, pid, port, local, remote, addr, dev, user, netns, is, age, "
                "queue, "
                "rtt, "
                "retrans), or quotes around a plain word with a colon, but found 'foo:'"},
        Mistake{"pid:x", "column 5: expected a process number, such as 812, but found 'x'"},
        Mistake{"port:70000",
                "column 6: expected a port from 0 to 65535, a range such as 8000-8100, or a service such "
                "as https, but found '70000'"},
        Mistake{"port:90-80",
                "column 6: expected a port from 0 to 65535, a range such as 8000-8100, or a service such "
                "as https, but found '90-80'"},
        Mistake{"addr:10.0.0.0/33",
                "column 6: expected an address or a subnet, such as 10.0.0.5 or 10.0.0.0/8, but "
                "found '10.0.0.0/33'"},
        Mistake{"remote:10.0.0.5:99999",
                "column 8: expected an address, a subnet, a port or a service, such as "
                "10.0.0.5:443, but found '10.0.0.5:99999'"},
        Mistake{"is:listenin",
                "column 4: expected one of listening, connected, opening, closing, loopback, link-local, "
                "ipv4, ipv6, mapped, v6only, dual-stack, bound, owned, ownerless (did you mean listening?), but found "
                "'listenin'"},
        Mistake{"age:5m",
                "column 5: expected '>' or '<' in front of it, as in >5m (units: ms, s, m, h, d), but found "
                "'5m'"},
        Mistake{"age:>5x", "column 5: expected a comparison, such as >5m (units: ms, s, m, h, d), but found '>5x'"},
        Mistake{"rtt:>", "column 5: expected a comparison, such as >50ms (units: us, ms, s), but found '>'"},
        Mistake{"queue:>99999999999999999999",
                "column 7: expected a comparison, such as >=64k (units: k, M, G), but found "
                "'>99999999999999999999'"},
        Mistake{"retrans:<0", "column 9: expected a comparison, such as >0, but found '<0'"},
        Mistake{"(curl", "column 6: expected a ')' that closes the '(' at column 1, but the filter ends here"},
        Mistake{"curl)",
                "column 5: expected the end of the filter or another word, because no '(' is open, but found "
                "')'"},
        Mistake{"()", "column 2: expected a word or a key such as state: inside the parentheses, but found ')'"},
        Mistake{"curl or", "column 8: expected a word or a key such as state: after 'or', but the filter ends here"},
        Mistake{"or curl", "column 1: expected a word or a key such as state:, but found 'or'"},
        Mistake{"curl and or x", "column 10: expected a word or a key such as state: after 'and', but found 'or'"},
        Mistake{"-", "column 2: expected a word or a key such as state: after '-', but the filter ends here"},
        Mistake{"curl not", "column 9: expected a word or a key such as state: after 'not', but the filter ends here"},
        Mistake{"state:\x1b[31m", "column 7: expected a state, such as close-wait, but found '\\x1b[31m'"}));

TEST(FilterParser, BoundsItsDepth)
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a" + std::string(depth, ')'); };
    EXPECT_TRUE(Filter::parse(nested(100)));
    const auto tooDeep = Filter::parse(nested(100'000));
    ASSERT_FALSE(tooDeep);
    EXPECT_EQ(tooDeep.error().column, 100U);
    EXPECT_FALSE(Filter::parse(std::string(100'000, '(')));
    EXPECT_TRUE(Filter::parse(std::string(100'000, '-') + "a"));
}

TEST(FilterParser, CutsLongFindingsBetweenCharacters)
{
    std::string word = "state:";
    for (int i = 0; i < 30; ++i)
        word += "є";
    const auto filter = Filter::parse(word);
    ASSERT_FALSE(filter);
    EXPECT_NE(filter.error().message().find("єє…'"), std::string::npos) << filter.error().message();
}

} // namespace
} // namespace atlas
