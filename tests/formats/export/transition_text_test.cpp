// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every byte of the lines that programs read: they may not change.
#include "formats/export/csv_line.h"
#include "formats/export/transition_text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atlas::formats {
namespace {

using namespace std::chrono_literals;

const WallTime someTime{std::chrono::sys_days(std::chrono::year(2024) / 7 / 11) + 9h + 30min + 250ms};

LogEntry entryOf(State from, State to, Known known, std::optional<Cause> cause = {})
{
    LogEntry entry;
    entry.step.from = from;
    entry.step.to = to;
    entry.step.known = known;
    entry.step.cause = cause;
    entry.local = *Endpoint::parse("10.0.0.1:40000");
    entry.remote = *Endpoint::parse("[2001:db8::1]:443");
    return entry;
}

// A spreadsheet would calculate it; who reads it takes the first apostrophe away.
TEST(CsvLine, HasNoFormula)
{
    for (const std::string field : {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "''", "＝1"}) {
        std::string text = CsvLine().add(field).text();
        if (text.starts_with('"'))
            text = text.substr(1, text.size() - 2);
        ASSERT_TRUE(text.starts_with('\'')) << field;
        EXPECT_EQ(text.substr(1), field);
    }
    EXPECT_EQ(CsvLine().add("a=1").add("").add(std::uint64_t{5}).text(), "a=1,,5");
}

TEST(TransitionText, AnObservedStepWithAnOwner)
{
    LogEntry entry = entryOf(State::Established, State::FinWait1, Known::Observed, Cause::Close);
    entry.cookie = Cookie{0xffff'ffff'ffff'fff0U};
    entry.pid = Pid{812};
    entry.process = "evil\"name,\\x\n";
    EXPECT_EQ(jsonLine(entry, someTime),
              R"({"time":"2024-07-11T09:30:00.250Z","cookie":"18446744073709551600",)"
              R"("local":{"address":"10.0.0.1","port":40000},"remote":{"address":"2001:db8::1","port":443},)"
              R"|("from":"ESTABLISHED","to":"FIN-WAIT-1","cause":"close()","known":"observed",)|"
              R"("pid":812,"process":"evil\"name,\\x\\n"})"
              "\n");
    EXPECT_EQ(csvLine(entry, someTime),
              "2024-07-11T09:30:00.250Z,18446744073709551600,10.0.0.1,40000,2001:db8::1,443,ESTABLISHED,FIN-WAIT-1,"
              "close(),observed,812,\"evil\"\"name,\\x\\n\",0,,,\r\n");
}

TEST(TransitionText, WhatIsNotKnownIsNullOrEmpty)
{
    LogEntry entry = entryOf(State::Closed, State::Listen, Known::Seen);
    entry.remote = Endpoint{Address{{}, Family::IPv4}, 0};
    EXPECT_EQ(jsonLine(entry, someTime),
              R"({"time":"2024-07-11T09:30:00.250Z","cookie":null,"local":{"address":"10.0.0.1","port":40000},)"
              R"("remote":null,"from":"CLOSED","to":"LISTEN","cause":null,"known":"seen","pid":null,"process":null})"
              "\n");
    EXPECT_EQ(csvLine(entry, someTime), "2024-07-11T09:30:00.250Z,,10.0.0.1,40000,,,CLOSED,LISTEN,,seen,,,0,,,\r\n");
}

TEST(TransitionText, WaysAndNamespaceStandWhereTheySaySomething)
{
    LogEntry entry = entryOf(State::FinWait1, State::TimeWait, Known::Ambiguous);
    entry.networkNamespace = 4026532000U;
    EXPECT_EQ(jsonLine(entry, someTime),
              R"({"time":"2024-07-11T09:30:00.250Z","cookie":null,"local":{"address":"10.0.0.1","port":40000},)"
              R"("remote":{"address":"2001:db8::1","port":443},"from":"FIN-WAIT-1","to":"TIME-WAIT","cause":null,)"
              R"("known":"ambiguous","pid":null,"process":null,"network_namespace":4026532000,)"
              R"("ways":[["FIN-WAIT-1","TIME-WAIT"],["FIN-WAIT-1","FIN-WAIT-2","TIME-WAIT"],)"
              R"(["FIN-WAIT-1","CLOSING","TIME-WAIT"]]})"
              "\n");
    EXPECT_EQ(csvLine(entry, someTime),
              "2024-07-11T09:30:00.250Z,,10.0.0.1,40000,2001:db8::1,443,FIN-WAIT-1,TIME-WAIT,,ambiguous,,,4026532000,"
              "FIN-WAIT-1 > TIME-WAIT; FIN-WAIT-1 > FIN-WAIT-2 > TIME-WAIT; FIN-WAIT-1 > CLOSING > TIME-WAIT,,\r\n");
}

TEST(TransitionText, AnInterfaceIsNamed)
{
    LogEntry entry = entryOf(State::FinWait2, State::TimeWait, Known::Seen);
    entry.interface.emplace().setName("eth0");
    EXPECT_NE(jsonLine(entry, someTime).find(R"(,"interface":"eth0"})"), std::string::npos);
    EXPECT_TRUE(csvLine(entry, someTime).ends_with(",,eth0\r\n"));
}

TEST(TransitionText, ALossIsALineOfItsOwn)
{
    EXPECT_EQ(lossJsonLine(17, someTime), "{\"time\":\"2024-07-11T09:30:00.250Z\",\"lost\":17}\n");
    EXPECT_EQ(lossJsonLine(std::nullopt, someTime), "{\"time\":\"2024-07-11T09:30:00.250Z\",\"lost\":\"unknown\"}\n");
    EXPECT_EQ(lossCsvLine(17, someTime), "2024-07-11T09:30:00.250Z,,,,,,,,,,,,,,17,\r\n");
}

TEST(TransitionText, EachLineHasTheFieldsOfTheFirst)
{
    const auto commas = [](std::string_view line) { return std::ranges::count(line, ','); };
    const LogEntry entry = entryOf(State::Closed, State::Listen, Known::Seen);
    EXPECT_EQ(commas(csvLine(entry, someTime)), commas(csvTitleLine()));
    EXPECT_EQ(commas(lossCsvLine(17, someTime)), commas(csvTitleLine()));
}

TEST(CsvLine, QuotesOnlyWhatNeedsIt)
{
    EXPECT_EQ(CsvLine().add("a b").add("a,b").add("\"").add("a\r\nb").add(std::uint64_t{7}).add("").text(),
              "a b,\"a,b\",\"\"\"\",\"a\r\nb\",7,");
    EXPECT_EQ(CsvLine().addEmpty(3).add(std::optional<Cookie>()).add(std::optional(Cookie{5})).text(), ",,,,5");
}

} // namespace
} // namespace atlas::formats
