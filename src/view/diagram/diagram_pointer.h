// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_target.h"

#include <QObject>
#include <QPointF>

#include <optional>

class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace atlas::view {

/// What the mouse does on the diagram: it points and clicks, moves a drawing that is larger than the widget, and
/// changes its size. It sees the widget's events before the widget does.
class DiagramPointer final : public QObject {
    Q_OBJECT

public:
    /// All three outlive it.
    DiagramPointer(QWidget* widget, const DiagramLayout& layout, DiagramCamera& camera);

    /// What is under the pointer; while a button is down what was.
    [[nodiscard]] const DiagramTarget& target() const { return m_target; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void stateHovered(std::optional<atlas::State> state);
    void edgeHovered(const atlas::Transition* edge); ///< null when the pointer left it
    void nodeClicked(atlas::view::Node node);
    void edgeClicked(const atlas::Transition& edge);

private:
    struct Drag {
        QPointF from;
        QPointF centre; ///< the camera's when it began
        bool moved = false;
    };

    // Each says whether the event was for it.
    bool move(const QMouseEvent& event);
    bool press(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool turnWheel(const QWheelEvent& event);

    [[nodiscard]] DiagramTarget targetAt(const QPointF& point) const;
    void pointAt(const DiagramTarget& target);
    void drag(const QPointF& to);

    QWidget* m_widget;
    const DiagramLayout& m_layout;
    DiagramCamera& m_camera;
    DiagramTarget m_target;
    std::optional<Drag> m_drag; ///< while the left button is down
};

} // namespace atlas::view
