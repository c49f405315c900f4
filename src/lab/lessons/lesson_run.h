// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/lesson.h"
#include "lab/laboratory/laboratory.h"

#include <cstddef>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

/// What one step brought.
struct StepOutcome {
    std::size_t at = 0; ///< 1 for the first
    std::size_t of = 0;
    std::string say;
    std::optional<Quiz> quiz; ///< about the next step
    std::optional<CallResult> result; ///< of its last call, or of a connect() that failed in it
    std::vector<std::string> unmet; ///< each expectation that the kernel did not meet, with what was found instead

    [[nodiscard]] bool met() const { return unmet.empty(); }
};

/// Each expectation that does not come true: "a: expected FIN-WAIT-1, found ESTABLISHED". `last` is the step's last
/// call. Of the packets all have to be there, in the order of each direction; SYN, FIN, RST and data exactly as listed.
[[nodiscard]] std::vector<std::string> unmetBy(const Report& report, const std::optional<CallResult>& last,
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
    [[nodiscard]] std::expected<StepOutcome, Error> next();

private:
    /// The result of the last call among them.
    [[nodiscard]] std::expected<std::optional<CallResult>, Error> perform(const std::vector<LessonAction>& actions);
    [[nodiscard]] std::expected<CallResult, Error> perform(const LessonAction& action);
    [[nodiscard]] Report lookAfter(const Step& step, bool done);
    [[nodiscard]] bool timeWaitIsOver(const Report& report, Host host, const std::optional<State>& expected) const;
    void noteTimeWaits(const Report& report);

    Lesson m_lesson;
    Laboratory* m_laboratory;
    std::size_t m_at = 0;
    std::map<Host, Instant> m_timeWaitSince; ///< when an end was first seen so; kept when it is CLOSED after it
};

} // namespace atlas::lab
