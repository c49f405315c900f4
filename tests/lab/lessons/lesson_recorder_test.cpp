// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done in free play, saved as a lesson, and done again on the kernel.
#include "lab/laboratory/laboratory.h"
#include "lab/lessons/followed_lesson.h"
#include "lab/lessons/lesson_recorder.h"
#include "support/child.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

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
    const Situation situation = laboratory.situation();
    recorder.after(laboratory.takeFailedConnect().value_or(*result), situation);
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

/// The lesson that was made of it, or what was in the way.
std::string recordedBy(std::string (*play)(Laboratory&, LessonRecorder&))
{
    // In a process of its own: a laboratory does not come back from its namespaces.
    atlas::test::Child child([play](int output) {
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
    return child.readAll();
}

TEST(LessonRecorder, WhatWasDoneCanBeDoneAgain)
{
    const std::string text = recordedBy(play);
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
    EXPECT_EQ(matcher.sequence, 11U) << "the second of two that look alike";
    EXPECT_EQ(lesson->steps.back().expect.states.a, State::FinWait1);

    FollowedLesson again(*lesson);
    again.await();
    EXPECT_EQ(again.unmet(), std::vector<std::string>());
    EXPECT_EQ(again.steps(), lesson->steps.size());
}

/// Plays at a person's pace: packets are repeated, one of them while something else is done; one is delayed; and the
/// kernel gives up in the end.
std::string playSlowly(Laboratory& laboratory, LessonRecorder& recorder)
{
    using namespace std::chrono_literals;
    const auto first = [&](Host from) {
        for (const Packet& packet : laboratory.situation().packets)
            if (packet.from == from)
                return packet.id;
        return PacketId{};
    };
    const auto stateOfSecond = [&] {
        const auto sockets = laboratory.situation().hosts.a.sockets;
        const auto second = std::ranges::find(sockets, "second", &HostSocket::name);
        return second == sockets.end() ? State::Closed : second->state;
    };
    Call listen = call(Host::B, CallName::Listen, "listener");
    listen.backlog = 8;
    Call fewer = call(Host::A, CallName::SetOption, "second");
    fewer.option = SocketOption::SynCount;
    fewer.value = 1;
    Call accept = call(Host::B, CallName::Accept, "listener");
    accept.as = "server";
    using Make = std::function<Action()>;
    const std::vector<Make> moves{
        [&] { return call(Host::B, CallName::Socket, "listener"); },
        [&] { return withPort(call(Host::B, CallName::Bind, "listener"), 5080); },
        [&] { return listen; },
        [&] { return call(Host::A, CallName::Socket, "client"); },
        [&] { return withPort(call(Host::A, CallName::Connect, "client"), 5080); },
        [&] { return Drop{first(Host::A)}; }, // the SYN; its repetition comes by itself
        [&] { // when the repetition is there: seen by this action, and not made by it
            std::ignore = waitIn(laboratory, [&] { return first(Host::A) != PacketId{}; }, 10s);
            return call(Host::A, CallName::Socket, "second");
        },
        [&] { return Look{}; },
        [&] { return Deliver{first(Host::A)}; },
        [&] { return Deliver{first(Host::B)}; },
        [&] { return Delay{first(Host::A), 300ms}; }, // the ACK
        [&] { return accept; },
        [&] { return fewer; },
        [&] { return withPort(call(Host::A, CallName::Connect, "second"), 5081); },
        [&] { return Drop{first(Host::A)}; },
        [&] { // when a has given up
            std::ignore = waitIn(laboratory, [&] { return stateOfSecond() == State::Closed; }, 10s);
            return call(Host::B, CallName::Close, "server");
        },
        [&] { return Deliver{first(Host::B)}; },
    };
    for (const Make& make : moves) {
        waitForTimers(laboratory, 1500ms);
        const auto hasArrived = [&] {
            const std::vector<Packet> packets = laboratory.situation().packets;
            return std::ranges::none_of(packets, [](const Packet& packet) { return packet.due.has_value(); });
        };
        std::ignore = waitIn(laboratory, hasArrived, 10s);
        if (auto problem = doAndRecord(laboratory, recorder, make()); !problem.empty())
            return problem;
    }
    return {};
}

TEST(LessonRecorder, ThePaceLeavesNoTrace)
{
    const std::string text = recordedBy(playSlowly);
    if (text.starts_with("refused: "))
        GTEST_SKIP() << text;
    const auto lesson = parseLesson(text);
    ASSERT_TRUE(lesson) << text << '\n' << lesson.error().message();
    FollowedLesson again(*lesson);
    again.await();
    EXPECT_EQ(again.unmet(), std::vector<std::string>()) << text;
    EXPECT_EQ(again.steps(), lesson->steps.size());
}

TEST(LessonRecorder, NothingDoneIsNothingToSave)
{
    EXPECT_FALSE(LessonRecorder().lesson("Empty"));
}

} // namespace
} // namespace atlas::lab::test
