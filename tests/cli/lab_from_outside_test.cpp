// SPDX-License-Identifier: GPL-3.0-or-later
//
// `tcpatlasctl lab` in a process of its own, with the real tcpatlas-lab behind it.
#include "cli/outside.h"
#include "support/ss.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace atlas::cli::test {
namespace {

using atlas::test::ssLines;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

bool refused(const Outcome& outcome)
{
    return outcome.err.find("instead, where packets cannot be seen") != std::string::npos ||
        (outcome.code == 1 && outcome.out.empty());
}

TEST(LabList, NamesTheLessonsInEveryLanguage)
{
    const json document = json::parse(run({"lab", "list", "--json", "--language", "en"}).out);
    ASSERT_EQ(document["lessons"].size(), 14U);
    EXPECT_EQ(document["lessons"][0]["id"], "open");
    EXPECT_EQ(document["lessons"][1]["id"], "close");
    EXPECT_EQ(document["lessons"][1]["loopback"], true);
    for (const char* const language : {"en", "pt_BR", "uk"}) {
        const auto outcome = run({"lab", "list", "--language", language});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_THAT(outcome.out, HasSubstr("simultaneous-open"));
    }
    EXPECT_NE(run({"lab", "list", "--language", "uk"}).out, run({"lab", "list", "--language", "en"}).out);
}

TEST(LabRun, PrintsTheLadder)
{
    const auto outcome = run({"lab", "run", "close", "--language", "en"});
    if (refused(outcome))
        GTEST_SKIP() << outcome.err;
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    for (const char* const part :
         {"A (client)", "FIN-WAIT-1", "── SYN, seq 0 ───", "▶\n", "◀── ", "8/8\n", "TIME-WAIT"})
        EXPECT_THAT(outcome.out, HasSubstr(part));
    EXPECT_THAT(outcome.out, Not(HasSubstr("  ! "))) << "the kernel met every expectation";
    EXPECT_NE(run({"lab", "run", "close", "--language", "uk"}).out, outcome.out);
}

TEST(LabRun, ShowsALostPacketWithACross)
{
    const auto outcome = run({"lab", "run", "lost-fin", "--language", "en"});
    if (refused(outcome))
        GTEST_SKIP() << outcome.err;
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("✗\n"));
}

TEST(LabRun, ReportsEachStepToProgramsAsAnObject)
{
    const auto outcome = run({"lab", "run", "refused", "--json"});
    if (refused(outcome))
        GTEST_SKIP() << outcome.err;
    std::istringstream lines(outcome.out);
    std::vector<json> objects;
    for (std::string line; std::getline(lines, line);)
        objects.push_back(json::parse(line));
    ASSERT_GT(objects.size(), 3U);
    EXPECT_EQ(objects[0]["schema"], 1);
    EXPECT_EQ(objects[0]["mode"], "hosts");
    EXPECT_EQ(objects[1]["lesson"]["id"], "refused");
    std::size_t steps = 0;
    for (const json& object : objects)
        if (object.contains("step")) {
            ++steps;
            EXPECT_EQ(object["step"]["met"], true) << object["step"];
            EXPECT_FALSE(object.contains("id"));
        }
    EXPECT_EQ(steps, objects[1]["lesson"]["steps"]);
}

TEST(LabRun, FollowsAFileOfOnesOwn)
{
    const auto file = std::filesystem::temp_directory_path() / ("lesson-" + std::to_string(getpid()) + ".json");
    std::ofstream(file) << R"({"lesson":1,"id":"mine","title":"Mine\u202e","ends":{"a":"x"},"steps":[
        {"say":"one","do":[{"do":"call","host":"a","call":"socket","socket":"x"}],"expect":{"a":"LISTEN"}}]})";
    const auto outcome = run({"lab", "run", file.string()});
    std::filesystem::remove(file);
    if (outcome.out.empty())
        GTEST_SKIP() << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Mine\\u202e"));
    EXPECT_THAT(outcome.out, HasSubstr("  ! A: expected LISTEN, found CLOSED"));
    EXPECT_EQ(outcome.err, "tcpatlasctl: this kernel did not do all that the lesson expects\n");
    EXPECT_EQ(outcome.code, 1);
}

TEST(LabRun, AFileWithTheIdOfABuiltInLessonHasNotItsWords)
{
    const auto file = std::filesystem::temp_directory_path() / ("close-" + std::to_string(getpid()) + ".json");
    std::ofstream(file) << R"({"lesson":1,"id":"close","title":"Mine","ends":{"a":"x"},"steps":[
        {"say":"fin-sent","do":[{"do":"call","host":"a","call":"socket","socket":"x"}],"expect":{"a":"CLOSED"}}]})";
    const auto outcome = run({"lab", "run", file.string(), "--language", "en"});
    std::filesystem::remove(file);
    if (outcome.out.empty())
        GTEST_SKIP() << outcome.err;
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, testing::StartsWith("Mine\n"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("FIN"))) << "the narration of another lesson";
}

TEST(LabRun, RefusesABrokenFileWithItsPlace)
{
    const auto outcome = run({"lab", "run", "/dev/null"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("/dev/null"));
    EXPECT_THAT(run({"lab", "run", "/nonexistent/x.json"}).err, HasSubstr("cannot read /nonexistent/x.json"));
}

/// The program as a user that may not open /dev/net/tun.
Outcome runAsUnprivilegedUser(const std::vector<std::string>& arguments)
{
    constexpr uid_t unprivileged = 65'534;
    Pipe out;
    Pipe err;
    const pid_t child = start(arguments, out.writing->number(), err.writing->number(), [] {
        if (setgid(unprivileged) != 0 || setuid(unprivileged) != 0)
            _exit(126);
    });
    out.writing.reset();
    err.writing.reset();
    Outcome outcome{0, out.readAll(), err.readAll()};
    outcome.code = exitCode(child);
    return outcome;
}

TEST(LabRun, SaysWhatIsRefusedAndFollowsTheLessonOnLoopback)
{
    if (geteuid() != 0)
        GTEST_SKIP() << "only root can become a user that may not open /dev/net/tun";
    const auto outcome = runAsUnprivilegedUser({"lab", "run", "close", "--language", "en"});
    if (outcome.code == 126 || outcome.code == 127)
        GTEST_SKIP() << "another user cannot run the program where it was built";
    if (outcome.err.empty())
        GTEST_SKIP() << "every user may open /dev/net/tun here";
    EXPECT_THAT(outcome.err, HasSubstr("instead, where packets cannot be seen"));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("127.0.0.2"));
    EXPECT_LT(outcome.out.find("1/4\n"), outcome.out.find("FIN-WAIT-1\n"));

    const auto impossible = runAsUnprivilegedUser({"lab", "run", "simultaneous-close"});
    EXPECT_EQ(impossible.code, 1);
    EXPECT_EQ(impossible.out, "");
    EXPECT_THAT(impossible.err, Not(HasSubstr("instead")));
}

TEST(LabRun, EndsOnAnInterruptInTheMiddleOfAWait)
{
    Running lesson({"lab", "run", "nobody-answers", "--language", "en"});
    if (!lesson.awaitText("\n3/9\n"))
        GTEST_SKIP() << lesson.errors();
    lesson.interrupt();
    EXPECT_EQ(lesson.errors(), "");
    EXPECT_EQ(lesson.code(), 0);
}

TEST(LabRun, EndsWhenItsReaderGoes)
{
    Running lesson({"lab", "run", "nobody-answers", "--language", "en"});
    if (!lesson.awaitText("\n3/9\n"))
        GTEST_SKIP() << lesson.errors();
    lesson.stopReading();
    EXPECT_EQ(lesson.errors(), "");
    EXPECT_EQ(lesson.code(), 0);
}

TEST(LabHold, HoldsAStateUntilItIsInterrupted)
{
    Running hold({"lab", "hold", "close_wait"});
    ASSERT_TRUE(hold.awaitText("until this program is interrupted.\n"));
    std::istringstream words(hold.text());
    std::string state;
    std::string local;
    words >> state >> local;
    EXPECT_EQ(state, "CLOSE-WAIT");
    EXPECT_THAT(hold.text(), HasSubstr("ss -tano src " + local + " dst 127.0.0.1:"));
    const std::string during = ssLines();
    if (!during.empty()) {
        EXPECT_THAT(during, testing::ContainsRegex("CLOSE-WAIT [^\n]*" + local));
    }
    hold.interrupt();
    EXPECT_EQ(hold.errors(), "");
    EXPECT_EQ(hold.code(), 0);
    EXPECT_THAT(ssLines(), Not(HasSubstr(local + ' '))) << "nothing is left behind";
}

TEST(LabHold, EndsWhenItsReaderGoes)
{
    Running hold({"lab", "hold", "LAST-ACK"});
    ASSERT_TRUE(hold.awaitText("until this program is interrupted.\n"));
    hold.stopReading();
    EXPECT_EQ(hold.errors(), "");
    EXPECT_EQ(hold.code(), 0);
}

TEST(LabHold, EndsAfterItsTime)
{
    const auto outcome = run({"lab", "hold", "FIN-WAIT-2", "--seconds", "1"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("It is held for 1 s.\n"));
}

TEST(LabHold, SaysThatATimeWaitPassesByItself)
{
    const auto outcome = run({"lab", "hold", "TIME-WAIT", "--seconds", "0"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("the kernel ends it by itself in 60 s.\n"));
}

TEST(LabHold, ClosedCannotBeHeld)
{
    const auto outcome = run({"lab", "hold", "closed"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "tcpatlasctl: CLOSED cannot be held: there is no socket in it\n");
}

} // namespace
} // namespace atlas::cli::test
