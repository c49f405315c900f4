// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/lesson.h"
#include "support/child.h"

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

    /// Begins at once, beside whatever else runs.
    explicit FollowedLesson(Lesson lesson, On on = On::Hosts);

    /// Waits for its end. These are of no use before.
    void await();

    [[nodiscard]] const std::optional<std::string>& refused() const { return m_refused; } ///< why there is no lab here
    [[nodiscard]] const std::vector<std::string>& unmet() const { return m_unmet; } ///< "step: what"
    [[nodiscard]] std::size_t steps() const { return m_steps; } ///< that were taken
    /// The drawn edges that were taken, by their ids, for the cause that belongs to each.
    [[nodiscard]] const std::set<std::string>& edges() const { return m_edges; }

private:
    std::unique_ptr<atlas::test::Child> m_child;
    std::optional<std::string> m_refused;
    std::vector<std::string> m_unmet;
    std::size_t m_steps = 0;
    std::set<std::string> m_edges;
};

} // namespace atlas::lab::test
