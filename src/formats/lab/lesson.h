// SPDX-License-Identifier: GPL-3.0-or-later
//
// A lesson is a file of steps: what to do, and what the kernels have to show for it. It has no words but keys;
// PROTOCOL.md shows one. A lesson file may come from anywhere, so reading it is strict and bounded, and an error
// says where: "steps[3].do[0]: host: …".
#pragma once

#include "formats/lab/action.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::lab {

/// The largest lesson file, which fits into one line of the protocol, and the most steps and actions of one list in it.
inline constexpr std::size_t largestLesson = 48UZ * 1024;
inline constexpr std::size_t mostSteps = 500;
inline constexpr std::size_t mostActions = 64;
inline constexpr std::size_t longestTitle = 200; ///< bytes

struct LessonAction {
    Action action; ///< it names packets by their traits, never by number
    bool through = false; ///< what it makes is delivered at once, until nothing is in flight

    bool operator==(const LessonAction&) const = default;
};

/// What has to be so after a step.
struct Expectation {
    EndStates states;
    std::optional<std::vector<PacketMatcher>> packets; ///< all that is in flight; empty: not asked
    std::optional<std::string> error; ///< errno of the last call, "ECONNREFUSED"; empty: it went well

    bool operator==(const Expectation&) const = default;
};

/// A question that stands before the next step.
struct Quiz {
    std::string ask; ///< the narration's section
    Host host = Host::A;
    std::vector<std::string> choices; ///< mostly names of states
    std::string answer; ///< one of them

    bool operator==(const Quiz&) const = default;
};

/// What of a step is different where there are no packets to be seen or held.
struct OnLoopback {
    std::optional<std::string> say;
    std::optional<std::vector<LessonAction>> actions;
    std::optional<Expectation> expect;

    bool operator==(const OnLoopback&) const = default;
};

struct LessonStep {
    std::string say; ///< the narration's section
    std::vector<LessonAction> actions;
    Expectation expect;
    std::optional<Quiz> quiz;
    std::optional<OnLoopback> onLoopback; ///< empty: as it is
    bool leftOutOnLoopback = false;

    bool operator==(const LessonStep&) const = default;
};

struct Lesson {
    std::string id;
    int order = 0; ///< among the built-in lessons, from 1; 0 for others
    std::optional<std::string> title; ///< of a lesson without narration: raw text from a file
    PerHost<std::string> ends; ///< the socket of each host that the lesson is about; empty: none
    bool loopback = false; ///< it can be followed without packets
    std::vector<LessonAction> setup;
    std::vector<LessonStep> steps;

    bool operator==(const Lesson&) const = default;
};

[[nodiscard]] std::expected<Lesson, Error> parseLesson(std::string_view text);
/// A file that parseLesson() reads as the same lesson.
[[nodiscard]] std::string toText(const Lesson& lesson);

/// The steps as they stand in the file.
[[nodiscard]] nlohmann::json toJson(const std::vector<LessonStep>& steps);
[[nodiscard]] std::expected<std::vector<LessonStep>, Error> parseOutline(const nlohmann::json& steps);
[[nodiscard]] nlohmann::json toJson(const Quiz& quiz);
[[nodiscard]] std::expected<Quiz, Error> parseQuiz(const nlohmann::json& quiz);

/// The lesson as it is followed on loopback: each step in its form for that, and none that is left out there. A quiz at
/// a step with such a form, or before one, goes: what it asks about is over in an instant.
[[nodiscard]] Lesson onLoopback(Lesson lesson);

} // namespace atlas::lab
