// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold/hold_desk.h"

#include "collect/netlink_socket.h"
#include "formats/lab/json_members.h"
#include "formats/lab/json_text.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace atlas::lab {
namespace {

constexpr std::size_t longestWord = 64;
constexpr std::int64_t mostRequests = std::int64_t{1} << 53U; // what every reader of JSON can count to

using nlohmann::json;

json refusal(std::int64_t id, const Error& error)
{
    return {{"id", id}, {"ok", false}, {"error", {{"message", error.message()}}}};
}

/// The answer to a line that is no request.
json garbage(std::string_view message, std::size_t column)
{
    return {{"id", nullptr}, {"ok", false}, {"error", {{"message", message}, {"column", column}}}};
}

} // namespace

HoldDesk::HoldDesk() : m_kernel(std::make_unique<collect::NetlinkSocket>()) { }

HoldDesk::Json HoldDesk::answer(std::string_view line)
{
    const auto request = parseJson(line);
    if (!request)
        return garbage(request.error().message, request.error().byte);
    JsonMembers members(*request);
    const auto id = members.integer("id", 0, mostRequests);
    if (!id)
        return garbage("a request is an object with the members id, a number, and do", 1);
    Json answer{{"id", *id}, {"ok", true}};
    if (const auto done = carryOut(members, answer); !done)
        return refusal(*id, done.error());
    (void)forgetPassed();
    answer["held"] = list();
    return answer;
}

std::expected<void, Error> HoldDesk::carryOut(JsonMembers& members, Json& answer)
{
    const std::string what = members.required("do", members.text("do", longestWord));
    std::optional<State> state;
    std::int64_t handle = 0;
    if (what == "hold") {
        state = parseState(members.required("state", members.text("state", longestWord)));
        if (!state)
            members.fail("state: there is no such state");
    } else if (what == "release") {
        handle = members.required("handle", members.integer("handle", 1, mostRequests));
    } else if (what != "held") {
        members.fail("do: hold, release or held is expected");
    }
    if (const auto problem = members.problem())
        return std::unexpected(*problem);
    if (what == "release")
        return release(handle);
    return state ? take(*state, answer) : std::expected<void, Error>();
}

std::expected<void, Error> HoldDesk::take(State state, Json& answer)
{
    if (m_held.size() >= mostHeld)
        return std::unexpected(Error::saying("no more than %1 states are held at a time", mostHeld));
    auto held = hold(state);
    if (!held)
        return std::unexpected(held.error());
    answer["handle"] = ++m_lastHandle;
    m_held.emplace(m_lastHandle, std::move(*held));
    return {};
}

std::expected<void, Error> HoldDesk::release(std::int64_t handle)
{
    const auto found = m_held.find(handle);
    if (found == m_held.end())
        return std::unexpected(Error::saying("nothing is held under %1", handle));
    if (!found->second.canBeReleased())
        return std::unexpected(
            Error::saying("a TIME-WAIT belongs to no program: the kernel ends it after %1 s", timeWaitLength.count()));
    m_held.erase(found);
    return {};
}

std::optional<std::chrono::milliseconds> HoldDesk::untilOnePasses() const
{
    std::optional<Instant> first;
    for (const auto& [handle, held] : m_held)
        if (const auto at = held.passesAt(); at && (!first || *at < *first))
            first = at;
    if (!first)
        return std::nullopt;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*first - std::chrono::steady_clock::now());
    // The kernel ends it within its own tick: so that it is asked a few times, and not without a pause.
    return std::max(left, std::chrono::milliseconds(50));
}

std::optional<HoldDesk::Json> HoldDesk::newsOfPassing()
{
    if (!forgetPassed())
        return std::nullopt;
    return Json{{"id", nullptr}, {"ok", true}, {"held", list()}};
}

/// What has passed by itself, or was ended by somebody else.
bool HoldDesk::forgetPassed()
{
    return std::erase_if(m_held, [this](const auto& entry) {
               const auto now = entry.second.look(m_kernel);
               return now && !now->has_value();
           }) > 0;
}

HoldDesk::Json HoldDesk::list() const
{
    Json list = Json::array();
    const auto now = std::chrono::steady_clock::now();
    for (const auto& [handle, held] : m_held) {
        Json passes = nullptr;
        if (const auto at = held.passesAt())
            passes = std::max<std::int64_t>(std::chrono::ceil<std::chrono::milliseconds>(*at - now).count(), 0);
        list.push_back({{"handle", handle},
                        {"state", rfcName(held.state())},
                        {"local", held.local().toString()},
                        {"remote", held.remote().port == 0 ? Json(nullptr) : Json(held.remote().toString())},
                        {"passes_in_ms", std::move(passes)}});
    }
    return list;
}

} // namespace atlas::lab
