// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/narration.h"
#include "formats/lab/lesson.h"

#include <QWidget>

class QAbstractButton;
class QLabel;

namespace atlas::view {

class FlowLayout;

/// A question before the next step. It is answered with a button, or by what the window hands on (a click on the
/// diagram). For each answer it is said why it is right or wrong; after a wrong one it can be tried again.
class QuizPane final : public QWidget {
    Q_OBJECT

public:
    explicit QuizPane(QWidget* parent = nullptr);

    /// `told` may be null: then the question is worded without the narration.
    void ask(const lab::Quiz& quiz, const NarratedQuiz* told);
    /// Nothing is asked, and nothing was.
    void clear();
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// As if the button with this choice were pressed; what is no choice counts as none.
    void choose(const std::string& choice);

signals:
    /// The right answer was given.
    void solved(const std::string& choice);

private:
    void makeButtons(const std::vector<std::string>& choices);
    void judge(const std::string& choice);

    lab::Quiz m_quiz;
    std::map<std::string, std::string, std::less<>> m_reasons;
    bool m_open = false;
    QLabel* m_question;
    QLabel* m_hint;
    QLabel* m_verdict;
    QWidget* m_choices;
    std::vector<QAbstractButton*> m_buttons;
};

} // namespace atlas::view
