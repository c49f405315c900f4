// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is written is read as the same value; and what is not of the protocol is refused with its place.
#include "formats/lab/greeting.h"
#include "formats/lab/lesson.h"
#include "formats/lab/line.h"
#include "formats/lab/report.h"
#include "support/any_lab_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace atlas;
using namespace atlas::lab;
using testing::HasSubstr;

class AnyValue : public testing::TestWithParam<std::uint32_t> { };

TEST_P(AnyValue, IsReadAsItWasWritten)
{
    test::AnyLabValue any(GetParam());
    for (int i = 0; i < 40; ++i) {
        const Report report = any.report();
        const auto readReport = parseReport(lineOf(report));
        ASSERT_TRUE(readReport) << lineOf(report) << '\n' << readReport.error().message();
        EXPECT_EQ(*readReport, report) << lineOf(report) << '\n' << lineOf(*readReport);

        const FirstLine first = any.firstLine();
        const auto readFirst = parseFirstLine(lineOf(first));
        ASSERT_TRUE(readFirst) << lineOf(first) << '\n' << readFirst.error().message();
        EXPECT_EQ(*readFirst, first) << lineOf(first);

        const Request request = any.request();
        const auto readRequest = parseRequest(lineOf(request, i));
        ASSERT_TRUE(readRequest) << lineOf(request, i);
        EXPECT_EQ(readRequest->id, i);
        ASSERT_TRUE(readRequest->request) << lineOf(request, i) << '\n' << readRequest->request.error().message();
        EXPECT_EQ(*readRequest->request, request) << lineOf(request, i);

        const Lesson lesson = any.lesson();
        const auto readLesson = parseLesson(toText(lesson));
        ASSERT_TRUE(readLesson) << toText(lesson) << '\n' << readLesson.error().message();
        EXPECT_EQ(*readLesson, lesson) << toText(lesson);
    }
}

INSTANTIATE_TEST_SUITE_P(Protocol, AnyValue, testing::Range(1U, 26U));

constexpr auto answered = R"({"id":5,"ok":true,
 "packets":[{"id":2,"from":"b","flags":["ACK"],"seq":1,"ack":2,"length":0,"colour":"blue"}],
 "hosts":{"a":{"end":{"state":"FIN-WAIT-1","socket":"client"},"sockets":[]},
          "b":{"end":{"state":"CLOSE-WAIT","socket":"server"},"sockets":[{"name":"server","state":"CLOSE-WAIT",
               "local":"10.77.0.2:80","remote":"10.77.0.1:40001","receive_queue":1,"send_queue":0,"timer":null,"owned":true}]}},
 "news":[{"n":4,"ms":5,"kind":"delivered","packet":1,"host":"a","flags":["FIN","ACK"],"seq":1,"ack":1,"length":0},
         {"n":5,"ms":5,"kind":"state","host":"b","socket":"server","from":"ESTABLISHED","to":"CLOSE-WAIT"},
         {"n":6,"ms":5,"kind":"danced","text":"for joy"}],
 "step":{"at":2,"of":4,"say":"fin-delivered","met":true,"unmet":[],
         "quiz":{"ask":"b-after-close","host":"b","choices":["LAST-ACK","CLOSED"],"answer":"LAST-ACK"}}})";

TEST(Report, IsReadWithWhatItDoesNotKnowPassedOver)
{
    const auto report = parseReport(answered);
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->id, 5);
    ASSERT_EQ(report->situation->packets.size(), 1U);
    EXPECT_EQ(report->situation->packets[0].from, Host::B);
    EXPECT_EQ(report->situation->packets[0].segment.flags, TcpFlags{TcpFlag::Ack});
    EXPECT_EQ(report->situation->hosts.b.end.state, State::CloseWait);
    EXPECT_EQ(report->situation->hosts.b.sockets.at(0).receiveQueue, 1U);
    ASSERT_EQ(report->events.size(), 3U);
    EXPECT_EQ(std::get<PacketMoved>(report->events[0].what).move, PacketMove::Delivered);
    EXPECT_EQ(std::get<StateChanged>(report->events[1].what).to, State::CloseWait);
    EXPECT_EQ(std::get<Note>(report->events[2].what).text.message(), "for joy");
    EXPECT_EQ(std::get<StepTaken>(report->answer).at, 2U);
    EXPECT_EQ(std::get<StepTaken>(report->answer).quiz->answer, "LAST-ACK");
}

struct Wrong {
    const char* members;
    const char* place;
};
class WrongReport : public testing::TestWithParam<Wrong> { };

TEST_P(WrongReport, IsRefusedWithItsPlace)
{
    const auto report = parseReport(R"({"id":1,)" + std::string(GetParam().members) + R"("ok":true})");
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().message(), HasSubstr(GetParam().place));
}

INSTANTIATE_TEST_SUITE_P(
    Protocol, WrongReport,
    testing::Values(
        Wrong{R"("packets":{},)", "packets is no list"}, Wrong{R"("packets":[3],)", "packets[0] is no object"},
        Wrong{R"("packets":[{"id":1.5}],)", "packets[0].id"},
        Wrong{R"("packets":[{"id":-1}],)", "packets[0].id is out of range"},
        Wrong{R"("packets":[{"id":1e300}],)", "packets[0].id"},
        Wrong{R"("packets":[{"id":1,"from":"c"}],)", "neither a nor b"},
        Wrong{R"("packets":[{"id":1,"from":"a","flags":["NUL"]}],)", "packets[0].flags has an entry that is no flag"},
        Wrong{R"("hosts":{"a":{}},)", "hosts.a.end is no object"},
        Wrong{R"("hosts":{"a":{"end":{"state":"DANCING"}}},)", "hosts.a.end.state is no state"},
        Wrong{R"("news":[{"kind":"note"}],)", "news[0].n"},
        Wrong{R"("held":[{"handle":1,"state":"LISTEN","local":"x"}],)", "held[0].local is no address"},
        Wrong{R"("result":{"value":-1,"errno":"EJOY"},)", "result.errno is no errno"},
        Wrong{R"("lesson":{"id":"x","outline":[{"say":"s","do":[{"do":"fly"}]}]},)",
              "lesson.outline: [0].do[0]: do: there is no \"fly\""},
        Wrong{R"("step":{"at":1,"of":1,"met":true,"quiz":{"ask":"x","host":"a","choices":[1],"answer":"b"}},)",
              "step.quiz: choices"}));

TEST(Report, NoBytesAreTooOdd)
{
    const std::string good = answered;
    ASSERT_TRUE(parseReport(good));
    std::size_t refused = 0;
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const char odd : {'\0', '"', '{', '9', '\xff'}) {
            std::string bent = good;
            bent[i] = odd;
            refused += parseReport(bent) ? 0U : 1U;
        }
        refused += parseReport(good.substr(0, i)) ? 0U : 1U;
    }
    EXPECT_GT(refused, good.size());
    EXPECT_FALSE(parseReport(std::string(70'000, '[')));
    EXPECT_FALSE(parseReport(std::string(30'000, '[')));
}

TEST(FirstLine, OfAnotherVersionIsRefused)
{
    const auto first = parseFirstLine(R"({"lab":2,"mode":"hosts"})");
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().message(), "lab is version 2 of the protocol, not 1");
    EXPECT_FALSE(parseFirstLine(R"({"mode":"hosts"})"));
    EXPECT_FALSE(parseFirstLine(R"({"lab":1,"mode":"x"})"));
    EXPECT_TRUE(parseFirstLine(R"({"lab":1,"mode":"hosts"})"));
}

TEST(Request, NestedTooDeepIsNoJson)
{
    const auto nested = [](int depth) {
        return R"({"id":1,"do":"look","more":)" + std::string(static_cast<std::size_t>(depth), '[') +
            std::string(static_cast<std::size_t>(depth), ']') + '}';
    };
    EXPECT_TRUE(parseRequest(nested(63)));
    const auto refused = parseRequest(nested(64));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().byte, 91U);
    EXPECT_TRUE(parseRequest(R"({"id":1,"do":"save","title":")" + std::string(80, '[') + R"("})")) << "within a text";
}

TEST(Request, FitsUpToTheLongestLine)
{
    const std::size_t around = lineOf(BeginFile{}, largestRequestId).size();
    EXPECT_TRUE(fits(BeginFile{std::string(longestLine - around, 'x')}));
    EXPECT_FALSE(fits(BeginFile{std::string(longestLine - around + 1, 'x')}));
    EXPECT_FALSE(fits(BeginFile{std::string((longestLine - around) / 2 + 1, '"')})) << "each quote is two bytes";
}

} // namespace
