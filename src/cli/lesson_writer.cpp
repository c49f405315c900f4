// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lesson_writer.h"

#include "cli/paragraph.h"
#include "cli/style.h"
#include "core/base/visible.h"
#include "formats/lab/line.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace atlas::cli {

void LessonWriter::writeJson(const lab::Report& report)
{
    nlohmann::json line = toJson(report);
    line.erase("id");
    line.erase("ok");
    m_io.out << lab::lineOf(line) << '\n' << std::flush;
}

void LessonWriter::begin(const lab::Greeting& greeting, const lab::Report& report, const lab::LessonBegun& lesson)
{
    if (m_form == Form::Json) {
        nlohmann::ordered_json first{{"schema", 1}, {"mode", name(greeting.mode)}, {"kernel", greeting.kernel}};
        if (greeting.addresses)
            for (const lab::Host host : lab::bothHosts)
                first["addresses"][name(host)]["address"] = (*greeting.addresses)[host];
        m_io.out << first.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
        return writeJson(report);
    }
    const std::string title = m_narration != nullptr ? m_narration->title : visible(lesson.title);
    m_io.out << styled(title, Style::Strong, m_io.terminal.colours) << '\n';
    if (m_narration != nullptr)
        printParagraph(m_narration->subtitle, "", "", m_io);
    m_io.out << '\n';
    m_ladder.begin(lesson.ends, greeting.addresses);
    m_ladder.write(report.events);
    m_io.out << std::flush;
}

void LessonWriter::announce(std::size_t step, std::size_t steps)
{
    if (m_form == Form::Text)
        m_io.out << '\n'
                 << styled(std::to_string(step) + '/' + std::to_string(steps), Style::Strong, m_io.terminal.colours)
                 << '\n'
                 << std::flush;
}

void LessonWriter::step(const lab::Report& report, const lab::StepTaken& step)
{
    if (m_form == Form::Json)
        return writeJson(report);
    m_ladder.write(report.events);
    answerQuiz();
    narrate(step.say);
    for (const Error& unmet : step.unmet)
        m_io.out << "  ! " << visible(unmet.message()) << '\n';
    if (step.quiz)
        askQuiz(*step.quiz);
    m_io.out << std::flush;
}

void LessonWriter::aside(const lab::Report& report)
{
    if (m_form == Form::Json)
        return writeJson(report);
    m_ladder.write(report.events);
    m_io.out << std::flush;
}

void LessonWriter::narrate(const std::string& key)
{
    if (m_narration == nullptr)
        return;
    if (const auto text = m_narration->texts.find(key); text != m_narration->texts.end()) {
        m_io.out << '\n';
        printText(text->second, m_io);
    }
}

const NarratedQuiz* LessonWriter::narrated(const std::string& ask) const
{
    if (m_narration == nullptr)
        return nullptr;
    const auto found = m_narration->quizzes.find(ask);
    return found == m_narration->quizzes.end() ? nullptr : &found->second;
}

void LessonWriter::askQuiz(const lab::Quiz& quiz)
{
    const NarratedQuiz* const words = narrated(quiz.ask);
    if (words == nullptr)
        return;
    m_quiz = quiz;
    m_io.out << '\n';
    printParagraph(words->question, "  ? ", "    ", m_io);
    for (const std::string& choice : quiz.choices)
        m_io.out << "    - " << visible(choice) << '\n';
}

void LessonWriter::answerQuiz()
{
    const auto quiz = std::exchange(m_quiz, std::nullopt);
    const NarratedQuiz* const words = quiz ? narrated(quiz->ask) : nullptr;
    if (words == nullptr)
        return;
    const auto reason = words->reasons.find(quiz->answer);
    m_io.out << '\n';
    printParagraph(visible(quiz->answer) + (reason == words->reasons.end() ? "" : ": " + reason->second), "  = ",
                   "    ", m_io);
}

} // namespace atlas::cli
