// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_launch.h"

namespace atlas::model {

LabLaunch::LabLaunch(LabSession& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&m_session, &LabSession::refused, this, &LabLaunch::refuse);
    connect(&m_session, &LabSession::failed, this, [this](const LabFailure& failure) {
        m_failure = failure;
        emit conditionChanged();
    });
    connect(&m_session, &LabSession::ready, this, [this] {
        m_failure.reset();
        if (hasHosts())
            m_refusal.reset();
        emit conditionChanged();
    });
}

void LabLaunch::start()
{
    m_refusal.reset();
    m_failure.reset();
    emit conditionChanged();
    start(lab::Mode::Hosts);
}

void LabLaunch::start(lab::Mode mode)
{
    m_session.start(mode);
    m_session.ask(lab::ListLessons{}, this, [this](const lab::Report& report) {
        if (const auto* titles = std::get_if<lab::LessonTitles>(&report.answer)) {
            m_lessons = *titles;
            emit lessonsListed();
        }
    });
}

void LabLaunch::refuse(const lab::Refusal& refusal)
{
    m_refusal = refusal;
    m_refused = m_session.mode();
    emit conditionChanged();
    if (m_refused == lab::Mode::Hosts)
        start(lab::Mode::Loopback);
}

} // namespace atlas::model
