// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"
#include "cli/ladder.h"
#include "core/guide/narration.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace atlas::cli {

/// What `lab run` writes of what the lab's child says, as it goes: a ladder with the narration between its steps, or
/// for programs the child's own answers, one a line.
class LessonWriter {
public:
    using Json = nlohmann::ordered_json;
    enum class Form : std::uint8_t { Text, Json };

    /// `narration` may be null; both it and `io` have to outlive this.
    LessonWriter(const Io& io, Form form, const Narration* narration)
        : m_io(io), m_form(form), m_narration(narration), m_ladder(io)
    {
    }

    /// The greeting and the answer to `lesson`.
    void begin(const Json& greeting, const Json& answer);
    /// Before a step is asked for: what comes while it is taken belongs under its number.
    void announce(std::int64_t step, std::int64_t steps);
    /// The answer to `next`; false if the kernel did not meet what the step expects.
    bool step(const Json& answer);
    /// What came without having been asked for.
    void aside(const Json& answer);

private:
    void writeJson(const Json& answer);
    void tell(const std::string& key);
    void answerQuiz();
    void askQuiz(const Json& quiz);
    [[nodiscard]] const NarratedQuiz* narrated(const std::string& ask) const;

    const Io& m_io;
    Form m_form;
    const Narration* m_narration;
    Ladder m_ladder;
    Json m_quiz; ///< the one that the next step answers, or null
};

} // namespace atlas::cli
