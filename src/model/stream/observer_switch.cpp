// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/observer_switch.h"

#include "model/stream/monitor.h"

#include <utility>

namespace atlas::model {

ObserverSwitch::ObserverSwitch(Monitor& monitor, Makers makers, QObject* parent)
    : QObject(parent), m_monitor(monitor), m_makers(std::move(makers))
{
    connect(&m_monitor, &Monitor::eventSourceBegan, this, [this](EventSourceKind kind) {
        if (kind == EventSourceKind::Probe && m_state == State::Starting)
            setState(State::On);
    });
    connect(&m_monitor, &Monitor::eventSourceEnded, this, [this](EventSourceKind kind, const Error& why) {
        if (kind != EventSourceKind::Probe || m_state == State::Off)
            return;
        fallBack();
        emit failed(why);
    });
    fallBack();
}

void ObserverSwitch::turnOn()
{
    if (m_state != State::Off)
        return;
    const Access access = m_makers.access();
    if (access.route == Route::Unavailable) {
        emit failed(access.reason);
        return;
    }
    setState(State::Starting);
    m_monitor.setEventSource(m_makers.observer(), EventSourceKind::Probe);
}

void ObserverSwitch::turnOff()
{
    if (m_state != State::Off)
        fallBack();
}

void ObserverSwitch::fallBack()
{
    m_monitor.setEventSource(m_makers.withoutPrivilege(), EventSourceKind::DestroyEvents);
    setState(State::Off);
}

void ObserverSwitch::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
}

} // namespace atlas::model
