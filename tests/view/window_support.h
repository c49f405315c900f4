// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole window for tests, over this computer's real sockets or over a source that a test writes. It polls only
// when a test asks for it, and its settings are kept in a directory of the test's own.
#pragma once

#include "core/base/error.h"
#include "core/socket/snapshot.h"
#include "model/stream/monitor.h"
#include "model/table/socket_table_model.h"
#include "view/diagram/diagram_view.h"
#include "view/inspector/inspector.h"
#include "view/table/socket_table_view.h"
#include "view/table/state_chips.h"
#include "view/window/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace atlas::view::test {

/// What a fake source answers, written by the test while the monitor's thread reads.
class Script {
public:
    /// From now on these sockets, in the form of support/snapshot_text.h, with the real time.
    void say(std::string lines);
    /// A last change to each snapshot: a family that is not complete, another source.
    void twist(std::function<void(Snapshot&)> change);
    void fail(Error why);

    [[nodiscard]] std::expected<Snapshot, Error> snapshot() const;

private:
    mutable std::mutex m_mutex;
    std::string m_lines;
    std::function<void(Snapshot&)> m_change;
    std::optional<Error> m_error;
};

/// A source over `script`, which must outlive it.
[[nodiscard]] std::unique_ptr<SnapshotSource> scriptedSource(const Script& script);

/// The guide that is built into the program.
[[nodiscard]] const Guide& guide();

/// Settings in a new directory, as long as this lives; nothing is read from the user's.
class OwnSettings {
public:
    OwnSettings();

private:
    QTemporaryDir m_directory;
};

/// Polling alone: what a test shows is what its source says.
[[nodiscard]] model::ObserverSwitch::Makers noObserver();

struct Window {
    /// Shown, active, and filled with the first snapshot.
    explicit Window(std::unique_ptr<SnapshotSource> source, Preferences preferences = {},
                    model::ObserverSwitch::Makers observers = noObserver());

    /// Takes a snapshot now, and returns when the window shows it (or that it failed); false after some seconds.
    bool poll();
    /// As if the time of all marks were over: gone rows go.
    void endMarks();
    /// Polls again until it is so.
    bool pollUntil(const std::function<bool()>& condition);

    template <typename Widget> [[nodiscard]] Widget* child(const char* name) const
    {
        // The log is a child of the window too, and has some parts of the same name.
        auto* found = window.centralWidget()->findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            found = window.findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("the window has no %s", name);
        return found;
    }
    [[nodiscard]] QAction* action(const char* name) const { return child<QAction>(name); }
    [[nodiscard]] QString label(const char* name) const { return child<QLabel>(name)->text(); }
    [[nodiscard]] QString button(const char* name) const { return child<QAbstractButton>(name)->text(); }
    [[nodiscard]] QLineEdit* filterEdit() const { return child<QLineEdit>("filterEdit"); }
    [[nodiscard]] StateChip* chip(State state) const;

    /// The row of this socket, or -1; the socket with that local port if no remote end is given.
    [[nodiscard]] int row(const Endpoint& local, const Endpoint& remote) const;
    [[nodiscard]] int row(std::uint16_t localPort) const;
    /// The same, polling again until it is there: one dump of a busy kernel may lack it.
    [[nodiscard]] int awaitRow(const Endpoint& local, const Endpoint& remote);
    [[nodiscard]] QString cell(int row, model::Column column) const;
    /// The local ports of all rows, from above to below.
    [[nodiscard]] QList<int> ports() const;
    /// Scrolls there and presses the mouse on it.
    void click(int row);
    /// The row's upper edge on the screen, in the viewport's pixels.
    [[nodiscard]] int placeOf(int row) const;
    [[nodiscard]] int currentRow() const { return table->currentIndex().row(); }

    /// The state that the inspector explains; empty if it explains none.
    [[nodiscard]] std::optional<State> explained() const;
    /// What the inspector's groups of facts say under this heading: fact("Process").
    [[nodiscard]] QString fact(const char* heading) const;

    model::Monitor monitor;
    model::ObserverSwitch observer;
    MainWindow window;
    SocketTableView* table;
    model::SocketTableModel* sockets;
    DiagramView* diagram;
    Inspector* inspector;
};

} // namespace atlas::view::test
