// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_session.h"
#include "model/lab/lab_story.h"

#include <QTimer>

namespace atlas::model {

/// What is played between the two hosts: a lesson step by step, forth and back, or free play. Joins the session's
/// answers into one story. Going back is beginning again and walking to the step before: the kernel cannot be
/// rewound.
class LabPlay final : public QObject {
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Nothing, Lesson, Free };

    /// `session` must outlive this.
    explicit LabPlay(LabSession& session, QObject* parent = nullptr);

    void beginLesson(const QString& id); ///< one of the built-in ones
    void beginFile(const QString& text); ///< a lesson file's content
    [[nodiscard]] static bool canBegin(const QString& text); ///< whether such a file is short enough for the child
    void beginFree();
    void startOver();

    // In a lesson.
    void next();
    void back();
    /// Goes on by itself, `pace` after each step, until a question, an unmet expectation or the end.
    void play(std::chrono::milliseconds pace);
    void setPace(std::chrono::milliseconds pace); ///< from the next step on
    void pause();
    /// A choice in answer to quiz(); true if it is right, which closes the question.
    bool answer(const QString& choice);

    /// In free play: any request of the protocol. Returns its id, with which answered() tells the outcome; without a
    /// child there is none.
    int request(const QJsonObject& wish);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const LabStory& story() const { return m_story; }
    /// The child answers to what is on: the lesson is set up, or both hosts of free play are there.
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    /// The lesson, once the child has set it up.
    [[nodiscard]] const std::optional<LabLesson>& lesson() const { return m_lesson; }
    [[nodiscard]] int at() const { return m_step ? m_step->at : 0; } ///< steps done
    [[nodiscard]] const std::optional<LabStep>& step() const { return m_step; } ///< the last one done
    [[nodiscard]] bool atEnd() const { return m_lesson && at() >= m_lesson->steps; }
    [[nodiscard]] bool hasChild() const; ///< that answers, or is about to
    /// There is a step to take, or there will be, and a child to take it.
    [[nodiscard]] bool canGoOn() const { return m_kind == Kind::Lesson && !atEnd() && hasChild(); }
    /// The question that is open before the next step.
    [[nodiscard]] const LabQuiz* quiz() const;
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    /// Walking to an earlier step: what is reported meanwhile happened before.
    [[nodiscard]] bool isReplaying() const { return m_target.has_value(); }
    [[nodiscard]] bool isBusy() const { return m_session.isBusy(); }

signals:
    /// A new story began, or was replayed to an earlier step: nothing of it is news.
    void begun();
    /// Something happened, by a step, a wish, or by itself.
    void continued();
    /// What can be done changed: busy or not, playing or not, a question open or not.
    void stateChanged();
    /// A request of free play was answered; it may have been refused.
    void answered(int id, const atlas::model::LabReport& report);
    /// A request could not be carried out.
    void refused(const QString& message);

private:
    void begin(Kind kind, const QJsonObject& request);
    void ask(const QJsonObject& request);
    void lose();
    void take(const LabReport& report);
    void takeStep(const LabReport& report);
    void arrived();
    void playOn();

    LabSession& m_session;
    Kind m_kind = Kind::Nothing;
    QJsonObject m_beginning; ///< the request that begins the lesson
    bool m_begun = false; ///< it was answered by the child that runs
    std::optional<LabLesson> m_lesson;
    std::optional<LabStep> m_step;
    bool m_answered = false; ///< the step's question
    std::optional<int> m_target; ///< the step to walk to
    int m_expected = 0; ///< the request whose answer begins the story or is a step; 0: none
    QSet<int> m_wishes; ///< open requests of free play
    LabStory m_story;
    QTimer m_pace;
    bool m_playing = false;
};

} // namespace atlas::model
