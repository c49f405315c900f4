// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/any_lab_value.h"

#include <string_view>
#include <utility>

namespace atlas::test {

using namespace atlas::lab;

std::string AnyLabValue::text()
{
    static constexpr std::array<std::string_view, 8> pieces{"a", " ", "\"", "\\", "\n", "é", "\u202e", "}"};
    std::string text = "x"; // some members may not be empty
    for (std::uint32_t left = below(6); left > 0; --left)
        text += pieces.at(below(pieces.size()));
    return text;
}

std::string AnyLabValue::key()
{
    std::string key;
    for (std::uint32_t left = 1 + below(8); left > 0; --left)
        key += static_cast<char>('a' + below(26));
    return key;
}

State AnyLabValue::state()
{
    return knownStates[below(knownStates.size())];
}

Endpoint AnyLabValue::endpoint()
{
    return {Address::v4(10, 77, 0, static_cast<std::uint8_t>(below(256))),
            static_cast<std::uint16_t>(1 + below(65'535))};
}

CallResult AnyLabValue::callResult()
{
    return maybe() ? CallResult{static_cast<long>(below(1'000'000)), {}}
                   : CallResult{-1, static_cast<int>(1 + below(200))}; // not all of these have a name
}

Segment AnyLabValue::segment()
{
    return {flags(), static_cast<std::uint32_t>(m_random()),
            optional([&] { return static_cast<std::uint32_t>(m_random()); }),
            static_cast<std::uint16_t>(below(65'536))};
}

Packet AnyLabValue::packet()
{
    const auto id = [&] { return PacketId{static_cast<std::uint32_t>(m_random())}; };
    const auto port = [&] { return static_cast<std::uint16_t>(below(65'536)); };
    return {
        id(), host(), segment(), port(), port(), port(), optional(id), below(100), optional([&] { return time(); })};
}

HostSituation AnyLabValue::hostSituation()
{
    const auto socket = [&] {
        HostSocket made{.name = optional([&] { return text(); }),
                        .state = state(),
                        .local = optional([&] { return endpoint(); }),
                        .remote = optional([&] { return endpoint(); }),
                        .receiveQueue = static_cast<std::uint32_t>(m_random()),
                        .sendQueue = static_cast<std::uint32_t>(m_random()),
                        .timer = {},
                        .owned = maybe()};
        if (maybe())
            made.timer = Timer{static_cast<TimerKind>(below(5)), static_cast<std::uint8_t>(below(256)), time()};
        return made;
    };
    return {{state(), optional([&] { return text(); })}, list(socket)};
}

Error AnyLabValue::sentence()
{
    return within(Error::verbatim(text()), Error::saying("no packet %1 is in flight", below(100)));
}

Event AnyLabValue::event()
{
    using What = decltype(Event::what);
    const auto id = [&] { return PacketId{static_cast<std::uint32_t>(m_random())}; };
    return {1 + below(1'000'000), time(),
            either<What>([&] { return CallMade{host(), text(), text(), callResult(), maybe()}; },
                         [&] { return StateChanged{host(), optional([&] { return text(); }), state(), state()}; },
                         [&] {
                             return PacketMoved{static_cast<PacketMove>(below(8)),
                                                id(),
                                                host(),
                                                segment(),
                                                optional(id),
                                                optional([&] { return below(100); }),
                                                optional(id),
                                                optional([&] { return time(); })};
                         },
                         [&] { return Waited{time()}; },
                         [&] {
                             return Note{key(), sentence(), optional([&] { return host(); }),
                                         optional([&] { return text(); })};
                         })};
}

Answer AnyLabValue::answer()
{
    return either<Answer>(
        [] { return std::monostate(); }, [&] { return callResult(); },
        [&] { return LessonBegun{text(), text(), {text(), text()}, list([&] { return lessonStep(); })}; },
        [&] {
            return StepTaken{below(500),
                             below(500),
                             text(),
                             optional([&] { return quiz(); }),
                             optional([&] { return callResult(); }),
                             list([&] { return sentence(); })};
        },
        [&] { return list([&] { return LessonTitle{text(), text(), maybe()}; }); }, [&] { return LessonSaved{text()}; },
        [&] {
            const auto handle = [&] { return HoldHandle{below(1'000)}; };
            const auto held = [&] {
                return HeldState{handle(), state(), endpoint(), optional([&] { return endpoint(); }),
                                 optional([&] { return time(); })};
            };
            return HeldStates{list(held), optional(handle)};
        });
}

Report AnyLabValue::report()
{
    Report report;
    report.id = optional([&] { return static_cast<RequestId>(m_random()); });
    if (maybe()) {
        report.error = sentence();
        report.column = optional([&] { return std::size_t{1 + below(70'000)}; });
    } else {
        report.answer = answer();
    }
    if (maybe())
        report.situation = Situation{list([&] { return packet(); }), {hostSituation(), hostSituation()}};
    report.events = list([&] { return event(); });
    return report;
}

FirstLine AnyLabValue::firstLine()
{
    if (maybe())
        return Refusal{static_cast<Refusal::Reason>(below(4)), sentence(), maybe() ? sentence() : Error()};
    return Greeting{static_cast<Mode>(below(3)), text(),
                    optional([&] { return PerHost<std::string>{text(), text()}; })};
}

PacketMatcher AnyLabValue::matcher()
{
    return {optional([&] { return host(); }), flags(), maybe(), below(10'000)};
}

EndStates AnyLabValue::endStates()
{
    return {optional([&] { return state(); }), optional([&] { return state(); })};
}

Call AnyLabValue::call()
{
    Call call{.host = host(), .call = static_cast<CallName>(below(10)), .socket = key()};
    switch (call.call) {
    case CallName::Connect:
        call.address = optional([&] { return endpoint().address; });
        [[fallthrough]];
    case CallName::Bind:
        call.port = endpoint().port;
        break;
    case CallName::Listen:
        call.backlog = static_cast<int>(below(4097));
        break;
    case CallName::Accept:
        call.as = key();
        break;
    case CallName::Send:
    case CallName::Read:
        call.bytes = 1 + below(mostBytes);
        break;
    case CallName::SetOption:
        call.option = static_cast<SocketOption>(below(13));
        call.value = call.option == SocketOption::Linger ? 0 : static_cast<int>(below(1'000));
        break;
    case CallName::Socket:
    case CallName::Shutdown:
    case CallName::Close:
        break;
    }
    return call;
}

Action AnyLabValue::action(bool byNumber)
{
    const auto choice = [&]() -> PacketChoice {
        if (byNumber && maybe())
            return PacketId{1 + below(1'000'000)};
        return matcher();
    };
    return either<Action>([&] { return call(); }, [&] { return Deliver{choice()}; }, [&] { return Drop{choice()}; },
                          [&] { return Duplicate{choice()}; }, [&] { return Delay{choice(), time()}; },
                          [&] {
                              const PacketChoice one = choice();
                              return Swap{one, choice()};
                          },
                          [&] { return Inject{host(), key()}; },
                          [&] { return maybe() ? Await{matcher(), time()} : Await{endStates(), time()}; },
                          [] { return Look{}; });
}

LessonAction AnyLabValue::lessonAction()
{
    return {action(false), maybe()};
}

std::vector<LessonAction> AnyLabValue::lessonActions()
{
    auto actions = list([&] { return lessonAction(); });
    actions.push_back(lessonAction()); // an empty list is an error
    return actions;
}

Expectation AnyLabValue::expectation()
{
    return {endStates(), optional([&] { return list([&] { return matcher(); }); }), optional([&] { return key(); })};
}

Quiz AnyLabValue::quiz()
{
    return {key(), host(), {"1", "2", "3"}, std::to_string(1 + below(3))};
}

LessonStep AnyLabValue::lessonStep()
{
    LessonStep step{key(), lessonActions(), expectation(), optional([&] { return quiz(); }), {}, false};
    if (maybe())
        step.leftOutOnLoopback = true;
    else if (maybe())
        step.onLoopback = OnLoopback{optional([&] { return key(); }), optional([&] { return lessonActions(); }),
                                     optional([&] { return expectation(); })};
    return step;
}

Lesson AnyLabValue::lesson()
{
    Lesson lesson{key(),   static_cast<int>(below(1'001)),       optional([&] { return text(); }),  {key(), key()},
                  maybe(), list([&] { return lessonAction(); }), list([&] { return lessonStep(); })};
    lesson.steps.push_back(lessonStep());
    return lesson;
}

Request AnyLabValue::request()
{
    return either<Request>([&] { return Request(action(true)); }, [&] { return BeginLesson{text()}; },
                           [&] { return BeginFile{text()}; }, [] { return NextStep{}; }, [] { return ListLessons{}; },
                           [&] { return SaveLesson{text()}; }, [&] { return HoldState{state()}; },
                           [&] { return ReleaseHeld{HoldHandle{1 + below(1'000)}}; }, [] { return ListHeld{}; });
}

} // namespace atlas::test
