// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/lesson.h"
#include "lab/laboratory/laboratory.h"
#include "lab/laboratory/server.h"
#include "lab/lessons/lesson_recorder.h"
#include "lab/lessons/lesson_run.h"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

/// A lesson that is part of the program, and its title in English.
struct BuiltInLesson {
    Lesson lesson;
    std::string title;
};

/// Answers the requests that have to do with lessons.
class LessonRequests {
public:
    /// The laboratory and the server have to outlive it; the server must not call it any more when it is gone.
    LessonRequests(Laboratory& laboratory, std::vector<BuiltInLesson> builtIn);

    void addTo(Server& server);

private:
    using Outcome = std::expected<Answer, Error>;

    [[nodiscard]] Outcome answer(const BeginLesson& request);
    [[nodiscard]] Outcome answer(const BeginFile& request);
    [[nodiscard]] Outcome answer(const NextStep& request);
    [[nodiscard]] Outcome answer(const ListLessons& request) const;
    [[nodiscard]] Outcome answer(const SaveLesson& request) const;
    [[nodiscard]] Outcome begin(Lesson lesson);
    [[nodiscard]] const BuiltInLesson* find(const std::string& id) const;
    void recordBefore(const Action& action);
    void recordAfter(const CallResult& result);
    [[nodiscard]] std::string titleOf(const Lesson& lesson) const;

    Laboratory& m_laboratory;
    std::vector<BuiltInLesson> m_builtIn;
    std::optional<LessonRun> m_run;
    LessonRecorder m_recorder;
};

} // namespace atlas::lab
