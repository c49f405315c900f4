// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lesson files: each one of ours keeps the rules, and what breaks them is reported with its place.
#include "formats/lab/lesson.h"
#include "lesson_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

namespace atlas::lab {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(LessonFiles, EachKeepsTheRules)
{
    std::set<std::string> ids;
    int order = 0;
    for (const EmbeddedFile& file : lessonFiles()) {
        SCOPED_TRACE(file.name);
        const auto lesson = parseLesson(file.text);
        ASSERT_TRUE(lesson) << lesson.error().message();
        EXPECT_EQ(lesson->id, file.name);
        EXPECT_EQ(lesson->order, ++order) << "numbered without a hole, in the order in which they are taken";
        EXPECT_TRUE(ids.insert(lesson->id).second);
        EXPECT_FALSE(lesson->ends.a.empty());
        EXPECT_FALSE(lesson->ends.b.empty());
        EXPECT_FALSE(lesson->title) << "its title is its narration's";

        std::set<std::string> keys;
        for (const LessonStep& step : lesson->steps) {
            EXPECT_TRUE(keys.insert(step.say).second) << step.say << " is said twice";
            EXPECT_TRUE(step.expect.states.a && step.expect.states.b) << step.say << " expects no states";
            EXPECT_TRUE(lesson->loopback || (!step.onLoopback && !step.leftOutOnLoopback))
                << step.say << " has a form for loopback in a lesson that has none";
        }
        EXPECT_FALSE(lesson->steps.back().quiz) << "no step follows that could answer";
    }
    EXPECT_EQ(order, 14);
}

TEST(LessonFiles, NoWaitIsInVainForASlowReader)
{
    // Either it does not depend on the reader, or it lasts longer than the wait between two repetitions can have
    // become: 120 s, and what a kernel's timer may be late.
    using std::chrono::seconds;
    for (const EmbeddedFile& file : lessonFiles()) {
        const auto lesson = parseLesson(file.text);
        ASSERT_TRUE(lesson) << file.name << ": " << lesson.error().message();
        for (const LessonStep& step : lesson->steps)
            for (const LessonAction& one : step.actions) {
                const auto* const await = std::get_if<Await>(&one.action);
                EXPECT_TRUE(await == nullptr || await->timeout <= seconds(20) || await->timeout >= seconds(126))
                    << file.name << ": " << step.say;
            }
    }
}

TEST(LessonFiles, AQuizIsAnsweredByTheNextStep)
{
    for (const EmbeddedFile& file : lessonFiles()) {
        const auto lesson = parseLesson(file.text);
        ASSERT_TRUE(lesson) << file.name << ": " << lesson.error().message();
        for (std::size_t i = 0; i + 1 < lesson->steps.size(); ++i) {
            const auto& quiz = lesson->steps[i].quiz;
            if (!quiz || !parseState(quiz->answer))
                continue;
            const EndStates& states = lesson->steps[i + 1].expect.states;
            EXPECT_EQ(quiz->host == Host::A ? states.a : states.b, parseState(quiz->answer))
                << file.name << ": " << quiz->ask;
        }
    }
}

TEST(LessonFiles, AreWrittenAsTheyAreRead)
{
    for (const EmbeddedFile& file : lessonFiles()) {
        const auto lesson = parseLesson(file.text);
        ASSERT_TRUE(lesson) << file.name << ": " << lesson.error().message();
        const auto again = parseLesson(toText(*lesson));
        ASSERT_TRUE(again) << file.name << ": " << again.error().message();
        EXPECT_TRUE(*again == *lesson) << file.name;
    }
}

TEST(LessonFiles, TheirFormForLoopbackHasNoPackets)
{
    for (const EmbeddedFile& file : lessonFiles()) {
        const auto lesson = parseLesson(file.text);
        ASSERT_TRUE(lesson) << file.name << ": " << lesson.error().message();
        if (!lesson->loopback)
            continue;
        const Lesson form = onLoopback(*lesson);
        EXPECT_FALSE(form.steps.empty());
        for (const LessonStep& step : form.steps) {
            EXPECT_FALSE(step.leftOutOnLoopback);
            EXPECT_TRUE(!step.expect.packets || step.expect.packets->empty()) << file.name << ": " << step.say;
            for (const LessonAction& action : step.actions) {
                const auto* const await = std::get_if<Await>(&action.action);
                EXPECT_TRUE(await == nullptr || std::holds_alternative<EndStates>(await->until))
                    << file.name << ": " << step.say << " awaits a packet";
            }
        }
    }
}

/// A lesson with one step, whose members are `step`.
std::string withStep(const std::string& step)
{
    return R"({"lesson":1,"id":"x","ends":{"a":"c"},"steps":[{"say":"s","do":[{"do":"look"}]},{)" + step + "}]}";
}

struct Broken {
    const char* name;
    std::string text;
    const char* error;
};

class BrokenLesson : public testing::TestWithParam<Broken> { };

TEST_P(BrokenLesson, IsRefusedWithThePlace)
{
    const auto lesson = parseLesson(GetParam().text);
    ASSERT_FALSE(lesson);
    EXPECT_THAT(lesson.error().message(), StartsWith(GetParam().error));
}

const Broken brokenLessons[] = {
    {"Nothing", "", "no JSON from byte 1 on"},
    {"CutJson", R"({"lesson":1)", "no JSON from byte 12 on"},
    {"NumberThatNothingHolds", R"({"lesson":1e999})", "no JSON from byte 15 on"},
    {"NoObject", "[]", "an object is expected"},
    {"Version", R"({"lesson":2,"id":"x","steps":[]})", "lesson: "},
    {"NoId", R"({"lesson":1,"steps":[]})", "id is missing"},
    {"BadId", R"({"lesson":1,"id":"../x","steps":[]})", "id: small letters"},
    {"UnknownMember", R"({"lesson":1,"id":"x","steps":[],"words":1})", "there is no member \"words\" here"},
    {"UnknownEnd", R"({"lesson":1,"id":"x","ends":{"c":"x"},"steps":[]})", "ends: there is no member \"c\""},
    {"NoSteps", R"({"lesson":1,"id":"x","steps":[]})", "steps: there are none"},
    {"StepsNoList", R"({"lesson":1,"id":"x","steps":{}})", "steps: a list of at most"},
    {"BadSetup", R"({"lesson":1,"id":"x","setup":[7],"steps":[]})", "setup[0]: an object is expected"},
    {"NothingDone", withStep(R"("say":"t","do":[])"), "steps[1]: do: nothing is done"},
    {"NoKey", withStep(R"("do":[{"do":"look"}])"), "steps[1]: say is missing"},
    {"UnknownDeed", withStep(R"("say":"t","do":[{"do":"look"},{"do":"jump"}])"), "steps[1].do[1]: do: "},
    {"BadHost", withStep(R"("say":"t","do":[{"do":"call","host":"c","call":"close","socket":"x"}])"),
     "steps[1].do[0]: host: "},
    {"UnknownCall", withStep(R"("say":"t","do":[{"do":"call","host":"a","call":"fork","socket":"x"}])"),
     "steps[1].do[0]: call: "},
    {"PacketByNumber", withStep(R"("say":"t","do":[{"do":"deliver","packet":7}])"),
     "steps[1].do[0]: packet: in a lesson it is told by what it looks like"},
    {"SwapByNumber", withStep(R"("say":"t","do":[{"do":"swap","packet":{"from":"a"},"with":7}])"),
     "steps[1].do[0]: packet: in a lesson"},
    {"ThroughNoTruth", withStep(R"("say":"t","do":[{"do":"look","through":1}])"), "steps[1].do[0]: through: "},
    {"UnknownState", withStep(R"("say":"t","do":[{"do":"look"}],"expect":{"a":"OPEN"})"), "steps[1].expect: a: "},
    {"UnknownExpectation", withStep(R"("say":"t","do":[{"do":"look"}],"expect":{"c":"CLOSED"})"),
     "steps[1].expect: there is no member \"c\""},
    {"BadPacket", withStep(R"("say":"t","do":[{"do":"look"}],"expect":{"packets":[{"flags":["XYZ"]}]})"),
     "steps[1].expect.packets[0]: flags: "},
    {"QuizWithoutAnswer",
     withStep(R"("say":"t","do":[{"do":"look"}],"quiz":{"ask":"q","host":"a","choices":["A"],"answer":"B"})"),
     "steps[1].quiz: answer: it is not one of the choices"},
    {"QuizWithBadChoice",
     withStep(R"("say":"t","do":[{"do":"look"}],"quiz":{"ask":"q","host":"a","choices":[1],"answer":"B"})"),
     "steps[1].quiz.choices[0]: a short text is expected"},
    {"BadLoopback", withStep(R"("say":"t","do":[{"do":"look"}],"loopback":{"do":[{"do":"swim"}]})"),
     "steps[1].loopback.do[0]: do: "},
    {"UnknownInLoopback", withStep(R"("say":"t","do":[{"do":"look"}],"loopback":{"do":[{"do":"look"}],"x":1})"),
     "steps[1].loopback: there is no member \"x\""},
    {"TooLong", std::string(largestLesson + 1, ' '), "a lesson has at most"},
    {"DeeplyNested", std::string(40'000, '['), "no JSON from byte"},
};

INSTANTIATE_TEST_SUITE_P(, BrokenLesson, testing::ValuesIn(brokenLessons),
                         [](const testing::TestParamInfo<Broken>& parameter) { return parameter.param.name; });

TEST(ForeignLesson, KeepsATitleOfItsOwn)
{
    const auto lesson = parseLesson(
        R"({"lesson":1,"id":"mine","title":"“Mine”","steps":[{"say":"s","do":[{"do":"look"}],"expect":{"a":null}}]})");
    ASSERT_TRUE(lesson) << lesson.error().message();
    EXPECT_EQ(lesson->title, "“Mine”");
    EXPECT_EQ(lesson->order, 0);
    EXPECT_EQ(parseLesson(toText(*lesson))->title, "“Mine”");
}

} // namespace
} // namespace atlas::lab
