// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/history_keeper.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace atlas::model {

using std::chrono::milliseconds;

HistoryKeeper::HistoryKeeper(Chronicle::Query query, Chronicle::Clock clock, QObject* parent)
    : QObject(parent),
      m_chronicle(HistoryBounds(), std::move(query), std::move(clock)),
      m_stand([this] { wakeFromAnyThread(); })
{
    m_beat.setSingleShot(true);
    m_beat.setTimerType(Qt::PreciseTimer);
    m_slowBeat.setTimerType(Qt::CoarseTimer);
    connect(&m_beat, &QTimer::timeout, this, &HistoryKeeper::beat);
    connect(&m_slowBeat, &QTimer::timeout, this, &HistoryKeeper::wake);
}

HistoryKeeper::~HistoryKeeper() = default;

void HistoryKeeper::wakeFromAnyThread()
{
    QMetaObject::invokeMethod(this, &HistoryKeeper::wake, Qt::QueuedConnection);
}

void HistoryKeeper::wake()
{
    if (!m_slowBeat.isActive())
        m_slowBeat.start(slowBeat);
    if (m_beat.isActive())
        return;
    const auto wait = std::chrono::ceil<milliseconds>(m_lastBeat + shortestBeat - SteadyClock::now());
    m_beat.start(std::max(wait, milliseconds(0)));
}

void HistoryKeeper::beat()
{
    m_lastBeat = SteadyClock::now();
    hear();
    const bool more = m_chronicle.askOpenQuestions();
    m_chronicle.passTime();
    tell();
    if (more)
        wake();
}

void HistoryKeeper::hear()
{
    const EventHandover::News news = m_stand.hear();
    bool lost = false;
    for (const Event& event : news.events) {
        m_chronicle.hear(event);
        lost = lost || std::holds_alternative<EventsLost>(event.what);
    }
    hearReports();
    if (news.began)
        emit eventSourceBegan(*news.began, m_sourceNumber);
    for (const auto& [eventSource, why] : news.ended)
        emit eventSourceEnded(eventSource, why, m_sourceNumber);
    if (lost || news.began || !news.ended.empty())
        emit snapshotWanted();
}

void HistoryKeeper::hearReports()
{
    std::vector<FollowReport> reports;
    {
        const std::lock_guard lock(m_reportsMutex);
        reports.swap(m_reports);
    }
    for (const FollowReport& report : reports) {
        m_chronicle.hear(report);
        m_followed.apply(report);
    }
}

void HistoryKeeper::tell()
{
    if (m_onItsWay || m_paused) {
        m_owing = true;
        if (!m_onItsWay)
            tellFollowedOnly();
        return;
    }
    const Instant now = m_chronicle.now();
    auto update = m_news.gather(m_chronicle.history(), m_stand.eventSource(), now);
    auto followed = m_followed.news(m_chronicle.history());
    m_owing = m_news.hasMore(m_chronicle.history());
    if (!update && !followed)
        return;
    if (!update)
        update = m_news.repeat(now);
    update->wallTime = m_chronicle.wallTime(now);
    update->followed = std::move(followed);
    m_followAsked = false;
    m_onItsWay = std::move(update);
    emit told(m_onItsWay, m_followNumber);
}

/// While paused, somebody who is asked for is shown once as he is.
void HistoryKeeper::tellFollowedOnly()
{
    if (!std::exchange(m_followAsked, false))
        return;
    auto followed = m_followed.news(m_chronicle.history());
    if (!followed)
        return;
    const Instant now = m_chronicle.now();
    const auto update = m_news.repeat(now);
    update->wallTime = m_chronicle.wallTime(now);
    update->followed = std::move(followed);
    m_onItsWay = update;
    emit told(m_onItsWay, m_followNumber);
}

void HistoryKeeper::delivered()
{
    m_onItsWay.reset();
    if (m_owing)
        wake();
}

void HistoryKeeper::setEventSource(std::unique_ptr<EventSource> source, EventSourceKind eventSource, quint64 number)
{
    hear(); // who has begun or ended by now did so as the answer to an earlier call
    m_sourceNumber = number;
    m_stand.call(std::move(source), eventSource);
    wake();
}

void HistoryKeeper::setFollowSource(std::unique_ptr<FollowSource> source)
{
    m_followSource = std::move(source);
    if (!m_followSource)
        return;
    const auto hearReport = [this](const FollowReport& report) {
        bool isFirst = false;
        {
            const std::lock_guard lock(m_reportsMutex);
            isFirst = m_reports.empty();
            m_reports.push_back(report);
        }
        if (isFirst)
            wakeFromAnyThread();
    };
    m_followSource->start(hearReport);
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
    m_followed.follow(socket, m_chronicle.newest().get());
    ask(std::move(socket));
    wake();
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

Chronicle::Look HistoryKeeper::look(Snapshot fresh)
{
    auto look = m_chronicle.look(std::move(fresh), [this] { hear(); });
    m_followed.apply(look);
    m_followAsked = m_followAsked || m_paused; // who looks while paused wants to see this one look
    wake();
    return look;
}

} // namespace atlas::model
