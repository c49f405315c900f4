// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace Ui {
class MainWindow;
}

namespace atlas::model {
class SocketTableModel;
}

namespace atlas::view {

/// What is shown: the typed filter, the states as buttons, the hidden listeners; how many that are; and the filters
/// that were used before or kept.
class FilterBar final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive this.
    FilterBar(Ui::MainWindow& ui, model::SocketTableModel& sockets);

    /// Whether something is left out but for the listeners.
    [[nodiscard]] bool filters() const;
    /// Shows everything again.
    void clear();
    /// Says how many sockets are shown; to be called when that may have changed.
    void showCount();
    void retranslate();

signals:
    /// Other sockets are shown.
    void changed();

private:
    void applyHiddenStates();
    void fillMenu();
    void remember();
    void addFilter(const QString& text);

    Ui::MainWindow& m_ui;
    model::SocketTableModel& m_sockets;
};

} // namespace atlas::view
