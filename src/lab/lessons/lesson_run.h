// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/answer.h"
#include "formats/lab/lesson.h"
#include "lab/laboratory/laboratory.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

/// Each expectation that does not come true: "a: expected FIN-WAIT-1, found ESTABLISHED". `last` is the step's last
/// call. Of the packets all have to be there, in the order of each direction; SYN, FIN, RST and data exactly as listed.
[[nodiscard]] std::vector<Error> unmetBy(const Situation& situation, const std::optional<CallResult>& last,
                                         const Expectation& expect);

/// A lesson that is followed step by step in a laboratory in which nothing has been done yet; in the form for loopback
/// where that laboratory holds no packets.
class LessonRun {
public:
    /// The laboratory has to outlive it.
    LessonRun(Lesson lesson, Laboratory& laboratory);

    [[nodiscard]] const Lesson& lesson() const { return m_lesson; }
    [[nodiscard]] std::size_t at() const { return m_at; } ///< steps that have been taken
    [[nodiscard]] bool isOver() const { return m_at == m_lesson.steps.size(); }

    /// Carries out the setup. An error says which of its actions was in vain.
    [[nodiscard]] std::expected<void, Error> prepare();
    /// The next step. An action that cannot be carried out ends the step, and is among what is unmet. An error: there
    /// is no further step.
    [[nodiscard]] std::expected<StepTaken, Error> next();

private:
    /// The result of the last call among them.
    [[nodiscard]] std::expected<std::optional<CallResult>, Error> perform(const std::vector<LessonAction>& actions);
    [[nodiscard]] std::expected<CallResult, Error> perform(const LessonAction& action);
    [[nodiscard]] Situation situationAfter(const LessonStep& step, bool done);
    void chooseEnds();
    /// TIME-WAIT stays where this step expects it.
    void keepTimeWaitFor(const LessonStep& step);
    /// Where packets cannot be held, time cannot be either: what ended by itself since the step before is done again.
    [[nodiscard]] std::expected<void, Error> makeUpForTime();

    Lesson m_lesson;
    Laboratory* m_laboratory;
    std::size_t m_at = 0;
    bool m_metSoFar = true;
};

} // namespace atlas::lab
