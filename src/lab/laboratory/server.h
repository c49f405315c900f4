// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/line.h"
#include "formats/lab/report.h"
#include "lab/laboratory/laboratory.h"

#include <cstddef>
#include <deque>
#include <expected>
#include <functional>
#include <string>
#include <utility>

namespace atlas::lab {

/// Serves a laboratory on a pair of streams, as src/formats/lab/PROTOCOL.md says: one report for each request, in their
/// order, and one without a request when something happened by itself.
class Server {
public:
    /// What is served beside the laboratory's own actions. Each member may be left empty.
    struct Lessons {
        std::function<std::expected<Answer, Error>(const LessonRequest& request)> answer;
        std::function<void(const Action& action)> before; ///< an action is about to be carried out
        std::function<void(const Action& action, const CallResult& result)> after; ///< it was carried out
    };

    Server(Laboratory& laboratory, int input, int output);

    void setLessons(Lessons lessons) { m_lessons = std::move(lessons); }

    /// Writes the greeting and serves until the input ends or the output is closed.
    void run();

private:
    using Outcome = std::expected<Answer, Error>;

    void serve(const LineBuffer::Line& line);
    [[nodiscard]] Outcome carryOut(const Action& action);
    [[nodiscard]] Outcome carryOut(const LessonRequest& request);
    [[nodiscard]] Outcome carryOut(const HoldRequest& request);
    /// Writes the report with the situation and the events; those that do not fit into its line go ahead of it.
    void report(Report report);
    /// Writes events in reports of their own until `room` bytes hold the others. False if not even one fits.
    [[nodiscard]] bool writeEventsAhead(const Situation& situation, std::size_t room);
    void write(const std::string& line);
    /// Whether there is something to read.
    [[nodiscard]] bool waitForSomething() const;
    /// Takes in what is there; false at the end.
    [[nodiscard]] bool readInput();

    Laboratory& m_laboratory;
    LineBuffer m_lines;
    int m_input;
    int m_output;
    bool m_open = true; ///< both streams are
    std::deque<Event> m_events; ///< that no report had room for yet
    Lessons m_lessons;
};

/// The first line of the program.
[[nodiscard]] Greeting greeting(const Network& network);

} // namespace atlas::lab
