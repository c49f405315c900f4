// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/narration.h"
#include "model/lab/lab_play.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace atlas::view {

class CommandLine;
class QuizPane;

/// Leads through a lesson: back, next, play, start over, and the narration of the step.
class LessonPane final : public QWidget {
    Q_OBJECT

public:
    /// `play` must outlive this.
    explicit LessonPane(model::LabPlay& play, QWidget* parent = nullptr);

    /// The narration of the lesson that is on; null: the lesson has none.
    void setNarration(const Narration* narration);
    /// The step, or what can be done, changed.
    void showStep();
    void showControls();
    /// A command that shows the sockets in another program; empty: none.
    void setCommand(const QString& command);
    /// Something that went wrong, on a line of its own; empty: nothing.
    void setProblem(const QString& text);
    /// A state was pointed out on the diagram: the answer to an open question. False if none is open.
    bool answerWith(State state);
    void focusNext();
    /// Whether another lesson follows; then Next leads to it at the end.
    void setHasNextLesson(bool has);

signals:
    void nextLessonWanted();

protected:
    void changeEvent(QEvent* event) override;
    /// The step keys work on the buttons too.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void togglePlay();
    void goOn();
    [[nodiscard]] bool leadsToNextLesson() const { return m_hasNextLesson && m_play.atEnd(); }
    void showPace();
    void showNext();
    [[nodiscard]] std::chrono::milliseconds pace() const;
    [[nodiscard]] QString textOfStep() const;
    void showText(const QString& text);
    void showQuiz();

    model::LabPlay& m_play;
    const Narration* m_narration = nullptr;
    QPushButton* m_back;
    QPushButton* m_next;
    QPushButton* m_playButton;
    QSlider* m_pace;
    QLabel* m_paceLabel;
    QPushButton* m_startOver;
    QWidget* m_content;
    QVBoxLayout* m_paragraphs;
    QString m_shownText;
    QLabel* m_problem;
    QLabel* m_repeated; ///< what ×4 means, while something is repeated
    QuizPane* m_quiz;
    bool m_hasNextLesson = false;
    std::string m_asked; ///< the question that is shown
    QLabel* m_commandTitle;
    CommandLine* m_command = nullptr;
    QString m_commandText;
};

} // namespace atlas::view
