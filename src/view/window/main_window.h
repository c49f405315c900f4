// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/guide.h"
#include "core/tcp/transition.h"
#include "model/stream/monitor.h"
#include "model/stream/observer_switch.h"
#include "model/table/socket_table_model.h"
#include "view/diagram/followed_walk.h"
#include "view/settings/preferences.h"

#include <QMainWindow>

#include <array>
#include <memory>
#include <optional>
#include <variant>

class QActionGroup;
class QLabel;

namespace Ui {
class MainWindow;
}

namespace atlas::view {

class LogWindow;

/// The window: joins the stream of snapshots with table, diagram and inspector, and these with each other.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// The first three must outlive the window. `monitor` is not started yet.
    MainWindow(model::Monitor& monitor, model::ObserverSwitch& observer, const Guide& guide, Preferences preferences);
    ~MainWindow() override;

    void setFilterText(const QString& text);
    /// Selects the first socket with these ends once the first snapshot is there; a socket that is in no
    /// snapshot is told by `selectionFailed`.
    void selectWhenListed(const Endpoint& local, const std::optional<Endpoint>& remote);
    /// The same for a socket that has just come into being: one of the next looks has to show it.
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
    struct Wanted {
        Endpoint local;
        std::optional<Endpoint> remote;
        int looks = 1; ///< how many more may fail to show it
    };
    /// What of the diagram the inspector explains instead of the selected connection.
    using Asked = std::variant<std::monostate, State, const Transition*>;

    void connectStream();
    void connectHistory();
    void connectTable();
    void connectDiagram();
    void connectActions();
    void fillMenus();

    void apply(const std::shared_ptr<const model::SnapshotUpdate>& update);
    void showCounts();
    void showStatus();
    void applyHiddenStates();
    void selectWanted();

    void select(const SocketRecord& record);
    void deselect();
    void socketChanged(const model::FollowedEnd& end);
    void learn(const std::shared_ptr<const model::HistoryUpdate>& update);
    void showFollowed(const model::Followed& followed);
    void showActivity();
    void glow(const model::HistoryUpdate& update);
    void selectLogged(const LogEntry& entry);
    void useRemembering();
    void chooseRemembering();
    void switchObserver();
    void askToObserve();
    void showObserver();
    void ask(Asked asked);
    void explain();
    void filterByState(State state);
    void narrow(const QString& key, const QString& value);
    [[nodiscard]] const SocketRecord* selected() const;
    void enableConnectionActions();

    void chooseTheme(ThemeChoice choice);
    void chooseInterval(std::chrono::milliseconds interval);
    void followTheme();
    void retranslate();
    void setLiveButton();
    void showAbout();
    void showKeys();

    std::unique_ptr<Ui::MainWindow> m_ui;
    model::Monitor& m_monitor;
    model::ObserverSwitch& m_observer;
    Preferences m_preferences;
    model::SocketTableModel* m_sockets;
    std::optional<SocketRecord> m_selected; ///< as last seen
    bool m_selectedGone = false;
    Instant m_selectedSeen{}; ///< when it was so
    std::array<FollowedWalk, 2> m_walks; ///< of the selected connection's own end, and of its peer
    std::shared_ptr<const model::SnapshotUpdate> m_update; ///< the newest
    std::shared_ptr<const model::HistoryUpdate> m_history; ///< the newest
    QString m_observerFailure; ///< why not every transition is shown although the user wanted it
    LogWindow* m_log;
    QString m_failure; ///< of the newest look, if it failed
    std::optional<Wanted> m_wanted;
    Asked m_pinned; ///< by a click
    Asked m_hovered;
    QLabel* m_statusLabel;
    QLabel* m_hiddenLabel;
};

} // namespace atlas::view
