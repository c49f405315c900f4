// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lesson_writer.h"

#include "cli/json_members.h"
#include "cli/paragraph.h"
#include "cli/style.h"

namespace atlas::cli {

void LessonWriter::writeJson(const Json& answer)
{
    Json line = answer;
    line.erase("id");
    line.erase("ok");
    m_io.out << line.dump() << '\n' << std::flush;
}

void LessonWriter::begin(const Json& greeting, const Json& answer)
{
    if (m_form == Form::Json) {
        Json first{{"schema", 1}, {"mode", objectIn(greeting, "mode")}, {"kernel", objectIn(greeting, "kernel")}};
        first["addresses"] = objectIn(greeting, "hosts");
        m_io.out << first.dump() << '\n';
        return writeJson(answer);
    }
    const Json lesson = objectIn(answer, "lesson");
    const std::string title = m_narration != nullptr ? m_narration->title : textIn(lesson, "title");
    m_io.out << styled(title, Style::Strong, m_io.terminal.colours) << '\n';
    if (m_narration != nullptr)
        printParagraph(m_narration->subtitle, "", "", m_io);
    m_io.out << '\n';
    m_ladder.begin(objectIn(lesson, "ends"), objectIn(greeting, "hosts"));
    m_ladder.write(objectIn(answer, "news"));
    m_io.out << std::flush;
}

void LessonWriter::announce(std::int64_t step, std::int64_t steps)
{
    if (m_form == Form::Text)
        m_io.out << '\n'
                 << styled(std::to_string(step) + '/' + std::to_string(steps), Style::Strong, m_io.terminal.colours)
                 << '\n'
                 << std::flush;
}

bool LessonWriter::step(const Json& answer)
{
    const Json step = objectIn(answer, "step");
    const bool met = objectIn(step, "met") == true;
    if (m_form == Form::Json) {
        writeJson(answer);
        return met;
    }
    m_ladder.write(objectIn(answer, "news"));
    answerQuiz();
    tell(textIn(step, "say"));
    for (const Json& unmet : objectIn(step, "unmet"))
        if (unmet.is_string())
            m_io.out << "  ! " << visible(unmet.get<std::string>()) << '\n';
    askQuiz(objectIn(step, "quiz"));
    m_io.out << std::flush;
    return met;
}

void LessonWriter::aside(const Json& answer)
{
    if (m_form == Form::Json)
        return writeJson(answer);
    m_ladder.write(objectIn(answer, "news"));
    m_io.out << std::flush;
}

void LessonWriter::tell(const std::string& key)
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

void LessonWriter::askQuiz(const Json& quiz)
{
    const NarratedQuiz* const words = narrated(textIn(quiz, "ask"));
    if (words == nullptr)
        return;
    m_quiz = quiz;
    m_io.out << '\n';
    printParagraph(words->question, "  ? ", "    ", m_io);
    for (const Json& choice : objectIn(quiz, "choices"))
        if (choice.is_string())
            m_io.out << "    - " << visible(choice.get<std::string>()) << '\n';
}

void LessonWriter::answerQuiz()
{
    const std::string answer = textIn(m_quiz, "answer");
    const NarratedQuiz* const words = narrated(textIn(m_quiz, "ask"));
    m_quiz = nullptr;
    if (words == nullptr)
        return;
    const auto reason = words->reasons.find(answer);
    m_io.out << '\n';
    printParagraph(answer + (reason == words->reasons.end() ? "" : ": " + reason->second), "  = ", "    ", m_io);
}

} // namespace atlas::cli
