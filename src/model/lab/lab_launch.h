// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_session.h"

#include <QObject>

#include <optional>

namespace atlas::model {

/// Brings a session up: with the two hosts or, where this computer refuses them, on loopback. Knows which lessons there
/// are, and what is amiss.
class LabLaunch final : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive this.
    explicit LabLaunch(LabSession& session, QObject* parent = nullptr);

    /// Begins with the two hosts, whatever was refused before.
    void start();

    [[nodiscard]] const lab::LessonTitles& lessons() const { return m_lessons; }
    /// Whether packets can be held, which free play and most lessons need.
    [[nodiscard]] bool hasHosts() const { return m_session.mode() == lab::Mode::Hosts; }
    [[nodiscard]] bool isPossible(const lab::LessonTitle& lesson) const { return hasHosts() || lesson.loopback; }

    /// How the child ended, until one is ready again.
    [[nodiscard]] const std::optional<LabFailure>& failure() const { return m_failure; }
    /// That of the two hosts, or where they and loopback are refused, that of loopback.
    [[nodiscard]] const std::optional<lab::Refusal>& refusal() const { return m_refusal; }
    [[nodiscard]] bool onlyHostsRefused() const { return m_refusal && m_refused == lab::Mode::Hosts; }

signals:
    void lessonsListed();
    /// What is amiss changed.
    void conditionChanged();

private:
    void start(lab::Mode mode);
    void refuse(const lab::Refusal& refusal);

    LabSession& m_session;
    lab::LessonTitles m_lessons;
    std::optional<LabFailure> m_failure;
    std::optional<lab::Refusal> m_refusal;
    lab::Mode m_refused = lab::Mode::Hosts; ///< what m_refusal is about
};

} // namespace atlas::model
