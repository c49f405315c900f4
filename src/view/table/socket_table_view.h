// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of sockets. While someone reads it, nothing jumps: rows above the visible ones may come
// and go without moving those on the screen, and under the pointer or just after a key press the
// order is held.
#pragma once

#include "model/table/socket_table_model.h"
#include "view/table/socket_delegate.h"

#include <QTimer>
#include <QTreeView>

#include <functional>
#include <optional>

namespace atlas::view {

class SocketTableView final : public QTreeView {
    Q_OBJECT

public:
    explicit SocketTableView(QWidget* parent = nullptr);

    void setSockets(model::SocketTableModel* sockets);
    /// Does `change` to the model, keeps what is on the screen in its place, and leaves `selected` (empty: no row)
    /// the current row, whatever Qt makes current while rows come and go.
    void changeModel(const std::function<void(model::SocketTableModel&)>& change,
                     const std::optional<SocketKey>& selected);
    /// Does now the layout that Qt would do later; for measuring it.
    void layOut() { executeDelayedItemsLayout(); }
    /// Said in the middle while there are no rows.
    void setEmptyText(const QString& text);

    /// Makes the row current and scrolls to it; false if no row shows this socket.
    bool selectSocket(const SocketKey& key);
    /// No row is current any more; nobody is told.
    void selectNone();
    /// The visible columns of the current row, as they are shown, separated by tabs.
    [[nodiscard]] QString currentRowText() const;

    /// Fills `menu` with a check mark for each column.
    void fillColumnMenu(QMenu& menu);
    /// Empty while nobody has changed the usual columns.
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
    void restoreCurrent(const std::optional<SocketKey>& selected);
    [[nodiscard]] std::optional<int> topInSight(const QModelIndex& index) const;
    void scrollBack(const QModelIndex& index, int top);

    model::SocketTableModel* m_sockets = nullptr;
    SocketDelegate* m_delegate;
    QString m_emptyText;
    QTimer m_release;
    bool m_changing = false;
    bool m_fitColumns = true; ///< nobody has chosen widths yet
};

} // namespace atlas::view
