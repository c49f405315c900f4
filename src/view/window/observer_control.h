// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "model/stream/history_update.h"
#include "model/stream/observer_switch.h"
#include "model/stream/snapshot_update.h"

#include <QObject>
#include <QString>

#include <optional>

class QAction;
class QToolButton;

namespace atlas::view {

/// "Show every transition…": the menu's entry and the button that says where the window's knowledge comes from turn the
/// observer on and off, after a question where the system will ask for permission.
class ObserverControl final : public QObject {
    Q_OBJECT

public:
    /// All of these must outlive this.
    ObserverControl(model::ObserverSwitch& observer, QAction& action, QToolButton& button, QWidget* window);

    /// Says what is known, as of the newest updates; null before the first ones.
    void show(const model::SnapshotUpdate* snapshot, const model::HistoryUpdate* history, bool paused);
    /// Why not every transition is shown although the user wanted it; empty where there is nothing to say.
    [[nodiscard]] QString failure() const;

signals:
    /// The observer's state or failure() is another one: it is time to show() again.
    void changed();

private:
    void toggle();
    void ask();

    model::ObserverSwitch& m_observer;
    QAction& m_action;
    QToolButton& m_button;
    QWidget* m_window;
    std::optional<Error> m_failure;
};

} // namespace atlas::view
