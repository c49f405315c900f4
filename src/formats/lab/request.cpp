// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/request.h"

#include "formats/lab/json_members.h"
#include "formats/lab/lesson.h"
#include "formats/lab/line.h"

#include <optional>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr std::size_t longestWord = 64;

struct Writer {
    json operator()(const Action& action) const { return toJson(action); }
    json operator()(const LessonRequest& request) const { return std::visit(*this, request); }
    json operator()(const HoldRequest& request) const { return std::visit(*this, request); }

    json operator()(const BeginLesson& lesson) const { return {{"do", "lesson"}, {"lesson", lesson.id}}; }
    json operator()(const BeginFile& file) const { return {{"do", "lesson"}, {"text", file.text}}; }
    json operator()(const NextStep& /*next*/) const { return {{"do", "next"}}; }
    json operator()(const ListLessons& /*list*/) const { return {{"do", "lessons"}}; }
    json operator()(const SaveLesson& save) const { return {{"do", "save"}, {"title", save.title}}; }

    json operator()(const HoldState& hold) const { return {{"do", "hold"}, {"state", rfcName(hold.state)}}; }
    json operator()(const ReleaseHeld& release) const
    {
        return {{"do", "release"}, {"handle", std::to_underlying(release.handle)}};
    }
    json operator()(const ListHeld& /*list*/) const { return {{"do", "held"}}; }
};

LessonRequest readBeginning(JsonMembers& members)
{
    auto id = members.text("lesson", longestWord);
    auto text = members.text("text", largestLesson);
    if (id.has_value() == text.has_value())
        members.fail(Error::saying("either lesson or text is expected"));
    if (text)
        return BeginFile{*std::move(text)};
    return BeginLesson{std::move(id).value_or("")};
}

HoldState readHold(JsonMembers& members)
{
    const auto state = parseState(members.required("state", members.text("state", longestWord)));
    if (!state)
        members.fail("state", Error::saying("there is no such state"));
    return {state.value_or(State::Closed)};
}

/// Empty: it is none of these, so it is an action.
std::optional<Request> readOther(JsonMembers& members, const std::string& what)
{
    if (what == "lesson")
        return readBeginning(members);
    if (what == "next")
        return NextStep{};
    if (what == "lessons")
        return ListLessons{};
    if (what == "save")
        return SaveLesson{members.required("title", members.text("title", longestTitle))};
    if (what == "hold")
        return readHold(members);
    if (what == "release")
        return ReleaseHeld{HoldHandle{members.required("handle", members.integer("handle", 1, largestRequestId))}};
    if (what == "held")
        return ListHeld{};
    return std::nullopt;
}

std::expected<Request, Error> read(const json& object)
{
    JsonMembers members(object);
    members.leave("id");
    members.leave("do");
    auto other = readOther(members, object["do"].get<std::string>());
    if (!other)
        return parseAction(object);
    if (auto problem = members.problem())
        return std::unexpected(*std::move(problem));
    return *std::move(other);
}

} // namespace

std::string lineOf(const Request& request, RequestId id)
{
    json object = std::visit(Writer{}, request);
    object["id"] = id;
    return lineOf(object);
}

bool fits(const Request& request)
{
    return lineOf(request, largestRequestId).size() <= longestLine;
}

std::expected<NumberedRequest, NotJson> parseRequest(std::string_view line)
{
    const auto object = parseJson(line);
    if (!object)
        return std::unexpected(object.error());
    JsonMembers members(*object);
    const auto id = members.integer("id", 0, largestRequestId);
    const json* const what = members.find("do");
    if (!id || what == nullptr || !what->is_string())
        return std::unexpected(NotJson{"a request is an object with the members id, a number, and do", 1});
    return NumberedRequest{*id, read(*object)};
}

} // namespace atlas::lab
