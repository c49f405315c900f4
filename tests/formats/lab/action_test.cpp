// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/action.h"
#include "support/lab_language.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace atlas;
using namespace atlas::lab;
using atlas::test::action;
using nlohmann::json;

class EachAction : public testing::TestWithParam<std::pair<const char*, const char*>> { };

TEST_P(EachAction, IsReadAndWrittenBack)
{
    const auto [words, text] = GetParam();
    const Action expected = action(words);
    const auto parsed = parseAction(json::parse(text));
    ASSERT_TRUE(parsed) << parsed.error().message();
    EXPECT_EQ(*parsed, expected);
    const auto again = parseAction(toJson(*parsed));
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(*again, expected);
}

INSTANTIATE_TEST_SUITE_P(
    Action, EachAction,
    testing::Values(
        std::pair{"a socket client", R"({"id":1,"do":"call","host":"a","call":"socket","socket":"client"})"},
        std::pair{"b bind listener 80", R"({"do":"call","host":"b","call":"bind","socket":"listener","port":80})"},
        std::pair{"b listen listener 5", R"({"do":"call","host":"b","call":"listen","socket":"listener","backlog":5})"},
        std::pair{"a connect client 80", R"({"do":"call","host":"a","call":"connect","socket":"client","port":80})"},
        std::pair{"b accept l s", R"({"do":"call","host":"b","call":"accept","socket":"l","as":"s"})"},
        std::pair{"a send client 100", R"({"do":"call","host":"a","call":"send","socket":"client","bytes":100})"},
        std::pair{"a shutdown client",
                  R"({"do":"call","host":"a","call":"shutdown","socket":"client","through":true})"},
        std::pair{"a set c linger 0",
                  R"({"do":"call","host":"a","call":"setsockopt","socket":"c","option":"linger","value":0})"},
        std::pair{"a set c keepalive 1",
                  R"({"do":"call","host":"a","call":"setsockopt","socket":"c","option":"keepalive","value":true})"},
        std::pair{"deliver a SYN", R"({"do":"deliver","packet":{"from":"a","flags":["SYN"]}})"},
        std::pair{"drop b data", R"({"do":"drop","packet":{"from":"b","data":true}})"},
        std::pair{"duplicate a FIN,ACK", R"({"do":"duplicate","packet":{"from":"a","flags":["ACK","FIN"]}})"},
        std::pair{"delay a SYN 20", R"({"do":"delay","packet":{"from":"a","flags":["SYN"]},"ms":20})"},
        std::pair{"swap b ACK b FIN",
                  R"({"do":"swap","packet":{"from":"b","flags":["ACK"]},"with":{"from":"b","flags":["FIN"]}})"},
        std::pair{"inject a client", R"({"do":"inject","kind":"rst","to":"a","socket":"client"})"},
        std::pair{"await a SYN 3000",
                  R"({"do":"await","for":"packet","packet":{"from":"a","flags":["SYN"]},"timeout_ms":3000})"},
        std::pair{"look", R"({"do":"look","id":7})"}));

TEST(Action, ReadsNumbersOfPacketsAndStates)
{
    const auto deliver = parseAction(json::parse(R"({"do":"deliver","packet":3})"));
    ASSERT_TRUE(deliver);
    EXPECT_EQ(*deliver, Action(Deliver{PacketId{3}}));
    EXPECT_EQ(parseAction(toJson(*deliver)), *deliver);

    const auto await =
        parseAction(json::parse(R"({"do":"await","for":"states","states":{"a":"fin_wait_1"},"timeout_ms":5})"));
    ASSERT_TRUE(await);
    EXPECT_EQ(*await, Action(Await{EndStates{State::FinWait1, {}}, std::chrono::milliseconds(5)}));
    EXPECT_EQ(toJson(*await)["states"]["a"], "FIN-WAIT-1");
    EXPECT_EQ(parseAction(toJson(*await)), *await);
}

class NoAction : public testing::TestWithParam<std::pair<const char*, const char*>> { };

TEST_P(NoAction, NamesWhatIsWrong)
{
    const auto [text, message] = GetParam();
    const auto parsed = parseAction(json::parse(text));
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().message(), message);
}

INSTANTIATE_TEST_SUITE_P(
    Action, NoAction,
    testing::Values(
        std::pair{"7", "an object is expected"}, std::pair{"{}", "do is missing"},
        std::pair{R"({"do":"fly"})", "do: there is no \"fly\""},
        std::pair{R"({"do":"\u001b[2J"})", R"(do: there is no "\x1b[2J")"},
        std::pair{R"({"do":"call","host":"a","call":"\u009b","socket":"x"})", R"(call: there is no "\u009b")"},
        std::pair{R"({"do":"look","hight":1})", "there is no member \"hight\" here"},
        std::pair{R"({"do":"call","host":"c","call":"socket","socket":"x"})", "host: \"a\" or \"b\" is expected"},
        std::pair{R"({"do":"call","host":"a","call":"fork","socket":"x"})", "call: there is no \"fork\""},
        std::pair{R"({"do":"call","host":"a","call":"socket"})", "socket is missing"},
        std::pair{R"({"do":"call","host":"a","call":"socket","socket":"a b"})",
                  "socket: letters, digits, - and _ are expected"},
        std::pair{R"({"do":"call","host":"a","call":"socket","socket":"x","port":1})",
                  "there is no member \"port\" here"},
        std::pair{R"({"do":"call","host":"a","call":"connect","socket":"x","port":70000})",
                  "port: a whole number from 1 to 65535 is expected"},
        std::pair{R"({"do":"call","host":"a","call":"connect","socket":"x","port":1,"address":"::1"})",
                  "address: there is no \"::1\""},
        std::pair{R"({"do":"call","host":"a","call":"send","socket":"x","bytes":1e3})",
                  "bytes: a whole number from 1 to 1048576 is expected"},
        std::pair{R"({"do":"call","host":"a","call":"send","socket":"x","bytes":18446744073709551615})",
                  "bytes: a whole number from 1 to 1048576 is expected"},
        std::pair{R"({"do":"call","host":"a","call":"setsockopt","socket":"x","option":"linger","value":5})",
                  "value: 0 is expected, as a close() that lingers would wait, and no call here does"},
        std::pair{R"({"do":"deliver"})", "packet is missing"},
        std::pair{R"({"do":"deliver","packet":{"flags":["NUL"]}})",
                  "packet: flags: SYN, ACK, FIN, RST, PSH, URG, ECE or CWR is expected"},
        std::pair{R"({"do":"inject","kind":"fin","to":"a","socket":"x"})", "kind: \"rst\" is expected"},
        std::pair{R"({"do":"await","for":"rain","timeout_ms":1})", "for: \"packet\" or \"states\" is expected"},
        std::pair{R"({"do":"await","for":"packet","packet":{},"timeout_ms":130001})",
                  "timeout_ms: a whole number from 0 to 130000 is expected"}));

} // namespace
