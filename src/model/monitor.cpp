// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/monitor.h"

#include "model/monitor_worker.h"

#include <algorithm>

namespace atlas::model {
namespace {

/// Calls a member of the worker in the worker's thread.
template <typename... Parameters, typename... Arguments>
void post(MonitorWorker* worker, void (MonitorWorker::*member)(Parameters...), Arguments... arguments)
{
    QMetaObject::invokeMethod(
        worker, [worker, member, arguments...] { (worker->*member)(arguments...); }, Qt::QueuedConnection);
}

} // namespace

Monitor::Monitor(std::unique_ptr<SnapshotSource> source, QObject* parent)
    : QObject(parent), m_worker(new MonitorWorker(std::move(source)))
{
    m_thread.setObjectName(QStringLiteral("monitor"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &MonitorWorker::looked, this, [this](const std::shared_ptr<const SnapshotUpdate>& update) {
        emit updated(update);
        post(m_worker, &MonitorWorker::delivered);
    });
    connect(m_worker, &MonitorWorker::failed, this, [this](const QString& message) {
        emit failed(message);
        post(m_worker, &MonitorWorker::delivered);
    });
    m_thread.start();
}

Monitor::~Monitor()
{
    // A capture cannot be broken off, but nothing is begun any more; the wait is for what is left of one look.
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

} // namespace atlas::model
