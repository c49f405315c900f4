// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/monitor_worker.h"

#include <QThread>

#include <algorithm>
#include <utility>
#include <vector>

namespace atlas::model {
namespace {

using std::chrono::milliseconds;

/// How many different processes own a socket.
std::size_t countProcesses(const std::vector<SocketRecord>& sockets)
{
    std::vector<std::pair<Pid, std::uint64_t>> processes;
    for (const SocketRecord& socket : sockets) {
        for (const Owner& owner : socket.owners.all()) {
            const std::pair name(owner.process->pid, owner.process->startTime);
            if (processes.empty() || processes.back() != name)
                processes.push_back(name);
        }
    }
    std::ranges::sort(processes);
    return processes.size() - std::ranges::unique(processes).size();
}

/// Comparing snapshots relies on strictly ascending keys, so a source's word is checked.
void makeWellFormed(Snapshot& snapshot)
{
    if (!snapshot.names)
        snapshot.names = std::make_shared<const Names>();
    const auto notAscending = [](const auto& a, const auto& b) { return compareKeys(a, b) >= 0; };
    if (std::ranges::adjacent_find(snapshot.sockets, notAscending) != snapshot.sockets.end())
        sortByKey(snapshot.sockets);
}

} // namespace

MonitorWorker::MonitorWorker(std::unique_ptr<SnapshotSource> source) : m_source(std::move(source))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MonitorWorker::look);
}

MonitorWorker::~MonitorWorker() = default;

void MonitorWorker::start()
{
    if (!std::exchange(m_started, true))
        look();
}

void MonitorWorker::setInterval(milliseconds interval)
{
    m_interval = interval;
    schedule();
}

void MonitorWorker::setPaused(bool paused)
{
    m_paused = paused;
    schedule();
}

void MonitorWorker::refresh()
{
    if (!m_started)
        return;
    if (m_reporting)
        m_refresh = true;
    else
        look();
}

void MonitorWorker::delivered()
{
    m_reporting = false;
    m_lastButOne.reset();
    if (std::exchange(m_refresh, false))
        look();
    else
        schedule();
}

void MonitorWorker::schedule()
{
    if (!m_started || m_paused || m_reporting) {
        m_timer.stop();
        return;
    }
    const auto due = *m_lookedAt + affordableInterval();
    const auto wait = std::chrono::ceil<milliseconds>(due - Clock::now());
    m_timer.start(std::max(wait, milliseconds(0)));
}

void MonitorWorker::look()
{
    m_timer.stop();
    if (QThread::currentThread()->isInterruptionRequested())
        return;
    const auto began = Clock::now();
    m_lookedAt = began;
    auto fresh = m_source->capture();
    m_reporting = true;
    if (fresh) {
        follow(std::move(*fresh), began);
    } else {
        emit failed(QString::fromStdString(fresh.error().message));
    }
}

void MonitorWorker::follow(Snapshot fresh, Clock::time_point began)
{
    const auto before = m_last ? m_last->after : nullptr;
    makeWellFormed(fresh);
    settle(before.get(), fresh, [this](const SocketRecord& record) { return stillExists(record); });
    auto update = std::make_shared<SnapshotUpdate>();
    update->before = before;
    update->diff = diff(before ? *before : Snapshot(), fresh);
    update->counts = countStates(fresh.sockets);
    update->processes = countProcesses(fresh.sockets);
    update->after = std::make_shared<const Snapshot>(std::move(fresh));
    noteCost(Clock::now() - began);
    update->interval = affordableInterval();
    update->slowed = update->interval > m_interval;
    m_lastButOne = std::exchange(m_last, std::move(update));
    emit looked(m_last);
}

std::optional<bool> MonitorWorker::stillExists(const SocketRecord& record)
{
    // Nobody waits for the answer any more.
    if (QThread::currentThread()->isInterruptionRequested())
        return std::nullopt;
    const auto answer = m_source->query(record);
    return answer ? std::optional(answer->has_value()) : std::nullopt;
}

// One dear look is no rule: the first reads every process, and another program may have taken the processor. So the
// cheaper of the last two counts.
void MonitorWorker::noteCost(Clock::duration cost)
{
    m_usualCost = m_lastCost ? std::min(*m_lastCost, cost) : Clock::duration::zero();
    m_lastCost = cost;
}

milliseconds MonitorWorker::affordableInterval() const
{
    const std::chrono::duration<double, std::milli> cost = m_usualCost;
    const auto needed = std::chrono::ceil<milliseconds>(cost / Monitor::largestShare);
    return std::max(m_interval, std::min(needed, Monitor::longestInterval));
}

} // namespace atlas::model
