// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/history_keeper.h"

#include "core/history/forgotten.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace atlas::model {

using std::chrono::milliseconds;

HistoryKeeper::HistoryKeeper(Chronicle::Query query, Chronicle::Clock clock, QObject* parent)
    : QObject(parent),
      m_chronicle(HistoryBounds(), std::move(query), std::move(clock)),
      m_handover([this] { wakeFromAnyThread(); })
{
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::PreciseTimer);
    m_slowTurn.setTimerType(Qt::CoarseTimer);
    connect(&m_turn, &QTimer::timeout, this, &HistoryKeeper::takeTurn);
    connect(&m_slowTurn, &QTimer::timeout, this, &HistoryKeeper::wake);
}

HistoryKeeper::~HistoryKeeper() = default;

void HistoryKeeper::wakeFromAnyThread()
{
    QMetaObject::invokeMethod(this, &HistoryKeeper::wake, Qt::QueuedConnection);
}

void HistoryKeeper::wake()
{
    if (!m_slowTurn.isActive())
        m_slowTurn.start(slowTurn);
    const auto wait = std::chrono::ceil<milliseconds>(m_lastTurn + shortestTurn - SteadyClock::now());
    if (!m_turn.isActive() || m_turn.remainingTimeAsDuration() > wait)
        m_turn.start(std::max(wait, milliseconds(0)));
}

void HistoryKeeper::takeTurn()
{
    m_lastTurn = SteadyClock::now();
    takeEvents();
    const bool more = m_chronicle.askOpenQuestions();
    m_chronicle.passTime();
    send();
    if (more)
        wake();
    else if (const auto next = m_chronicle.nextTurn(); next && !m_turn.isActive())
        m_turn.start(std::max(std::chrono::ceil<milliseconds>(*next - m_chronicle.now()), shortestTurn));
}

void HistoryKeeper::takeEvents()
{
    const EventHandover::Taken taken = m_handover.take();
    bool lost = false;
    for (const Event& event : taken.events) {
        m_chronicle.apply(event);
        lost = lost || std::holds_alternative<EventsLost>(event.what);
    }
    takeReports();
    if (taken.began)
        emit eventSourceBegan(*taken.began, m_sourceNumber);
    for (const auto& [kind, why] : taken.ended)
        emit eventSourceEnded(kind, why, m_sourceNumber);
    if (lost || taken.began || !taken.ended.empty())
        emit snapshotWanted();
}

void HistoryKeeper::takeReports()
{
    std::vector<FollowReport> reports;
    {
        const std::lock_guard lock(m_reportsMutex);
        reports.swap(m_reports);
    }
    for (const FollowReport& report : reports) {
        m_chronicle.apply(report);
        m_followed.apply(report);
    }
}

void HistoryKeeper::send()
{
    if (m_onItsWay || m_paused) {
        m_owing = true;
        if (!m_onItsWay)
            sendFollowedOnly();
        return;
    }
    const Instant now = m_chronicle.now();
    auto update = m_reader.read(m_chronicle.history(), m_handover.current(), now);
    auto followed = m_followed.takeUpdate(m_chronicle.history());
    m_owing = m_reader.hasMore(m_chronicle.history());
    if (!update && !followed)
        return;
    if (!update)
        update = m_reader.repeat(now);
    update->wallTime = m_chronicle.wallTime(now);
    update->followed = std::move(followed);
    m_followAsked = false;
    m_onItsWay = std::move(update);
    emit updated(m_onItsWay, m_followNumber);
}

/// While paused, a socket that is asked for is shown once as it is.
void HistoryKeeper::sendFollowedOnly()
{
    if (!std::exchange(m_followAsked, false))
        return;
    auto followed = m_followed.takeUpdate(m_chronicle.history());
    if (!followed)
        return;
    const Instant now = m_chronicle.now();
    const auto update = m_reader.repeat(now);
    update->wallTime = m_chronicle.wallTime(now);
    update->followed = std::move(followed);
    m_onItsWay = update;
    emit updated(m_onItsWay, m_followNumber);
}

void HistoryKeeper::delivered()
{
    m_onItsWay.reset();
    if (m_owing)
        wake();
}

void HistoryKeeper::setEventSource(std::unique_ptr<EventSource> source, EventSourceKind kind, quint64 number)
{
    takeEvents(); // what has begun or ended by now did so as the answer to an earlier call
    m_sourceNumber = number;
    m_handover.replaceWith(std::move(source), kind);
    wake();
}

void HistoryKeeper::setFollowSource(std::unique_ptr<FollowSource> source)
{
    m_followSource = std::move(source);
    if (!m_followSource)
        return;
    const auto addReport = [this](const FollowReport& report) {
        bool isFirst = false;
        {
            const std::lock_guard lock(m_reportsMutex);
            isFirst = m_reports.empty();
            m_reports.push_back(report);
        }
        if (isFirst)
            wakeFromAnyThread();
    };
    m_followSource->start(addReport);
    ask(m_followed.own());
}

/// A socket of another network namespace cannot be asked for here: ours would say that there is no such socket.
void HistoryKeeper::ask(std::optional<SocketRecord> socket)
{
    const Connection* const known = socket ? m_chronicle.history().find(*socket) : nullptr;
    if (known != nullptr && known->networkNamespace != 0)
        socket.reset();
    if (m_followSource)
        m_followSource->follow(std::move(socket));
}

void HistoryKeeper::follow(std::optional<SocketRecord> socket, quint64 number)
{
    m_followNumber = number;
    m_followAsked = socket.has_value();
    // The log keeps its lines longer than the history its connections.
    const History& history = m_chronicle.history();
    m_followed.follow(socket, m_chronicle.newest().get(),
                      socket && history.find(*socket) == nullptr ? fromLog(history.log(), *socket) : std::nullopt);
    ask(std::move(socket));
    wake();
}

void HistoryKeeper::setAllNamespaces(bool all)
{
    m_chronicle.setAllNamespaces(all);
}

void HistoryKeeper::setBounds(const HistoryBounds& bounds)
{
    m_chronicle.setBounds(bounds);
}

void HistoryKeeper::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused && m_owing)
        wake();
}

Chronicle::SnapshotChange HistoryKeeper::apply(Snapshot fresh)
{
    auto change = m_chronicle.apply(std::move(fresh), [this] { takeEvents(); });
    m_followed.apply(change);
    m_followAsked = m_followAsked || m_paused; // a snapshot that is taken while paused was asked for
    wake();
    return change;
}

} // namespace atlas::model
