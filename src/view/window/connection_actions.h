// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <QObject>

namespace Ui {
class MainWindow;
}

namespace atlas::view {

class Selection;

/// The menu of the selected connection: what is copied of it, and what of it becomes the filter.
class ConnectionActions final : public QObject {
    Q_OBJECT

public:
    /// All of these must outlive this.
    ConnectionActions(Ui::MainWindow& ui, const Selection& selection);

    /// Enables what makes sense for the selection as it is now.
    void enable();

signals:
    /// The user wants to see the socket on the other side of the selected connection.
    void otherEndWanted(const atlas::SocketRecord& record);

private:
    void narrow(const QString& key, const QString& value);

    Ui::MainWindow& m_ui;
    const Selection& m_selection;
};

} // namespace atlas::view
