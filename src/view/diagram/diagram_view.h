// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"
#include "model/stream/history_update.h"
#include "view/diagram/diagram_camera.h"
#include "view/diagram/diagram_motion.h"
#include "view/diagram/diagram_picture.h"
#include "view/diagram/diagram_walk.h"
#include "view/diagram/end_badge.h"

#include <QBasicTimer>
#include <QPoint>
#include <QWidget>

#include <optional>
#include <vector>

namespace atlas::view {

/// One end of a connection: where it is, and whose it is.
struct DiagramEnd {
    State state = State::Unknown; ///< Unknown: nowhere yet
    QString label; ///< "a", "firefox"; plain text. What is invisible in it is escaped, what was escaped stays. Empty: a
                   ///< plain token

    bool operator==(const DiagramEnd&) const = default;
};

/// The state diagram: how many connections are in each state; where the one end of a connection that is looked
/// at is, or both, how they came there, and where they can go. With no end shown it is the picture of the whole
/// computer: which ways were taken in the last minute, and which just now. At rest it paints nothing.
class DiagramView final : public QWidget {
    Q_OBJECT

public:
    /// Aborts if the program was built without its drawing.
    explicit DiagramView(QWidget* parent = nullptr);

    void setCounts(const StateCounts& counts);
    /// Another connection is looked at, by one end or by both, or none: lit at once. Forgets motion, trail and glow.
    void showEnds(const std::vector<DiagramEnd>& ends);
    /// An end's state changed: shown as it is known, behind changes that are still being shown. Nothing for an end
    /// that is not shown, for Unknown, and for the state that it is in already.
    void moveTo(State next, Known known = Known::Observed, std::size_t end = 0);
    /// The same, with the cause, which tells a reset from a close(). `step.from` does not count: the end says where
    /// it is.
    void takeStep(const Step& step, std::size_t end = 0);
    /// The way an end came, oldest step first, instead of the steps that it took here. Steps that are still being
    /// shown appear in it when they have been.
    void setTrail(std::vector<Step> trail, std::size_t end = 0);
    /// The state of an end as far as it was told, not as far as it is shown; empty where none is.
    [[nodiscard]] std::optional<State> selected(std::size_t end = 0) const;
    [[nodiscard]] const std::vector<DiagramEnd>& ends() const { return m_ends; }

    /// How often each edge was taken in the last minute on the whole computer; shown while no end is. Empty: not known.
    void setActivity(const std::optional<model::EdgeCounts>& lastMinute);
    /// Somewhere on this computer a connection took this step, so many times: its line glows for a second, while no
    /// end is shown.
    void glow(State from, State to, std::uint64_t times = 1);

    /// Marks a line as the pointer would; null: none.
    void mark(const Transition* line);

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
    [[nodiscard]] const DiagramPicture& picture() const { return m_picture; }
    [[nodiscard]] std::vector<EndBadge> endBadges() const; ///< in pixels from the drawing's corner
    [[nodiscard]] QRectF boxOf(Node node) const;
    [[nodiscard]] const DiagramCamera& camera() const { return m_camera; }
    [[nodiscard]] std::optional<Node> nodeAt(const QPointF& point) const;
    /// The drawn edge within 6 pixels of a point outside all boxes.
    [[nodiscard]] const Transition* edgeAt(const QPointF& point) const;
    /// The box that the arrow keys stand on.
    [[nodiscard]] Node current() const { return m_current; }
    void setCurrent(Node node);
    /// Whether an end is there, as far as it was told.
    [[nodiscard]] bool isSelected(Node node) const;
    /// "ESTABLISHED, 42 connections, firefox is here"
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
    void paintActivity(QPainter& painter) const;
    void paintTraces(QPainter& painter) const;
    void paintTokens(QPainter& painter) const;
    void paintBoxes(QPainter& painter) const;
    void paintEndBadges(QPainter& painter) const;
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
    std::vector<DiagramEnd> m_ends; ///< as many as the motion has
    std::optional<model::EdgeCounts> m_activity;
    DiagramMotion m_motion;
    QBasicTimer m_clock; ///< runs only while something moves and can be seen
    int m_clockInterval = 0;
    bool m_reducedMotion = false;

    DiagramCamera m_camera;
    std::optional<Drag> m_drag;
    std::optional<Node> m_hoveredNode;
    const Transition* m_hoveredEdge = nullptr;
    const Transition* m_marked = nullptr;
    Node m_current{State::Established, false};
    bool m_ringVisible = false; ///< the keyboard is in use
    int m_paintCount = 0;
};

} // namespace atlas::view
