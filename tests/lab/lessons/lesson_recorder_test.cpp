// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done in free play, saved as a lesson, and done again on the kernel.
#include "lab/laboratory/laboratory.h"
#include "lab/lessons/followed_lesson.h"
#include "lab/lessons/lesson_recorder.h"
#include "support/child.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas::lab::test {
namespace {

Call call(Host host, CallName name, const char* socket)
{
    Call call;
    call.host = host;
    call.call = name;
    call.socket = socket;
    return call;
}

Call withPort(Call call, std::uint16_t port)
{
    call.port = port;
    return call;
}

/// As the server does it.
std::string doAndRecord(Laboratory& laboratory, LessonRecorder& recorder, const Action& action)
{
    recorder.before(action, laboratory.situation());
    const auto result = laboratory.perform(action);
    if (!result)
        return result.error().message();
    recorder.after(*result, laboratory.situation());
    return {};
}

/// A connection opened by hand; then two segments of data, of which the second is lost by its number.
std::string play(Laboratory& laboratory, LessonRecorder& recorder)
{
    Call listen = call(Host::B, CallName::Listen, "listener");
    listen.backlog = 8;
    Call noDelay = call(Host::A, CallName::SetOption, "client"); // otherwise the second waits for the first's ACK
    noDelay.option = SocketOption::NoDelay;
    noDelay.value = 1;
    Call send = call(Host::A, CallName::Send, "client");
    send.bytes = 10;
    for (const Call& one :
         {call(Host::B, CallName::Socket, "listener"), withPort(call(Host::B, CallName::Bind, "listener"), 5080),
          listen, call(Host::A, CallName::Socket, "client"), noDelay,
          withPort(call(Host::A, CallName::Connect, "client"), 5080)})
        if (auto problem = doAndRecord(laboratory, recorder, one); !problem.empty())
            return problem;
    while (!laboratory.situation().packets.empty())
        if (auto problem = doAndRecord(laboratory, recorder, Deliver{laboratory.situation().packets.front().id});
            !problem.empty())
            return problem;
    for (int i = 0; i < 2; ++i)
        if (auto problem = doAndRecord(laboratory, recorder, send); !problem.empty())
            return problem;
    if (laboratory.situation().packets.size() != 2)
        return "two packets are expected in flight";
    if (auto problem = doAndRecord(laboratory, recorder, Drop{laboratory.situation().packets.back().id});
        !problem.empty())
        return problem;
    return doAndRecord(laboratory, recorder, call(Host::A, CallName::Close, "client"));
}

TEST(LessonRecorder, WhatWasDoneCanBeDoneAgain)
{
    // In a process of its own: a laboratory does not come back from its namespaces.
    atlas::test::Child child([](int output) {
        const auto say = [output](const std::string& text) {
            if (::write(output, text.data(), text.size()) < 0)
                ::_exit(1);
        };
        auto laboratory = Laboratory::open();
        if (!laboratory)
            return say("refused: " + laboratory.error().error.message());
        LessonRecorder recorder;
        if (const std::string problem = play(**laboratory, recorder); !problem.empty())
            return say("problem: " + problem);
        const auto lesson = recorder.lesson("Lost by hand");
        say(lesson ? toText(*lesson) : lesson.error().message());
    });
    const std::string text = child.readAll();
    if (text.starts_with("refused: "))
        GTEST_SKIP() << text;
    const auto lesson = parseLesson(text);
    ASSERT_TRUE(lesson) << text << '\n' << lesson.error().message();
    EXPECT_EQ(lesson->id, "lost-by-hand");
    EXPECT_EQ(lesson->title, "Lost by hand");
    EXPECT_EQ(lesson->steps[5].expect.error, "EINPROGRESS");
    const LessonStep& lost = lesson->steps[lesson->steps.size() - 2];
    ASSERT_TRUE(std::holds_alternative<Drop>(lost.actions.back().action));
    const auto& matcher = std::get<PacketMatcher>(std::get<Drop>(lost.actions.back().action).packet);
    EXPECT_EQ(matcher.from, Host::A);
    EXPECT_TRUE(matcher.data);
    EXPECT_EQ(matcher.skip, 1U) << "the second of two that look alike";
    EXPECT_EQ(lesson->steps.back().expect.states.a, State::FinWait1);

    FollowedLesson again(*lesson);
    again.await();
    EXPECT_EQ(again.unmet(), std::vector<std::string>());
    EXPECT_EQ(again.steps(), lesson->steps.size());
}

TEST(LessonRecorder, NothingDoneIsNothingToSave)
{
    EXPECT_FALSE(LessonRecorder().lesson("Empty"));
}

} // namespace
} // namespace atlas::lab::test
