// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/lesson.h"

#include "formats/lab/json_members.h"
#include "formats/lab/json_text.h"

#include <algorithm>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr std::size_t longestKey = 64;
constexpr std::size_t mostChoices = 8;
constexpr std::size_t mostPackets = 256;

/// "place: what is wrong"; the whole file has no place.
Error at(const std::string& place, const Error& error)
{
    return place.empty() ? error : within(Error::verbatim(place), error);
}

std::string inside(const std::string& place, std::string_view member)
{
    return (place.empty() ? "" : place + '.').append(member);
}

/// Each item of a list that `member` is, read by `read(item, place)`. A list that is missing has no items.
template <typename T, typename Read>
std::expected<std::vector<T>, Error> readList(const json* member, std::size_t most, const std::string& place, Read read)
{
    std::vector<T> list;
    if (member == nullptr)
        return list;
    if (!member->is_array() || member->size() > most)
        return std::unexpected(at(place, Error::saying("a list of at most %1 is expected", most)));
    for (std::size_t i = 0; i < member->size(); ++i) {
        auto item = read((*member)[i], place + '[' + std::to_string(i) + ']');
        if (!item)
            return std::unexpected(item.error());
        list.push_back(std::move(*item));
    }
    return list;
}

/// A key: small letters, digits and '-'.
std::string key(JsonMembers& members, const std::string& name)
{
    std::string text = members.required(name, members.text(name, longestKey));
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (!std::ranges::all_of(text, fits))
        members.fail(name, Error::saying("small letters, digits and - are expected"));
    return text;
}

/// A number means nothing in another run.
bool tellsByNumber(const Action& action)
{
    const auto numbered = [](const PacketChoice& choice) { return std::holds_alternative<PacketId>(choice); };
    return std::visit(
        [&](const auto& what) {
            if constexpr (requires { what.with; })
                return numbered(what.packet) || numbered(what.with);
            else if constexpr (requires { what.packet; })
                return numbered(what.packet);
            else
                return false;
        },
        action);
}

std::expected<LessonAction, Error> readAction(const json& object, const std::string& place)
{
    auto action = parseAction(object);
    if (!action)
        return std::unexpected(at(place, action.error()));
    if (tellsByNumber(*action))
        return std::unexpected(at(place,
                                  within(Error::verbatim(std::string("packet")),
                                         Error::saying("in a lesson it is told by what it looks like"))));
    JsonMembers members(object);
    LessonAction result{std::move(*action), members.flag("through")};
    if (members.failure())
        return std::unexpected(at(place, *members.failure()));
    return result;
}

std::expected<std::vector<LessonAction>, Error> readActions(const json* member, const std::string& place)
{
    return readList<LessonAction>(member, mostActions, place, readAction);
}

std::expected<Expectation, Error> readExpectation(const json& object, const std::string& place)
{
    JsonMembers members(object);
    members.leave("a");
    members.leave("b");
    Expectation expect;
    expect.error = members.text("errno", longestKey);
    const json* const packets = members.find("packets");
    if (const auto problem = members.problem())
        return std::unexpected(at(place, *problem));
    json states = json::object();
    for (const char* const host : {"a", "b"})
        if (object.contains(host))
            states[host] = object[host];
    auto ends = parseEndStates(states);
    if (!ends)
        return std::unexpected(at(place, ends.error()));
    expect.states = *ends;
    if (packets == nullptr)
        return expect;
    auto list = readList<PacketMatcher>(packets, mostPackets, inside(place, "packets"),
                                        [](const json& packet, const std::string& where) {
                                            auto matcher = parseMatcher(packet);
                                            return matcher ? matcher : std::unexpected(at(where, matcher.error()));
                                        });
    if (!list)
        return std::unexpected(list.error());
    expect.packets = std::move(*list);
    return expect;
}

std::expected<Quiz, Error> readQuiz(const json& object, const std::string& place)
{
    JsonMembers members(object);
    Quiz quiz;
    quiz.ask = key(members, "ask");
    const auto host = parseHost(members.required("host", members.text("host", longestKey)));
    if (!host)
        members.fail("host", Error::saying("\"a\" or \"b\" is expected"));
    quiz.host = host.value_or(Host::A);
    quiz.answer = members.required("answer", members.text("answer", longestKey));
    auto choices =
        readList<std::string>(members.find("choices"), mostChoices, inside(place, "choices"),
                              [](const json& choice, const std::string& where) -> std::expected<std::string, Error> {
                                  if (choice.is_string() && !choice.get_ref<const std::string&>().empty() &&
                                      choice.get_ref<const std::string&>().size() <= longestKey)
                                      return choice.get<std::string>();
                                  return std::unexpected(at(where, Error::saying("a short text is expected")));
                              });
    if (const auto problem = members.problem())
        return std::unexpected(at(place, *problem));
    if (!choices)
        return std::unexpected(choices.error());
    quiz.choices = std::move(*choices);
    if (std::ranges::count(quiz.choices, quiz.answer) != 1)
        return std::unexpected(
            at(place, within(Error::verbatim(std::string("answer")), Error::saying("it is not one of the choices"))));
    return quiz;
}

/// `do` and `expect`, each of which may be missing.
std::expected<OnLoopback, Error> readDeeds(JsonMembers& members, const std::string& place)
{
    OnLoopback deeds;
    if (const json* const list = members.find("do")) {
        auto actions = readActions(list, inside(place, "do"));
        if (!actions)
            return std::unexpected(actions.error());
        if (actions->empty())
            members.fail("do", Error::saying("nothing is done"));
        deeds.actions = std::move(*actions);
    }
    if (const json* const expect = members.find("expect")) {
        auto read = readExpectation(*expect, inside(place, "expect"));
        if (!read)
            return std::unexpected(read.error());
        deeds.expect = std::move(*read);
    }
    return deeds;
}

std::expected<void, Error> readLoopbackForm(const json& form, const std::string& place, LessonStep& step)
{
    if (form.is_boolean()) {
        step.leftOutOnLoopback = !form.get<bool>();
        return {};
    }
    JsonMembers members(form);
    auto deeds = readDeeds(members, place);
    if (!deeds)
        return std::unexpected(deeds.error());
    if (members.has("say"))
        deeds->say = key(members, "say");
    if (const auto problem = members.problem())
        return std::unexpected(at(place, *problem));
    step.onLoopback = std::move(*deeds);
    return {};
}

std::expected<LessonStep, Error> readStep(const json& object, const std::string& place)
{
    JsonMembers members(object);
    LessonStep step;
    step.say = key(members, "say");
    auto deeds = readDeeds(members, place);
    if (!deeds)
        return std::unexpected(deeds.error());
    step.actions = members.required("do", std::move(deeds->actions));
    step.expect = std::move(deeds->expect).value_or(Expectation());
    const json* const quiz = members.find("quiz");
    const json* const form = members.find("loopback");
    if (const auto problem = members.problem())
        return std::unexpected(at(place, *problem));
    if (quiz != nullptr) {
        auto read = readQuiz(*quiz, inside(place, "quiz"));
        if (!read)
            return std::unexpected(read.error());
        step.quiz = std::move(*read);
    }
    if (form != nullptr)
        if (const auto read = readLoopbackForm(*form, inside(place, "loopback"), step); !read)
            return std::unexpected(read.error());
    return step;
}

std::expected<json, Error> parseFile(std::string_view text)
{
    if (text.size() > largestLesson)
        return std::unexpected(Error::saying("a lesson has at most %1 bytes", largestLesson));
    auto file = parseJson(text);
    if (!file)
        return std::unexpected(Error::saying("no JSON from byte %1 on", file.error().byte));
    return std::move(*file);
}

/// The lesson's own members, without setup and steps.
std::expected<Lesson, Error> readHead(JsonMembers& members)
{
    Lesson lesson;
    if (members.integer("lesson", 1, 1) != 1)
        members.fail("lesson", Error::saying("version 1 of the format is expected"));
    lesson.id = key(members, "id");
    lesson.order = static_cast<int>(members.integer("order", 0, 1000).value_or(0));
    lesson.title = members.text("title", longestTitle);
    lesson.loopback = members.flag("loopback");
    const json* const ends = members.find("ends");
    const json nothing = json::object();
    JsonMembers sockets(ends == nullptr ? nothing : *ends);
    lesson.ends = {sockets.text("a", longestName).value_or(""), sockets.text("b", longestName).value_or("")};
    members.leave("setup");
    members.leave("steps");
    if (const auto problem = members.problem())
        return std::unexpected(*problem);
    if (const auto problem = sockets.problem())
        return std::unexpected(at("ends", *problem));
    return lesson;
}

json toJson(const LessonAction& action)
{
    json object = lab::toJson(action.action);
    if (action.through)
        object["through"] = true;
    return object;
}

json toJson(const std::vector<LessonAction>& actions)
{
    json list = json::array();
    for (const LessonAction& action : actions)
        list.push_back(toJson(action));
    return list;
}

json toJson(const Expectation& expect)
{
    json object = lab::toJson(expect.states);
    if (expect.packets) {
        object["packets"] = json::array();
        for (const PacketMatcher& packet : *expect.packets)
            object["packets"].push_back(lab::toJson(packet));
    }
    if (expect.error)
        object["errno"] = *expect.error;
    return object;
}

json toJson(const OnLoopback& form)
{
    json object = json::object();
    if (form.say)
        object["say"] = *form.say;
    if (form.actions)
        object["do"] = toJson(*form.actions);
    if (form.expect)
        object["expect"] = toJson(*form.expect);
    return object;
}

json toJson(const LessonStep& step)
{
    json object{{"say", step.say}, {"do", toJson(step.actions)}, {"expect", toJson(step.expect)}};
    if (step.quiz)
        object["quiz"] = lab::toJson(*step.quiz);
    if (step.leftOutOnLoopback)
        object["loopback"] = false;
    else if (step.onLoopback)
        object["loopback"] = toJson(*step.onLoopback);
    return object;
}

} // namespace

std::expected<Lesson, Error> parseLesson(std::string_view text)
{
    const auto file = parseFile(text);
    if (!file)
        return std::unexpected(file.error());
    JsonMembers members(*file);
    auto lesson = readHead(members);
    if (!lesson)
        return lesson;
    auto setup = readActions(members.find("setup"), "setup");
    if (!setup)
        return std::unexpected(setup.error());
    auto steps = readList<LessonStep>(members.find("steps"), mostSteps, "steps", readStep);
    if (!steps)
        return std::unexpected(steps.error());
    if (steps->empty())
        return std::unexpected(within(Error::verbatim(std::string("steps")), Error::saying("there are none")));
    lesson->setup = std::move(*setup);
    lesson->steps = std::move(*steps);
    return lesson;
}

json toJson(const Quiz& quiz)
{
    return {{"ask", quiz.ask}, {"host", name(quiz.host)}, {"choices", quiz.choices}, {"answer", quiz.answer}};
}

std::expected<Quiz, Error> parseQuiz(const json& quiz)
{
    return readQuiz(quiz, {});
}

json toJson(const std::vector<LessonStep>& steps)
{
    json list = json::array();
    for (const LessonStep& step : steps)
        list.push_back(toJson(step));
    return list;
}

std::expected<std::vector<LessonStep>, Error> parseOutline(const json& steps)
{
    return readList<LessonStep>(&steps, mostSteps, {}, readStep);
}

std::string toText(const Lesson& lesson)
{
    const auto dump = [](const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); };
    const auto list = [&](const json& items) {
        std::string lines;
        for (const json& item : items)
            lines += (lines.empty() ? "\n  " : ",\n  ") + dump(item);
        return '[' + lines + ']';
    };
    json ends = json::object();
    for (const Host host : bothHosts)
        if (!lesson.ends[host].empty())
            ends[name(host)] = lesson.ends[host];
    std::string text = R"({"lesson":1,"id":)" + dump(lesson.id);
    if (lesson.order != 0)
        text += ",\"order\":" + std::to_string(lesson.order);
    if (lesson.title)
        text += ",\"title\":" + dump(*lesson.title);
    text += ",\"ends\":" + dump(ends) + ",\"loopback\":" + (lesson.loopback ? "true" : "false");
    text += ",\n \"setup\":" + list(toJson(lesson.setup));
    text += ",\n \"steps\":" + list(toJson(lesson.steps)) + "}\n";
    return text;
}

Lesson onLoopback(Lesson lesson)
{
    const auto differs = [](const LessonStep& step) { return step.onLoopback || step.leftOutOnLoopback; };
    for (std::size_t i = 0; i < lesson.steps.size(); ++i)
        if (differs(lesson.steps[i]) || (i + 1 < lesson.steps.size() && differs(lesson.steps[i + 1])))
            lesson.steps[i].quiz.reset();
    std::erase_if(lesson.steps, [](const LessonStep& step) { return step.leftOutOnLoopback; });
    for (LessonStep& step : lesson.steps)
        if (auto form = std::exchange(step.onLoopback, std::nullopt)) {
            step.say = std::move(form->say).value_or(std::move(step.say));
            step.actions = std::move(form->actions).value_or(std::move(step.actions));
            step.expect = std::move(form->expect).value_or(std::move(step.expect));
        }
    return lesson;
}

} // namespace atlas::lab
