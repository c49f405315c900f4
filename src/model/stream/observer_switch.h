// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/events/event.h"
#include "model/stream/history_update.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>

namespace atlas::model {

class Monitor;

/// Turns the observer of every transition on and off: what the window uses for "Show every transition…".
///
/// While it is off, and until it has started, the source of events is the one that needs no privilege. Starting may
/// take minutes (the user is asked for a password) and can be given up by turnOff() at any time.
class ObserverSwitch final : public QObject {
    Q_OBJECT

public:
    /// How the observer can be started.
    enum class Route : std::uint8_t {
        Directly, ///< without a question to the user
        AsksUser, ///< the system asks the user for consent
        Unavailable, ///< not at all: see reason()
    };
    enum class State : std::uint8_t { Off, Starting, On };
    Q_ENUM(State)

    struct Access {
        Route route = Route::Unavailable;
        Error reason; ///< empty unless unavailable
    };
    /// What makes the sources that are switched between. Called in the GUI thread.
    struct Makers {
        std::function<Access()> access; ///< as things are now
        std::function<std::unique_ptr<EventSource>()> observer;
        std::function<std::unique_ptr<EventSource>()> withoutPrivilege; ///< may make null: polling alone
    };

    /// Sets the source without privilege. `monitor` must outlive the switch.
    ObserverSwitch(Monitor& monitor, Makers makers, QObject* parent = nullptr);

    /// How turnOn() would start the observer now.
    [[nodiscard]] Route route() const { return m_makers.access().route; }
    /// Why it cannot be started; empty if it can.
    [[nodiscard]] Error reason() const { return m_makers.access().reason; }
    [[nodiscard]] State state() const { return m_state; }

    /// Starts the observer; without effect unless it is off.
    void turnOn();
    /// Gives up starting it, or ends it; without effect if it is off.
    void turnOff();

signals:
    void stateChanged(atlas::model::ObserverSwitch::State state);
    /// It could not be started, was refused, or has ended by itself: one line for the user. It is off then.
    void failed(const atlas::Error& why);

private:
    void setState(State state);
    void fallBack();

    Monitor& m_monitor;
    Makers m_makers;
    State m_state = State::Off;
};

} // namespace atlas::model
