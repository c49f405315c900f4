// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_camera.h"
#include "view/diagram/diagram_layout.h"

#include <QObject>

#include <optional>

class QFocusEvent;
class QKeyEvent;
class QWidget;

namespace atlas::view {

/// What the keyboard does on the diagram: arrow keys lead from box to box, Enter activates the box they stand on, and
/// Ctrl with +, - and 0 changes the drawing's size. It sees the widget's events before the widget does.
class DiagramKeyboard final : public QObject {
    Q_OBJECT

public:
    /// All three outlive it.
    DiagramKeyboard(QWidget* widget, const DiagramLayout& layout, DiagramCamera& camera);

    /// The box that the arrow keys stand on.
    [[nodiscard]] Node current() const { return m_current; }
    void setCurrent(Node node);
    /// Stands on a box without a word, unless the keyboard is in use.
    void follow(Node node);
    /// The box with a ring about it; none while the keyboard is not in use.
    [[nodiscard]] std::optional<Node> ring() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void focusMoved(atlas::view::Node node); ///< while the widget has the focus
    void ringMoved(std::optional<atlas::view::Node> node); ///< points as the mouse does; empty: the ring is gone
    void activated(atlas::view::Node node);

private:
    // Whether the key was for it.
    bool zoom(const QKeyEvent& event);
    bool walk(const QKeyEvent& event);
    void focusIn(const QFocusEvent& event);
    void focusOut();

    QWidget* m_widget;
    const DiagramLayout& m_layout;
    DiagramCamera& m_camera;
    Node m_current{State::Established, false};
    bool m_inUse = false;
};

} // namespace atlas::view
