// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/monitor_worker.h"

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

/// Comparing snapshots relies on strictly ascending keys, so those of a source are checked.
void makeWellFormed(Snapshot& snapshot)
{
    if (!snapshot.names)
        snapshot.names = std::make_shared<const Names>();
    const auto notAscending = [](const auto& a, const auto& b) { return compareKeys(a, b) >= 0; };
    if (std::ranges::adjacent_find(snapshot.sockets, notAscending) != snapshot.sockets.end())
        sortByKey(snapshot.sockets);
}

} // namespace

MonitorWorker::MonitorWorker(std::unique_ptr<SnapshotSource> source, Monitor::Clock clock)
    : m_source(std::move(source)),
      m_history([this](const SocketRecord& record) { return query(record); }, std::move(clock), this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MonitorWorker::poll);
    connect(&m_history, &HistoryKeeper::snapshotWanted, this, &MonitorWorker::pollSoon);
}

MonitorWorker::~MonitorWorker() = default;

void MonitorWorker::start()
{
    if (!std::exchange(m_started, true))
        poll();
}

void MonitorWorker::setInterval(milliseconds interval)
{
    m_interval = interval;
    schedule();
}

void MonitorWorker::setPaused(bool paused)
{
    m_paused = paused;
    m_history.setPaused(paused);
    schedule();
}

void MonitorWorker::refresh()
{
    if (!m_started)
        return;
    if (m_reporting)
        m_refresh = true;
    else
        poll();
}

void MonitorWorker::delivered()
{
    m_reporting = false;
    m_lastButOne.reset();
    if (std::exchange(m_refresh, false))
        poll();
    else
        schedule();
}

void MonitorWorker::schedule()
{
    if (!m_started || m_paused || m_reporting) {
        m_timer.stop();
        return;
    }
    const auto due = *m_polledAt + affordable(m_soon ? std::min(m_interval, Monitor::shortestInterval) : m_interval);
    const auto wait = std::chrono::ceil<milliseconds>(due - Clock::now());
    m_timer.start(std::max(wait, milliseconds(0)));
}

void MonitorWorker::poll()
{
    m_timer.stop();
    if (QThread::currentThread()->isInterruptionRequested())
        return;
    const auto began = Clock::now();
    m_polledAt = began;
    m_soon = false;
    auto fresh = m_source->capture();
    m_reporting = true;
    if (fresh) {
        report(std::move(*fresh), began);
    } else {
        emit failed(fresh.error());
    }
}

void MonitorWorker::pollSoon()
{
    m_soon = true;
    schedule();
}

void MonitorWorker::report(Snapshot fresh, Clock::time_point began)
{
    makeWellFormed(fresh);
    auto change = m_history.apply(std::move(fresh));
    auto update = std::make_shared<SnapshotUpdate>();
    update->before = std::move(change.before);
    update->after = std::move(change.after);
    update->diff = std::move(change.diff);
    update->counts = countStates(update->after->sockets);
    update->processes = countProcesses(update->after->sockets);
    noteCost(Clock::now() - began);
    update->interval = affordable(m_interval);
    update->slowed = update->interval > m_interval;
    m_lastButOne = std::exchange(m_last, std::move(update));
    emit updated(m_last);
}

std::expected<std::optional<SocketRecord>, Error> MonitorWorker::query(const SocketRecord& record)
{
    if (QThread::currentThread()->isInterruptionRequested())
        return std::unexpected(Error::saying("nobody waits for the answer any more"));
    return m_source->query(record);
}

// One dear snapshot is no rule: the first reads every process, and another program may have taken the processor. So the
// cheaper of the last two counts.
void MonitorWorker::noteCost(Clock::duration cost)
{
    m_usualCost = m_lastCost ? std::min(*m_lastCost, cost) : Clock::duration::zero();
    m_lastCost = cost;
}

milliseconds MonitorWorker::affordable(milliseconds interval) const
{
    const std::chrono::duration<double, std::milli> cost = m_usualCost;
    const auto needed = std::chrono::ceil<milliseconds>(cost / Monitor::largestShare);
    return std::max(interval, std::min(needed, Monitor::longestInterval));
}

} // namespace atlas::model
