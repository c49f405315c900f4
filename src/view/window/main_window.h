// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/guide/guide.h"
#include "model/stream/monitor.h"
#include "model/stream/observer_switch.h"
#include "model/table/socket_table_model.h"
#include "view/settings/preferences.h"
#include "view/window/selection.h"
#include "view/window/wanted_socket.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QLabel;

namespace Ui {
class MainWindow;
}

namespace atlas::view {

class ConnectionActions;
class DiagramFeed;
class Explainer;
class FilterBar;
class LogWindow;
class ObserverControl;
class WindowMenus;

/// The window: joins the stream of snapshots with table, diagram and inspector, and these with each other.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// The first three must outlive the window. `monitor` is not started yet.
    MainWindow(model::Monitor& monitor, model::ObserverSwitch& observer, const Guide& guide, Preferences preferences);
    ~MainWindow() override;

    void setFilterText(const QString& text);
    /// Selects the first socket with these ends once the first snapshot is there; selectionFailed() says that no
    /// snapshot has it.
    void selectWhenListed(const Endpoint& local, const std::optional<Endpoint>& remote);
    /// The same for a socket that has just come into being: one of the next snapshots has to show it.
    void selectWhenSeen(const Endpoint& local, const std::optional<Endpoint>& remote);
    [[nodiscard]] const Preferences& preferences() const { return m_preferences; }
    /// Whether nothing moves on the diagram.
    [[nodiscard]] bool isAtRest() const;

signals:
    /// The first snapshot is on the screen.
    void filled();
    /// Something of preferences() that other windows follow was chosen: the language, or reduced motion.
    void preferencesChanged();
    /// The user wants to go to the lab.
    void labWanted();
    /// The user is done.
    void closed();
    void selectionFailed(const QString& message);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectStream();
    void connectTable();
    void connectDiagram();
    void connectMenus();

    void noteSnapshot(const std::shared_ptr<const model::SnapshotUpdate>& update);
    void noteHistory(const std::shared_ptr<const model::HistoryUpdate>& update);
    void showCounts();
    void showStatus();
    void showObserver();

    void select(const SocketRecord& record);
    void deselect();
    void selectWanted();
    void selectLogged(const LogEntry& entry);
    void pin(Selection::Asked asked);
    void hover(Selection::Asked asked);
    void explain();

    void useRemembering();
    void chooseRemembering();
    void followTheme();
    void retranslate();

    std::unique_ptr<Ui::MainWindow> m_ui;
    model::Monitor& m_monitor;
    Preferences m_preferences;
    model::SocketTableModel* m_sockets;
    LogWindow* m_log;
    QLabel* m_statusLabel;
    QLabel* m_hiddenLabel;
    std::shared_ptr<const model::SnapshotUpdate> m_update; ///< the newest
    std::shared_ptr<const model::HistoryUpdate> m_history; ///< the newest
    std::optional<Error> m_failure; ///< of the newest poll, if it failed
    Selection m_selection;
    std::optional<WantedSocket> m_wanted;
    std::unique_ptr<Explainer> m_explainer;
    std::unique_ptr<DiagramFeed> m_diagramFeed;
    std::unique_ptr<ObserverControl> m_observer;
    std::unique_ptr<ConnectionActions> m_connectionActions;
    std::unique_ptr<WindowMenus> m_menus;
    std::unique_ptr<FilterBar> m_filters;
};

} // namespace atlas::view
