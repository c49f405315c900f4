// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_play.h"

#include <utility>

namespace atlas::model {

LabPlay::LabPlay(LabSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_run(std::make_unique<QObject>())
{
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &LabPlay::next);
    connect(&m_session, &LabSession::reported, this, [this](const lab::Report& report) {
        if (!report.ok())
            takeFailure(report);
        else if (m_kind != Kind::Lesson || m_lesson) // otherwise it is of what was on before
            takeOther(report);
        emit stateChanged();
    });
    connect(&m_session, &LabSession::failed, this, &LabPlay::lose);
    connect(&m_session, &LabSession::refused, this, &LabPlay::lose);
}

/// There is no child any more: what was asked of it is lost.
void LabPlay::lose()
{
    m_begun = false;
    forgetRequests();
    m_target.reset();
    pause();
    emit stateChanged();
}

void LabPlay::forgetRequests()
{
    m_run = std::make_unique<QObject>();
    m_open = 0;
}

void LabPlay::beginLesson(const lab::LessonRequest& beginning)
{
    begin(Kind::Lesson, beginning);
}

void LabPlay::beginFree()
{
    // Free play begins with hosts that nothing has happened on.
    m_session.restart();
    begin(Kind::Free, lab::Action(lab::Look{}));
}

void LabPlay::begin(Kind kind, const lab::Request& beginning)
{
    pause();
    const bool underWay = m_open != 0;
    m_kind = kind;
    m_beginning = beginning;
    m_begun = false;
    m_lesson.reset();
    m_step.reset();
    m_answered = false;
    m_target.reset();
    forgetRequests();
    m_story = {};
    // A child that waits for something reads no request before that is there, or its time is over.
    if (m_session.stage() == LabSession::Stage::Ready ? underWay : !m_session.hasChild())
        m_session.restart();
    ask(m_beginning, [this](const lab::Report& report) { takeBeginning(report); });
    emit begun();
}

void LabPlay::startOver()
{
    if (m_kind == Kind::Free)
        beginFree();
    else if (m_kind == Kind::Lesson)
        begin(Kind::Lesson, lab::Request(m_beginning));
}

void LabPlay::ask(const lab::Request& request, LabSession::Handler take)
{
    if (m_session.hasChild())
        ++m_open;
    m_session.ask(request, m_run.get(), [this, take = std::move(take)](const lab::Report& report) {
        --m_open;
        if (report.ok())
            take(report);
        else
            takeFailure(report);
        emit stateChanged();
    });
    emit stateChanged();
}

void LabPlay::next()
{
    if (canGoOn() && m_begun && m_open == 0)
        ask(lab::NextStep{}, [this](const lab::Report& report) { takeStep(report); });
}

void LabPlay::back()
{
    if (m_kind != Kind::Lesson || at() == 0 || m_open != 0 || !hasChild())
        return;
    pause();
    m_target = at() - 1;
    ask(m_beginning, [this](const lab::Report& report) { takeBeginning(report); });
}

void LabPlay::play(std::chrono::milliseconds pace)
{
    m_pace.setInterval(pace);
    if (!canGoOn() || !m_begun)
        return;
    m_playing = true;
    next();
    playOn();
    emit stateChanged();
}

void LabPlay::setPace(std::chrono::milliseconds pace)
{
    m_pace.setInterval(pace);
}

void LabPlay::pause()
{
    m_pace.stop();
    if (std::exchange(m_playing, false))
        emit stateChanged();
}

void LabPlay::playOn()
{
    if (!m_playing || m_open != 0)
        return;
    if (atEnd() || quiz() != nullptr || (m_step && !m_step->met()))
        return pause();
    m_pace.start();
}

const lab::Quiz* LabPlay::quiz() const
{
    return m_step && m_step->quiz && !m_answered && !isReplaying() ? &*m_step->quiz : nullptr;
}

std::vector<lab::LessonStep> LabPlay::stepsToCome() const
{
    std::vector<lab::LessonStep> steps;
    if (!m_lesson || quiz() != nullptr)
        return steps;
    const auto& outline = m_lesson->outline;
    for (auto place = static_cast<std::size_t>(at()); place < outline.size(); ++place) {
        steps.push_back(outline[place]);
        if (outline[place].quiz)
            break;
    }
    return steps;
}

bool LabPlay::answer(const std::string& choice)
{
    const lab::Quiz* question = quiz();
    if (question == nullptr || question->answer != choice)
        return false;
    m_answered = true;
    emit stateChanged();
    return true;
}

void LabPlay::request(const lab::Request& request, QObject* context, LabSession::Handler handler)
{
    if (!hasChild())
        return;
    ++m_open;
    const auto take = [this, to = QPointer<QObject>(context), handler = std::move(handler)](const lab::Report& report) {
        --m_open;
        if (report.ok())
            takeOther(report);
        else
            takeFailure(report);
        if (to && handler)
            handler(report);
        emit stateChanged();
    };
    m_session.ask(request, m_run.get(), take);
    emit stateChanged();
}

void LabPlay::takeFailure(const lab::Report& report)
{
    m_target.reset();
    pause();
    if (report.situation)
        m_story.add(report);
    emit requestFailed(*report.error);
}

void LabPlay::takeOther(const lab::Report& report)
{
    m_story.add(report);
    emit continued();
}

void LabPlay::takeBeginning(const lab::Report& report)
{
    if (m_kind == Kind::Lesson) {
        const auto* const lesson = std::get_if<lab::LessonBegun>(&report.answer);
        if (lesson == nullptr)
            return takeOther(report);
        m_lesson = *lesson;
        m_step.reset();
        m_answered = false;
    }
    m_begun = true;
    m_story.begin(report);
    arrived();
}

void LabPlay::takeStep(const lab::Report& report)
{
    const auto* const step = std::get_if<lab::StepTaken>(&report.answer);
    if (step == nullptr)
        return takeOther(report);
    m_step = *step;
    m_answered = false;
    m_story.add(report);
    if (isReplaying())
        return arrived();
    emit continued();
    playOn();
}

/// The lesson or free play was set up, or a step of a replay was done.
void LabPlay::arrived()
{
    if (m_target && at() < *m_target && !atEnd())
        return ask(lab::NextStep{}, [this](const lab::Report& report) { takeStep(report); });
    m_target.reset();
    emit begun();
}

} // namespace atlas::model
