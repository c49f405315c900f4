// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"
#include "cli/ladder.h"
#include "core/guide/narration.h"
#include "formats/lab/report.h"

#include <cstddef>
#include <optional>
#include <string>

namespace atlas::cli {

/// What `lab run` writes of the lab's reports, as they come: a ladder with the narration between its steps, or for
/// programs the reports themselves, one a line.
class LessonWriter {
public:
    enum class Form : std::uint8_t { Text, Json };

    /// `narration` may be null; both it and `io` have to outlive this.
    LessonWriter(const Io& io, Form form, const Narration* narration)
        : m_io(io), m_form(form), m_narration(narration), m_ladder(io)
    {
    }

    /// The greeting, and the report that answers BeginLesson or BeginFile with `lesson`.
    void begin(const lab::Greeting& greeting, const lab::Report& report, const lab::LessonBegun& lesson);
    /// Before a step is asked for: what comes while it is taken belongs under its number.
    void announce(std::size_t step, std::size_t steps);
    /// The report that answers NextStep with `step`.
    void step(const lab::Report& report, const lab::StepTaken& step);
    /// A report that was not asked for.
    void aside(const lab::Report& report);

private:
    void writeJson(const lab::Report& report);
    void narrate(const std::string& key);
    void answerQuiz();
    void askQuiz(const lab::Quiz& quiz);
    [[nodiscard]] const NarratedQuiz* narrated(const std::string& ask) const;

    const Io& m_io;
    Form m_form;
    const Narration* m_narration;
    Ladder m_ladder;
    std::optional<lab::Quiz> m_quiz; ///< the one that the next step answers
};

} // namespace atlas::cli
