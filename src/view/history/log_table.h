// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/transition_log.h"
#include "view/parts/empty_text.h"
#include "view/parts/scroll_keeper.h"

#include <QTableView>

namespace atlas::model {
class TransitionLogModel;
}

namespace atlas::view {

class TransitionDelegate;

/// The lines of the log. It follows the newest line unless it was scrolled up; then what is on the screen stays there,
/// as long as it is kept. A QTableView, because it asks nothing of rows that are out of sight.
class LogTable final : public QTableView {
    Q_OBJECT

public:
    explicit LogTable(QWidget* parent = nullptr);

    void setLog(model::TransitionLogModel* log);
    /// Said in the middle while there are no rows.
    void setEmptyText(const QString& text) { m_emptyText.set(text); }
    [[nodiscard]] bool isAtEnd() const;
    /// Whether the column of network namespaces is there.
    void showNamespaces(bool shown);

    /// The selected lines, or all, as text.
    void copy(bool all) const;

signals:
    void entryActivated(const atlas::LogEntry& entry);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fitColumns();
    void fitRows();
    void activate(const QModelIndex& index);

    model::TransitionLogModel* m_log = nullptr;
    TransitionDelegate* m_delegate;
    EmptyText m_emptyText{*this};
    ScrollKeeper m_scroll{*this, ScrollKeeper::NewRows::AtEnd};
};

} // namespace atlas::view
