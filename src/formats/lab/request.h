// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/action.h"
#include "formats/lab/json_text.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <variant>

namespace atlas::lab {

/// Begins one of the built-in lessons, from nothing.
struct BeginLesson {
    std::string id;
    bool operator==(const BeginLesson&) const = default;
};
/// Begins a lesson that the lab does not have.
struct BeginFile {
    std::string text; ///< a lesson file
    bool operator==(const BeginFile&) const = default;
};
/// The lesson's next step.
struct NextStep {
    bool operator==(const NextStep&) const = default;
};
struct ListLessons {
    bool operator==(const ListLessons&) const = default;
};
/// A lesson file of everything done since the start.
struct SaveLesson {
    std::string title;
    bool operator==(const SaveLesson&) const = default;
};
using LessonRequest = std::variant<BeginLesson, BeginFile, NextStep, ListLessons, SaveLesson>;

/// The number of one held state; it is never used again.
enum class HoldHandle : std::int64_t { };

/// Brings a connection of this computer with itself into a state, and keeps it there.
struct HoldState {
    State state = State::Closed;
    bool operator==(const HoldState&) const = default;
};
struct ReleaseHeld {
    HoldHandle handle{};
    bool operator==(const ReleaseHeld&) const = default;
};
struct ListHeld {
    bool operator==(const ListHeld&) const = default;
};
using HoldRequest = std::variant<HoldState, ReleaseHeld, ListHeld>;

/// All that can be asked for. Which of the three a lab answers depends on its mode.
using Request = std::variant<Action, LessonRequest, HoldRequest>;

/// The answer repeats it. From 0 to 2^53, to which every reader of JSON can count.
using RequestId = std::int64_t;
inline constexpr RequestId largestRequestId = RequestId{1} << 53U;

/// Without its line feed.
[[nodiscard]] std::string lineOf(const Request& request, RequestId id);
/// Whether it is short enough for a line of the protocol, whatever its id.
[[nodiscard]] bool fits(const Request& request);

struct NumberedRequest {
    RequestId id = 0;
    std::expected<Request, Error> request; ///< an error names the member that is wrong
};

/// An error: the line is no request, so that there is no id to answer it with.
[[nodiscard]] std::expected<NumberedRequest, NotJson> parseRequest(std::string_view line);

} // namespace atlas::lab
