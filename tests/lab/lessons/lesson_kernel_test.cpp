// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every lesson on the real kernel, each state and packet that it expects asserted; and every edge that the diagram
// draws, taken on the real kernel, or not to be had on Linux for a reason that a scenario shows.
#include "core/tcp/transition.h"
#include "lab/lessons/followed_lesson.h"
#include "lesson_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <vector>

namespace atlas::lab::test {
namespace {

namespace fs = std::filesystem;

std::string nameOf(std::string_view id)
{
    std::string name;
    bool begins = true;
    for (const char c : id) {
        if (c != '-')
            name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        begins = c == '-';
    }
    return name;
}

Lesson read(std::string_view name, std::string_view text)
{
    auto lesson = parseLesson(text);
    if (!lesson)
        throw std::runtime_error(std::string(name) + ": " + lesson.error().message());
    return std::move(*lesson);
}

std::vector<Lesson> lessons(bool onlyForLoopback = false)
{
    std::vector<Lesson> all;
    for (const EmbeddedFile& file : lessonFiles())
        if (Lesson lesson = read(file.name, file.text); lesson.loopback || !onlyForLoopback)
            all.push_back(std::move(lesson));
    return all;
}

std::vector<Lesson> scenarios()
{
    std::vector<Lesson> all;
    for (const auto& entry : fs::directory_iterator(TCPATLAS_SCENARIOS)) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.push_back(read(entry.path().string(),
                           std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>())));
    }
    return all;
}

std::string caseName(const testing::TestParamInfo<Lesson>& parameter)
{
    return nameOf(parameter.param.id);
}

void expectMet(FollowedLesson& followed, std::size_t steps)
{
    followed.await();
    if (followed.refused())
        GTEST_SKIP() << *followed.refused();
    for (const std::string& unmet : followed.unmet())
        ADD_FAILURE() << unmet;
    EXPECT_EQ(followed.steps(), steps);
}

class OnHosts : public testing::TestWithParam<Lesson> { };

TEST_P(OnHosts, TheKernelDoesWhatTheLessonSays)
{
    FollowedLesson followed(GetParam());
    expectMet(followed, GetParam().steps.size());
}

INSTANTIATE_TEST_SUITE_P(Lesson, OnHosts, testing::ValuesIn(lessons()), caseName);
INSTANTIATE_TEST_SUITE_P(Scenario, OnHosts, testing::ValuesIn(scenarios()), caseName);

class OnLoopbackAddresses : public testing::TestWithParam<Lesson> { };

TEST_P(OnLoopbackAddresses, TheKernelDoesWhatTheLessonSays)
{
    FollowedLesson followed(GetParam(), FollowedLesson::On::Loopback);
    expectMet(followed, onLoopback(GetParam()).steps.size());
}

INSTANTIATE_TEST_SUITE_P(Lesson, OnLoopbackAddresses, testing::ValuesIn(lessons(true)), caseName);

/// Of uneven pace: before each step timers run out, more of them or fewer, and what is held is repeated.
FollowedLesson::Reader unevenReader(unsigned seed)
{
    return [random = std::mt19937(seed)](Laboratory& laboratory, const LessonStep& /*next*/) mutable {
        constexpr std::array within{0, 250, 900, 1700, 3300};
        waitForTimers(laboratory, std::chrono::milliseconds(within.at(random() % within.size())));
    };
}

TEST(AnyPace, ChangesNothing)
{
    std::vector<std::pair<std::string, FollowedLesson>> running; // side by side: all their time is waiting
    for (const Lesson& lesson : lessons())
        for (const unsigned seed : {1U, 2U, 3U})
            running.emplace_back(lesson.id + ' ' + std::to_string(seed),
                                 FollowedLesson(lesson, FollowedLesson::On::Hosts, unevenReader(seed)));
    for (auto& [id, followed] : running) {
        followed.await();
        if (followed.refused())
            GTEST_SKIP() << *followed.refused();
        EXPECT_EQ(followed.unmet(), std::vector<std::string>()) << id;
    }
}

Lesson builtIn(std::string_view id)
{
    std::vector<Lesson> all = lessons();
    return std::move(*std::ranges::find(all, id, &Lesson::id));
}

/// Reads before this step for as long as a TIME-WAIT would last that nobody keeps.
FollowedLesson::Reader readerOf(std::string before)
{
    return [before = std::move(before)](Laboratory& laboratory, const LessonStep& next) {
        constexpr std::chrono::milliseconds moreThanAMinute{63'000};
        if (next.say == before)
            std::ignore = laboratory.perform(Await{EndStates{State::Closed, State::Closed}, moreThanAMinute});
    };
}

TEST(SlowReader, FindsTimeWaitKeptAndOnLoopbackDoneAgain)
{
    // Side by side, since each takes a minute. On loopback every user may.
    using On = FollowedLesson::On;
    FollowedLesson close(builtIn("close"), On::Hosts, readerOf("sixty-seconds"));
    FollowedLesson lost(builtIn("lost-fin"), On::Hosts, readerOf("last-ack-delivered"));
    FollowedLesson closeOnLoopback(builtIn("close"), On::Loopback, readerOf("sixty-seconds"));
    FollowedLesson restartOnLoopback(builtIn("address-in-use"), On::Loopback, readerOf("restart-fails"));
    for (FollowedLesson* const followed : {&closeOnLoopback, &restartOnLoopback}) {
        followed->await();
        EXPECT_EQ(followed->unmet(), std::vector<std::string>());
        EXPECT_TRUE(followed->notes().contains("done-again"));
    }
    for (FollowedLesson* const followed : {&close, &lost}) {
        followed->await();
        if (followed->refused())
            GTEST_SKIP() << *followed->refused();
        EXPECT_EQ(followed->unmet(), std::vector<std::string>());
        EXPECT_TRUE(followed->notes().contains("time-wait-kept"));
    }
}

/// What figure 5 draws and Linux does not do.
const std::map<std::string_view, std::string_view> notOnLinux{
    {"listen-send",
     "sockets have no SEND that opens a connection: send() on a listening socket gives EPIPE "
     "(scenario send-while-listening)"},
};

TEST(Diagram, EveryDrawnEdgeIsTakenOrCannotBe)
{
    std::vector<std::pair<std::string, FollowedLesson>> running;
    for (const auto& source : {lessons(), scenarios()})
        for (const Lesson& lesson : source)
            running.emplace_back(lesson.id, FollowedLesson(lesson)); // side by side: most of their time is waiting
    std::map<std::string, std::string> takenBy;
    for (auto& [id, followed] : running) {
        followed.await();
        if (followed.refused())
            GTEST_SKIP() << *followed.refused();
        for (const std::string& edge : followed.edges())
            takenBy[edge].append(takenBy[edge].empty() ? "" : ", ").append(id);
    }
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::Drawn)
            continue;
        const auto taken = takenBy.find(std::string(edge.id));
        const auto excused = notOnLinux.find(edge.id);
        EXPECT_NE(taken != takenBy.end(), excused != notOnLinux.end())
            << edge.id << (taken == takenBy.end() ? " is taken by no lesson and no scenario" : " is taken after all");
        std::cout << rfcName(edge.from) << " -> " << rfcName(edge.to) << " (" << edge.id << "): "
                  << (taken != takenBy.end()            ? taken->second
                          : excused != notOnLinux.end() ? "not on Linux: " + std::string(excused->second)
                                                        : "NOBODY")
                  << '\n';
    }
}

} // namespace
} // namespace atlas::lab::test
