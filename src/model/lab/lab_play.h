// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_session.h"
#include "model/lab/lab_story.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <string>

namespace atlas::model {

/// What is played between the two hosts: a lesson step by step, forth and back, or free play. Joins the session's
/// reports into one story. Going back is beginning again and walking to the step before: the kernel cannot be rewound.
class LabPlay final : public QObject {
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Nothing, Lesson, Free };

    /// `session` must outlive this.
    explicit LabPlay(LabSession& session, QObject* parent = nullptr);

    void beginLesson(const lab::LessonRequest& beginning); ///< BeginLesson or BeginFile
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
    bool answer(const std::string& choice);

    /// In free play: any request. What it changed is part of the story when `handler` is called; it may have been
    /// refused. Without a child it is lost.
    void request(const lab::Request& request, QObject* context = nullptr, LabSession::Handler handler = {});

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const LabStory& story() const { return m_story; }
    /// The child answers to what is on: the lesson is set up, or both hosts of free play are there.
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    /// The lesson, once the child has set it up.
    [[nodiscard]] const std::optional<lab::LessonBegun>& lesson() const { return m_lesson; }
    [[nodiscard]] int at() const { return m_step ? static_cast<int>(m_step->at) : 0; } ///< steps done
    [[nodiscard]] const std::optional<lab::StepTaken>& step() const { return m_step; } ///< the last one done
    [[nodiscard]] int steps() const { return m_lesson ? static_cast<int>(m_lesson->outline.size()) : 0; }
    [[nodiscard]] bool atEnd() const { return m_lesson && at() >= steps(); }
    [[nodiscard]] bool hasChild() const { return m_session.hasChild(); } ///< that answers, or is about to
    /// There is a step to take, or there will be, and a child to take it.
    [[nodiscard]] bool canGoOn() const { return m_kind == Kind::Lesson && !atEnd() && hasChild(); }
    /// The question that is open before the next step.
    [[nodiscard]] const lab::Quiz* quiz() const;
    /// What may be seen of the steps to come: up to the next question, whose answer lies behind it.
    [[nodiscard]] std::vector<lab::LessonStep> stepsToCome() const;
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    /// Walking to an earlier step: what is reported meanwhile happened before.
    [[nodiscard]] bool isReplaying() const { return m_target.has_value(); }
    [[nodiscard]] bool isBusy() const { return m_session.isBusy(); }

signals:
    /// A new story began, or was replayed to an earlier step: nothing of it is new.
    void begun();
    /// Something happened, by a step, a request, or by itself.
    void continued();
    /// What can be done changed: busy or not, playing or not, a question open or not.
    void stateChanged();
    /// A request could not be carried out.
    void requestFailed(const atlas::Error& error);

private:
    void begin(Kind kind, const lab::Request& beginning);
    void ask(const lab::Request& request, LabSession::Handler take);
    void forgetRequests();
    void lose();
    void takeBeginning(const lab::Report& report);
    void takeStep(const lab::Report& report);
    void takeOther(const lab::Report& report);
    void takeFailure(const lab::Report& report);
    void arrived();
    void playOn();

    LabSession& m_session;
    Kind m_kind = Kind::Nothing;
    lab::Request m_beginning; ///< what begins the lesson, or free play
    bool m_begun = false; ///< it was answered by the child that runs
    std::optional<lab::LessonBegun> m_lesson;
    std::optional<lab::StepTaken> m_step;
    bool m_answered = false; ///< the step's question
    std::optional<int> m_target; ///< the step to walk to
    std::unique_ptr<QObject> m_run; ///< of what is on: answers to requests of an earlier run are dropped with it
    int m_open = 0; ///< requests of this run without an answer
    LabStory m_story;
    QTimer m_pace;
    bool m_playing = false;
};

} // namespace atlas::model
