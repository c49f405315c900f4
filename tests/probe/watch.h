// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/probe_source.h"
#include "support/patience.h"

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace atlas::test {

/// The probe that was built beside the tests.
[[nodiscard]] std::string probePath();

/// A ProbeSource with everything that it reported, and ways to wait for it. Nothing waits longer than some seconds.
class Watch {
public:
    explicit Watch(std::vector<std::string> command = {probePath()});

    /// Waits until the probe has greeted; the reason why it did not otherwise.
    [[nodiscard]] std::optional<std::string> whyNot();
    [[nodiscard]] decode::ProbeHello hello();

    /// Waits until `count` steps of this socket were reported, and then until a later step of another one was, so that
    /// a step too many would be seen. "CLOSED SYN-SENT ESTABLISHED": where a step does not begin in the state in which
    /// the one before it ended, there is a '|' between them. `hints` come in braces behind the step that they follow.
    [[nodiscard]] std::string story(Cookie cookie, std::size_t count);
    /// As story(), without the hints.
    [[nodiscard]] std::string steps(Cookie cookie, std::size_t count);
    /// Waits for a step that fits.
    [[nodiscard]] std::optional<Event> awaitStep(const std::function<bool(const StateChanged&)>& fits);
    [[nodiscard]] std::optional<std::string> awaitEnd();
    [[nodiscard]] std::optional<collect::ProbeOwners> owners();

    [[nodiscard]] std::vector<Event> events();
    /// Waits until the events fulfil the condition; false if they do not in time.
    [[nodiscard]] bool await(const std::function<bool(const std::vector<Event>&)>& condition,
                             std::chrono::seconds limit = patience);
    /// While blocked, the sink does not return, so that nothing is read from the probe.
    void block(bool blocked);
    /// The process that was started; 0 if it cannot be found.
    [[nodiscard]] static pid_t child();

private:
    [[nodiscard]] std::string lines(Cookie cookie, bool withHints);
    void awaitMarker();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Event> m_events;
    std::optional<decode::ProbeHello> m_hello;
    std::optional<collect::ProbeOwners> m_owners;
    std::optional<std::string> m_end;
    bool m_blocked = false;
    collect::ProbeSource m_source; ///< last: its thread uses the others
};

} // namespace atlas::test
