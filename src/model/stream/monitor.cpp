// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/monitor.h"

#include "model/stream/monitor_worker.h"

#include <algorithm>

namespace atlas::model {
namespace {

/// Calls a member of an object that lives in the worker's thread there.
template <typename Object, typename... Parameters, typename... Arguments>
void post(Object* object, void (Object::*member)(Parameters...), const Arguments&... arguments)
{
    QMetaObject::invokeMethod(
        object, [object, member, arguments...] { (object->*member)(arguments...); }, Qt::QueuedConnection);
}

/// The same for what cannot be copied, as the functions that Qt posts must be.
template <typename Thing> auto shared(std::unique_ptr<Thing> thing)
{
    return std::make_shared<std::unique_ptr<Thing>>(std::move(thing));
}

} // namespace

Monitor::Monitor(std::unique_ptr<SnapshotSource> source, QObject* parent)
    : Monitor(std::move(source), std::chrono::steady_clock::now, parent)
{
}

Monitor::Monitor(std::unique_ptr<SnapshotSource> source, Clock clock, QObject* parent)
    : QObject(parent), m_worker(new MonitorWorker(std::move(source), std::move(clock)))
{
    m_thread.setObjectName(QStringLiteral("monitor"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &MonitorWorker::updated, this, [this](const std::shared_ptr<const SnapshotUpdate>& update) {
        emit updated(update);
        post(m_worker, &MonitorWorker::delivered);
    });
    connect(m_worker, &MonitorWorker::failed, this, [this](const Error& why) {
        emit failed(why);
        post(m_worker, &MonitorWorker::delivered);
    });
    connectHistory();
    m_thread.start();
    if (!m_thread.isRunning()) // as at the limit of processes
        QMetaObject::invokeMethod(
            this, [this] { emit failed(Error::saying("cannot start a thread")); }, Qt::QueuedConnection);
}

void Monitor::connectHistory()
{
    HistoryKeeper* const history = m_worker->history();
    connect(history, &HistoryKeeper::updated, this,
            [this, history](const std::shared_ptr<const HistoryUpdate>& update, quint64 follow) {
                if (follow == m_followNumber || !update->followed) {
                    emit historyChanged(update);
                } else { // It was made before another socket was followed.
                    const auto rest = std::make_shared<HistoryUpdate>(*update);
                    rest->followed.reset();
                    emit historyChanged(rest);
                }
                post(history, &HistoryKeeper::delivered);
            });
    connect(history, &HistoryKeeper::eventSourceBegan, this, [this](EventSourceKind kind, quint64 number) {
        if (number == m_sourceNumber)
            emit eventSourceBegan(kind);
    });
    connect(history, &HistoryKeeper::eventSourceEnded, this,
            [this](EventSourceKind kind, const Error& why, quint64 number) {
                if (number == m_sourceNumber)
                    emit eventSourceEnded(kind, why);
            });
}

Monitor::~Monitor()
{
    // A capture cannot be broken off, but nothing is begun any more; the wait is for what is left of one snapshot.
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void Monitor::setInterval(std::chrono::milliseconds interval)
{
    m_interval = std::clamp(interval, shortestInterval, longestInterval);
    post(m_worker, &MonitorWorker::setInterval, m_interval);
}

void Monitor::start()
{
    post(m_worker, &MonitorWorker::start);
}

void Monitor::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    post(m_worker, &MonitorWorker::setPaused, paused);
    emit pausedChanged(paused);
}

void Monitor::refresh()
{
    post(m_worker, &MonitorWorker::refresh);
}

void Monitor::setEventSource(std::unique_ptr<EventSource> source, EventSourceKind kind)
{
    HistoryKeeper* const history = m_worker->history();
    const quint64 number = ++m_sourceNumber;
    QMetaObject::invokeMethod(
        history,
        [history, kind, number, box = shared(std::move(source))] {
            history->setEventSource(std::move(*box), kind, number);
        },
        Qt::QueuedConnection);
}

void Monitor::setFollowSource(std::unique_ptr<FollowSource> source)
{
    HistoryKeeper* const history = m_worker->history();
    QMetaObject::invokeMethod(
        history, [history, box = shared(std::move(source))] { history->setFollowSource(std::move(*box)); },
        Qt::QueuedConnection);
}

void Monitor::follow(const std::optional<SocketRecord>& socket)
{
    post(m_worker->history(), &HistoryKeeper::follow, socket, ++m_followNumber);
}

void Monitor::setAllNamespaces(bool all)
{
    post(m_worker->history(), &HistoryKeeper::setAllNamespaces, all);
}

void Monitor::setHistoryBounds(const HistoryBounds& bounds)
{
    post(m_worker->history(), &HistoryKeeper::setBounds, bounds);
}

} // namespace atlas::model
