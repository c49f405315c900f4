// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a request is answered with, beside how things stand and what happened: each value is the answer to the request
// that its comment names.
#pragma once

#include "core/socket/address.h"
#include "formats/lab/call_result.h"
#include "formats/lab/lesson.h"
#include "formats/lab/request.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace atlas::lab {

class JsonFields;

/// BeginLesson, BeginFile
struct LessonBegun {
    std::string id;
    std::string title; ///< in English, or as the file has it
    PerHost<std::string> ends; ///< the sockets that the lesson is about; empty: none
    std::vector<LessonStep> outline; ///< all of its steps

    bool operator==(const LessonBegun&) const = default;
};

/// NextStep
struct StepTaken {
    std::size_t at = 0; ///< 1 for the first
    std::size_t of = 0; ///< how many the lesson has
    std::string say; ///< the narration's section
    std::optional<Quiz> quiz; ///< about the next step
    std::optional<CallResult> result; ///< of its last call, or of a connect() that failed in it
    std::vector<Error> unmet; ///< each expectation that the kernel did not meet, with what was found instead

    [[nodiscard]] bool met() const { return unmet.empty(); }
    bool operator==(const StepTaken&) const = default;
};

/// An entry of LessonTitles.
struct LessonTitle {
    std::string id;
    std::string title; ///< in English
    bool loopback = false; ///< it can be followed without packets

    bool operator==(const LessonTitle&) const = default;
};

/// ListLessons
using LessonTitles = std::vector<LessonTitle>;

/// SaveLesson
struct LessonSaved {
    std::string text; ///< a lesson file

    bool operator==(const LessonSaved&) const = default;
};

/// A state that is held on this computer's loopback.
struct HeldState {
    HoldHandle handle{};
    State state = State::Closed;
    Endpoint local;
    std::optional<Endpoint> remote; ///< empty: a listener has none
    std::optional<std::chrono::milliseconds> passesIn; ///< by itself; such a state cannot be released

    bool operator==(const HeldState&) const = default;
};

/// HoldState, ReleaseHeld, ListHeld
struct HeldStates {
    std::vector<HeldState> all; ///< that are held now
    std::optional<HoldHandle> made; ///< by HoldState

    bool operator==(const HeldStates&) const = default;
};

/// Nothing where the request was refused or nothing was asked for; an action is answered with what its call gave.
using Answer = std::variant<std::monostate, CallResult, LessonBegun, StepTaken, LessonTitles, LessonSaved, HeldStates>;

/// Members of a report: `result`, `lesson`, `step`, `lessons`, `text`, `held`, `handle`.
[[nodiscard]] nlohmann::json toJson(const Answer& answer);
[[nodiscard]] Answer readAnswer(JsonFields& report);

} // namespace atlas::lab
