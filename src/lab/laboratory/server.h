// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/line.h"
#include "lab/laboratory/laboratory.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <deque>
#include <expected>
#include <functional>
#include <map>
#include <string>

namespace atlas::lab {

/// Serves a laboratory to whoever writes lines to `input` and reads them from `output`, as README.md here says: one
/// answer to each request, in their order, and one without a request when something happened by itself.
class Server {
public:
    /// Carries a request out that is no action of the laboratory, and returns the members that its answer has
    /// beside the usual ones.
    using Handler = std::function<std::expected<nlohmann::json, Error>(const nlohmann::json& request)>;

    Server(Laboratory& laboratory, int input, int output);

    /// Requests with this `do` are for `handler`.
    void add(std::string what, Handler handler);
    /// Hears of each action that is asked for, and that it was carried out.
    struct Witness {
        std::function<void(const Action& action)> before;
        std::function<void(const Action& action, const CallResult& result)> after;
    };
    void setWitness(Witness witness);

    /// Writes the greeting and serves until the input ends or the output is closed.
    void run();

private:
    void serve(const LineBuffer::Line& line);
    [[nodiscard]] nlohmann::json carryOut(const nlohmann::json& request);
    [[nodiscard]] nlohmann::json carryOutAction(const nlohmann::json& request);
    void tellNews();
    /// Writes the answer with a report and the news; what of the news does not fit into its line goes ahead of it.
    void answer(nlohmann::json answer);
    /// Writes news without an answer until `room` bytes hold the others. False if they do not fit beside the report.
    [[nodiscard]] bool writeNewsAhead(const nlohmann::json& report, std::size_t room);
    void write(const nlohmann::json& object);
    /// Whether there is something to read.
    [[nodiscard]] bool waitForSomething() const;
    /// Takes in what is there; false at the end.
    [[nodiscard]] bool readInput();

    Laboratory& m_laboratory;
    LineBuffer m_lines;
    int m_input;
    int m_output;
    bool m_open = true; ///< both streams are
    std::deque<nlohmann::json> m_news; ///< that nobody has been told yet
    std::map<std::string, Handler> m_handlers;
    Witness m_witness;
};

/// The first line of the program: what it is, or why it cannot be.
[[nodiscard]] nlohmann::json greeting(const Network& network);
[[nodiscard]] nlohmann::json greeting(const Refusal& refusal);

} // namespace atlas::lab
