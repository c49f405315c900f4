// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/closest.h"
#include "core/filter/interval.h"

#include <gtest/gtest.h>

namespace atlas {
namespace {

constexpr auto most = std::numeric_limits<std::uint64_t>::max();

struct Case {
    const char* text;
    Measure measure;
    std::optional<Interval> interval;
};

void PrintTo(const Case& one, std::ostream* out)
{
    *out << one.text;
}

class IntervalTable : public testing::TestWithParam<Case> { };

TEST_P(IntervalTable, Reads)
{
    EXPECT_EQ(parseInterval(GetParam().text, GetParam().measure), GetParam().interval);
}

INSTANTIATE_TEST_SUITE_P(
    Intervals, IntervalTable,
    testing::Values(
        Case{"5", Measure::Plain, Interval{5, 5}}, Case{"=5", Measure::Plain, Interval{5, 5}},
        Case{">5", Measure::Plain, Interval{6, most}}, Case{">=5", Measure::Plain, Interval{5, most}},
        Case{"<5", Measure::Plain, Interval{0, 4}}, Case{"<=5", Measure::Plain, Interval{0, 5}},
        Case{"5-7", Measure::Plain, Interval{5, 7}}, Case{"7-5", Measure::Plain, {}}, Case{"-5", Measure::Plain, {}},
        Case{"5-", Measure::Plain, {}}, Case{"", Measure::Plain, {}}, Case{">", Measure::Plain, {}},
        Case{"<0", Measure::Plain, {}}, Case{">18446744073709551615", Measure::Plain, {}},
        Case{"18446744073709551615", Measure::Plain, Interval{most, most}},
        Case{"18446744073709551616", Measure::Plain, {}}, Case{"5s", Measure::Plain, {}},
        Case{"1.5", Measure::Plain, {}}, Case{"5 ", Measure::Plain, {}},
        Case{"64k", Measure::Bytes, Interval{65536, 65536}}, Case{"1.5KiB", Measure::Bytes, Interval{1536, 1536}},
        Case{"2G", Measure::Bytes, Interval{2147483648, 2147483648}}, Case{"7", Measure::Bytes, Interval{7, 7}},
        Case{"7x", Measure::Bytes, {}}, Case{"5m", Measure::Seconds, Interval{300'000, 300'000}},
        Case{"5", Measure::Seconds, Interval{5'000, 5'000}},
        Case{"1.5h", Measure::Seconds, Interval{5'400'000, 5'400'000}},
        Case{"2d", Measure::Seconds, Interval{172'800'000, 172'800'000}},
        Case{"1m-2m", Measure::Seconds, Interval{60'000, 120'000}},
        Case{"50", Measure::Milliseconds, Interval{50'000, 50'000}},
        Case{"50us", Measure::Milliseconds, Interval{50, 50}}, Case{"50µs", Measure::Milliseconds, Interval{50, 50}},
        Case{"1.5MS", Measure::Milliseconds, Interval{1'500, 1'500}}, Case{"1e3s", Measure::Seconds, {}},
        Case{"99999999999999999999d", Measure::Seconds, {}}, Case{"1.2.3s", Measure::Seconds, {}},
        Case{"s", Measure::Seconds, {}}, Case{".5s", Measure::Seconds, {}}));

TEST(Closest, FindsWhatWasMeant)
{
    constexpr std::array<std::string_view, 4> words{"state", "process", "port", "pid"};
    EXPECT_EQ(closest("stat", words), "state");
    EXPECT_EQ(closest("STAET", words), "state");
    EXPECT_EQ(closest("proc", words), "process");
    EXPECT_EQ(closest("prot", words), "port");
    EXPECT_EQ(closest("pdi", words), std::nullopt);
    EXPECT_EQ(closest("pids", words), "pid");
    EXPECT_EQ(closest("colour", words), std::nullopt);
    EXPECT_EQ(closest("", words), std::nullopt);
    EXPECT_EQ(closest(std::string(1000, 'x'), words), std::nullopt);
}

} // namespace
} // namespace atlas
