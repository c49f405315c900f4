// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/lesson.h"
#include "lab/laboratory/laboratory.h"
#include "lab/laboratory/server.h"
#include "lab/lessons/lesson_recorder.h"
#include "lab/lessons/lesson_run.h"

#include <nlohmann/json.hpp>

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

/// A lesson that the program brings along, and its title in English.
struct BuiltInLesson {
    Lesson lesson;
    std::string title;
};

/// The requests `lesson`, `next`, `lessons` and `save` of README.md here.
class LessonRequests {
public:
    /// The laboratory and the server have to outlive it; the server must not call it any more when it is gone.
    LessonRequests(Laboratory& laboratory, std::vector<BuiltInLesson> builtIn);

    void addTo(Server& server);

private:
    using Json = nlohmann::json;

    [[nodiscard]] std::expected<Json, Error> begin(const Json& request);
    [[nodiscard]] std::expected<Lesson, Error> choose(const Json& request) const;
    [[nodiscard]] std::expected<Json, Error> next();
    [[nodiscard]] Json list() const;
    [[nodiscard]] std::expected<Json, Error> save(const Json& request) const;
    void recordBefore(const Action& action);
    void recordAfter(const CallResult& result);
    [[nodiscard]] std::string titleOf(const Lesson& lesson) const;

    Laboratory& m_laboratory;
    std::vector<BuiltInLesson> m_builtIn;
    std::optional<LessonRun> m_run;
    LessonRecorder m_recorder;
};

} // namespace atlas::lab
