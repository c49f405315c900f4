// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/transition_log.h"

#include <QTableView>

#include <functional>

namespace atlas::model {
class TransitionLogModel;
}

namespace atlas::view {

class TransitionDelegate;

/// The lines of the log. It follows the newest line unless somebody scrolled up; then what is on the screen stays
/// there, as long as it is kept. A QTableView, because it asks nothing of rows that are out of sight.
class LogTable final : public QTableView {
    Q_OBJECT

public:
    explicit LogTable(QWidget* parent = nullptr);

    void setLog(model::TransitionLogModel* log);
    /// Does `change` to the model.
    void changeModel(const std::function<void()>& change);
    /// Said in the middle while there are no rows.
    void setEmptyText(const QString& text);
    [[nodiscard]] bool isAtEnd() const;

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
    QString m_emptyText;
};

} // namespace atlas::view
