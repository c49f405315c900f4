// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/call_result.h"
#include "formats/lab/lesson.h"
#include "formats/lab/situation.h"

#include <expected>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace atlas::lab {

/// Writes down what is done in a laboratory, so that it can be done again: as a lesson. Numbers of packets mean nothing
/// in another run, so a packet is noted as a PacketMatcher; and what a step has to reach are the states that it led to.
/// What happened by itself before an action (a timer ran out, a delayed packet arrived) would come at another time in
/// another run, so that is waited for, or done, in front of it: the pace plays no part.
class LessonRecorder {
public:
    /// Forgets everything; what is done from now on comes after the setup of this lesson.
    void begin(Lesson lesson);

    /// An action that is asked for, with how things stand before it.
    void before(const Action& action, const Situation& situation);
    /// It was carried out.
    void after(const CallResult& result, const Situation& situation);
    /// The lesson's own next step was taken.
    void took(const LessonStep& step);

    /// What was done so far. An error: nothing was.
    [[nodiscard]] std::expected<Lesson, Error> lesson(const std::string& title) const;

private:
    void noteWhatHappened(const Situation& now);

    Lesson m_lesson; ///< with the steps that were taken
    std::vector<LessonAction> m_asked; ///< the action that is being carried out
    std::vector<LessonAction> m_happened; ///< by itself, and is not in a step yet
    std::optional<Situation> m_last; ///< after the action before
    std::set<PacketId> m_cameByItself; ///< of the packets in flight
};

} // namespace atlas::lab
