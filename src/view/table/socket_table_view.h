// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of sockets. While it is read, nothing jumps: rows above the visible ones may come and go without moving
// those on the screen, the selected socket stays the current row wherever it is sorted to, and under the pointer or
// just after a key press the order is held.
#pragma once

#include "model/table/socket_table_model.h"
#include "view/parts/empty_text.h"
#include "view/parts/scroll_keeper.h"
#include "view/table/socket_delegate.h"

#include <QTimer>
#include <QTreeView>

#include <optional>

namespace atlas::view {

class SocketTableView final : public QTreeView {
    Q_OBJECT

public:
    explicit SocketTableView(QWidget* parent = nullptr);

    void setSockets(model::SocketTableModel* sockets);
    /// Does now the layout that Qt would do later; for measuring it.
    void layOut() { executeDelayedItemsLayout(); }
    /// Said in the middle while there are no rows.
    void setEmptyText(const QString& text) { m_emptyText.set(text); }

    /// Takes the keyboard; without a current row the first one becomes it.
    void goToRows();
    /// Makes the row current and scrolls to it; false if no row shows this socket.
    bool selectSocket(const SocketKey& key);
    /// From now on the row of this socket is the current one whenever it is shown; empty: no row is. No signal says so.
    void keepSelected(const std::optional<SocketKey>& socket);
    /// The visible columns of the current row, as they are shown, separated by tabs.
    [[nodiscard]] QString currentRowText() const;

    /// Fills `menu` with a check mark for each column.
    void fillColumnMenu(QMenu& menu);
    /// Empty while the columns are as usual.
    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& saved);

signals:
    void socketSelected(const atlas::SocketRecord& record);
    void selectionCleared();
    void contextMenuWanted(QPoint globalPosition);

protected:
    void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void showUsualColumns();
    void fitColumns();
    void holdOrder();
    void releaseOrderSoon();
    void followTheme();
    void moveMarkColumn();
    void restoreCurrent();

    model::SocketTableModel* m_sockets = nullptr;
    SocketDelegate* m_delegate;
    EmptyText m_emptyText{*this};
    ScrollKeeper m_scroll{*this, ScrollKeeper::NewRows::Anywhere};
    std::optional<SocketKey> m_kept; ///< whose row is current while it is shown
    QTimer m_release;
    bool m_changing = false;
    bool m_fitColumns = true; ///< the user has chosen no widths yet
};

} // namespace atlas::view
