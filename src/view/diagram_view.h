// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "view/diagram_camera.h"
#include "view/diagram_motion.h"
#include "view/diagram_picture.h"
#include "view/diagram_walk.h"

#include <QBasicTimer>
#include <QPoint>
#include <QWidget>

#include <optional>

namespace atlas::view {

/// The state diagram: how many connections are in each state, where the selected one is, how it
/// comes there, and where it can go. At rest it paints nothing.
class DiagramView final : public QWidget {
    Q_OBJECT

public:
    /// Aborts if the program was built without its drawing.
    explicit DiagramView(QWidget* parent = nullptr);

    void setCounts(const StateCounts& counts);
    /// Another connection was selected, or none: its state is lit at once. Unknown counts as none.
    void select(std::optional<State> state);
    /// The selected connection's state changed: the change is shown as it happened, behind those that still run.
    void moveTo(State next);
    /// The state of the selected connection, as far as it was told; not as far as it is shown.
    [[nodiscard]] std::optional<State> selected() const;

    /// Nothing moves; states light up at once. The style's own wish (SH_Widget_Animation_Duration 0) counts too.
    void setReducedMotion(bool reduced);

    static constexpr double zoomStep = 1.2;
    void zoomBy(double factor, const QPointF& about);
    void zoomIn();
    void zoomOut();
    void fit();

    // For tests and for assistive technology; places are in the widget's pixels.
    [[nodiscard]] int paintCount() const { return m_paintCount; }
    [[nodiscard]] bool atRest() const { return !m_clock.isActive(); }
    [[nodiscard]] const DiagramMotion& motion() const { return m_motion; }
    [[nodiscard]] const DiagramLayout& layoutOfDrawing() const { return m_picture.layout(); }
    [[nodiscard]] QRectF boxOf(Node node) const;
    [[nodiscard]] const DiagramCamera& camera() const { return m_camera; }
    [[nodiscard]] std::optional<Node> nodeAt(const QPointF& point) const;
    /// The drawn edge within 6 pixels of a point outside all boxes.
    [[nodiscard]] const Transition* edgeAt(const QPointF& point) const;
    /// The box that the arrow keys stand on.
    [[nodiscard]] Node current() const { return m_current; }
    void setCurrent(Node node);
    [[nodiscard]] bool isSelected(Node node) const { return m_motion.destination() == node; }
    /// "ESTABLISHED, 42 connections, the selected connection is here"
    [[nodiscard]] QString describe(Node node) const;
    void activate(Node node);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The pointer or the keyboard's ring came to a state, or left it.
    void stateHovered(std::optional<atlas::State> state);
    void edgeHovered(const atlas::Transition* edge); ///< null when the pointer left it
    void stateClicked(atlas::State state);
    void edgeClicked(const atlas::Transition& edge);
    void stateActivated(atlas::State state); ///< Enter, or a double click

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Drag {
        QPointF from;
        QPointF centre; ///< the camera's when it began
        bool moved = false;
    };

    [[nodiscard]] PictureLook look() const;
    [[nodiscard]] QString toolTipAt(const QPoint& point) const;
    void paintMotion(QPainter& painter) const;
    void paintBoxes(QPainter& painter) const;
    void hover(const QPointF& point);
    void setHovered(std::optional<Node> node, const Transition* edge);
    bool handleZoomKey(const QKeyEvent& event);
    bool handleWalkKey(const QKeyEvent& event);
    void runClock();
    void updateMotionSwitch();
    void announceNames();

    DiagramPicture m_picture;
    Theme m_theme;
    StateCounts m_counts{};
    DiagramMotion m_motion;
    QBasicTimer m_clock; ///< runs only while something moves and can be seen
    int m_clockInterval = 0;
    bool m_reducedMotion = false;

    DiagramCamera m_camera;
    std::optional<Drag> m_drag;
    std::optional<Node> m_hoveredNode;
    const Transition* m_hoveredEdge = nullptr;
    Node m_current{State::Established, false};
    bool m_ringVisible = false; ///< the keyboard is in use
    int m_paintCount = 0;
};

} // namespace atlas::view
