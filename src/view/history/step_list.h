// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"
#include "view/parts/scroll_keeper.h"

#include <QTreeView>

#include <optional>
#include <utility>

namespace atlas::view {

class StepListModel;
class TransitionDelegate;

/// The list of a connection's steps. The newest stays in sight unless it was scrolled up; lines can be copied.
class StepList final : public QTreeView {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void setSteps(StepListModel* steps);
    /// Shares the width out between the columns.
    void fitColumns();

    void copySelected();
    void copyAll();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The pointer or the keyboard came to a step, or left it.
    void stepHovered(std::optional<std::pair<atlas::State, atlas::State>> step);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void reportHovered(const QModelIndex& index);
    void copyRows(QList<int> rows) const;

    StepListModel* m_steps = nullptr;
    TransitionDelegate* m_delegate;
    ScrollKeeper m_scroll{*this, ScrollKeeper::NewRows::AtEnd};
};

} // namespace atlas::view
