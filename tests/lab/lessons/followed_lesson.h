// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/lesson.h"
#include "lab/laboratory/laboratory.h"
#include "support/child.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace atlas::lab::test {

/// A lesson followed to its end on this computer's kernel, in a process of its own: a laboratory does not come back
/// from its namespaces.
class FollowedLesson {
public:
    enum class On : std::uint8_t { Hosts, Loopback };

    /// What a person does before each step but the first: read, so that time passes. `next` has not been taken yet.
    using Reader = std::function<void(Laboratory& laboratory, const LessonStep& next)>;

    /// Begins at once, beside whatever else runs. A lesson without a reader is taken at once.
    explicit FollowedLesson(Lesson lesson, On on = On::Hosts, const Reader& reader = {});

    /// Waits for its end. These are of no use before.
    void await();

    [[nodiscard]] const std::optional<std::string>& refused() const { return m_refused; } ///< why there is no lab here
    [[nodiscard]] const std::vector<std::string>& unmet() const { return m_unmet; } ///< "step: what"
    [[nodiscard]] std::size_t steps() const { return m_steps; } ///< that were taken
    [[nodiscard]] const std::set<std::string>& notes() const { return m_notes; } ///< the codes of what was noted
    /// The drawn edges that were taken, by their ids, for the cause that belongs to each.
    [[nodiscard]] const std::set<std::string>& edges() const { return m_edges; }

private:
    std::unique_ptr<atlas::test::Child> m_child;
    std::optional<std::string> m_refused;
    std::vector<std::string> m_unmet;
    std::size_t m_steps = 0;
    std::set<std::string> m_notes;
    std::set<std::string> m_edges;
};

/// Lets time pass in the laboratory until `isThere`, as its server does. False: the patience ended before.
[[nodiscard]] bool waitIn(Laboratory& laboratory, const std::function<bool()>& isThere,
                          std::chrono::milliseconds patience);

/// Waits as long as one of the kernels' timers would run out within so much time: a packet that is held is repeated
/// again and again, each time after twice as long, until the next repetition is farther away.
void waitForTimers(Laboratory& laboratory, std::chrono::milliseconds within);

} // namespace atlas::lab::test
