// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_play.h"

#include <utility>

namespace atlas::model {
namespace {

QJsonObject doing(const char* what)
{
    return {{QStringLiteral("do"), QLatin1String(what)}};
}

QJsonObject fromFile(const QString& text)
{
    QJsonObject request = doing("lesson");
    request.insert(QStringLiteral("text"), text);
    return request;
}

} // namespace

LabPlay::LabPlay(LabSession& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &LabPlay::next);
    connect(&m_session, &LabSession::reported, this, &LabPlay::take);
    connect(&m_session, &LabSession::failed, this, &LabPlay::lose);
    connect(&m_session, &LabSession::refused, this, &LabPlay::lose);
}

/// There is no child any more: what was asked of it is lost.
void LabPlay::lose()
{
    m_begun = false;
    m_expected = 0;
    m_wishes.clear();
    m_target.reset();
    pause();
    emit stateChanged();
}

bool LabPlay::hasChild() const
{
    const auto stage = m_session.stage();
    return stage == LabSession::Stage::Ready || stage == LabSession::Stage::Starting;
}

void LabPlay::beginLesson(const QString& id)
{
    QJsonObject request = doing("lesson");
    request.insert(QStringLiteral("lesson"), id);
    begin(Kind::Lesson, request);
}

void LabPlay::beginFile(const QString& text)
{
    begin(Kind::Lesson, fromFile(text));
}

bool LabPlay::canBegin(const QString& text)
{
    return LabSession::fits(fromFile(text));
}

void LabPlay::beginFree()
{
    // Free play begins with hosts that nothing has happened on.
    m_session.restart();
    begin(Kind::Free, doing("look"));
}

void LabPlay::begin(Kind kind, const QJsonObject& request)
{
    pause();
    const bool underWay = m_expected != 0 || !m_wishes.isEmpty();
    m_kind = kind;
    m_beginning = request;
    m_begun = false;
    m_lesson.reset();
    m_step.reset();
    m_answered = false;
    m_target.reset();
    m_wishes.clear();
    m_story = {};
    const auto stage = m_session.stage();
    // A child that waits for something reads no request before that is there, or its time is over.
    if (stage == LabSession::Stage::Ready ? underWay : stage != LabSession::Stage::Starting)
        m_session.restart();
    ask(m_beginning);
    emit begun();
}

void LabPlay::startOver()
{
    if (m_kind == Kind::Free)
        beginFree();
    else if (m_kind == Kind::Lesson)
        begin(Kind::Lesson, QJsonObject(m_beginning));
}

void LabPlay::ask(const QJsonObject& request)
{
    m_expected = m_session.ask(request);
    emit stateChanged();
}

void LabPlay::next()
{
    if (canGoOn() && m_begun && m_expected == 0)
        ask(doing("next"));
}

void LabPlay::back()
{
    if (m_kind != Kind::Lesson || at() == 0 || m_expected != 0 || !hasChild())
        return;
    pause();
    m_target = at() - 1;
    ask(m_beginning);
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
    if (!m_playing || m_expected != 0)
        return;
    if (atEnd() || quiz() != nullptr || (m_step && !m_step->met))
        return pause();
    m_pace.start();
}

const LabQuiz* LabPlay::quiz() const
{
    return m_step && m_step->quiz && !m_answered && !isReplaying() ? &*m_step->quiz : nullptr;
}

bool LabPlay::answer(const QString& choice)
{
    const LabQuiz* question = quiz();
    if (question == nullptr || question->answer != choice)
        return false;
    m_answered = true;
    emit stateChanged();
    return true;
}

int LabPlay::request(const QJsonObject& wish)
{
    const int id = m_session.ask(wish);
    if (hasChild())
        m_wishes.insert(id);
    emit stateChanged();
    return id;
}

void LabPlay::take(const LabReport& report)
{
    const bool mine = report.id && *report.id == m_expected;
    const bool wished = report.id && m_wishes.remove(*report.id);
    if (mine)
        m_expected = 0;
    else if (report.id && !wished)
        return; // an answer to a question that was dropped: the story began anew
    if (!report.id && report.ok && m_kind == Kind::Lesson && !m_lesson)
        return; // news of what was on before
    if (!report.ok) {
        m_target.reset();
        pause();
        if (report.hasHosts)
            m_story.add(report);
        emit refused(report.error);
    } else if (mine && m_kind == Kind::Free) {
        m_begun = true;
        m_story.begin(report);
        emit begun();
    } else if (mine && report.lesson) {
        m_begun = true;
        m_lesson = report.lesson;
        m_step.reset();
        m_answered = false;
        m_story.begin(report);
        arrived();
    } else if (mine && report.step) {
        takeStep(report);
    } else {
        m_story.add(report);
        emit continued();
    }
    if (wished)
        emit answered(*report.id, report);
    emit stateChanged();
}

void LabPlay::takeStep(const LabReport& report)
{
    m_step = report.step;
    m_answered = false;
    m_story.add(report);
    if (isReplaying())
        return arrived();
    emit continued();
    playOn();
}

/// The lesson was set up, or a step of a replay was done.
void LabPlay::arrived()
{
    if (m_target && at() < *m_target && !atEnd())
        return ask(doing("next"));
    m_target.reset();
    emit begun();
}

} // namespace atlas::model
