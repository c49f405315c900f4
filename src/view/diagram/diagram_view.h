// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"
#include "model/stream/history_update.h"
#include "view/diagram/diagram_camera.h"
#include "view/diagram/diagram_ends.h"
#include "view/diagram/diagram_keyboard.h"
#include "view/diagram/diagram_painter.h"
#include "view/diagram/diagram_picture.h"
#include "view/diagram/diagram_pointer.h"

#include <QBasicTimer>
#include <QWidget>

#include <optional>
#include <vector>

namespace atlas::view {

/// The state diagram: how many connections are in each state; where one end of the selected connection is, or both, how
/// they came there, and where they can go. With no end shown it is the picture of the whole computer: which transitions
/// happened in the last minute, and which just now. At rest it paints nothing.
class DiagramView final : public QWidget {
    Q_OBJECT

public:
    /// Aborts if the program was built without its drawing.
    explicit DiagramView(QWidget* parent = nullptr);

    void setCounts(const StateCounts& counts);
    /// Another connection is shown, by one end or by both, or none: lit at once. Forgets motion, trail and glow.
    void showEnds(const std::vector<DiagramEnd>& ends);
    /// An end's state changed: shown as it is known, behind changes that are still being shown. Nothing for an end
    /// that is not shown, for Unknown, and for the state that it is in already.
    void moveTo(State next, Known known = Known::Observed, std::size_t end = 0);
    /// The same, with the cause: a reset is drawn along another line than a close(). `step.from` does not count, for
    /// the end says where it is.
    void takeStep(const Step& step, std::size_t end = 0);
    /// The steps that an end took, the oldest first, instead of those that it took here. Steps that are still being
    /// shown appear in the trail when they have been.
    void setTrail(std::vector<Step> trail, std::size_t end = 0);
    /// Whether the life of an end is over, and where: then nothing is drawn that could come next.
    void setEnded(std::optional<Node> node, std::size_t end = 0);
    /// The state of an end as reported, not as far as it is shown; empty where none is.
    [[nodiscard]] std::optional<State> selected(std::size_t end = 0) const { return m_ends.state(end); }
    [[nodiscard]] const std::vector<DiagramEnd>& ends() const { return m_ends.all(); }

    /// How often each edge was taken in the last minute on the whole computer; shown while no end is. Empty: not known.
    void setActivity(const std::optional<model::EdgeCounts>& lastMinute);
    /// On this computer connections took this step, so many times: its line glows for a second, unless an end is shown.
    void glow(State from, State to, std::uint64_t times = 1);

    /// Whether the lines that lead on from where the ends are stand out. They would answer a question about what comes.
    void setLeadsOn(bool shown);

    /// Marks a line as the pointer would; null: none.
    void mark(const Transition* line);

    /// Nothing moves; states light up at once. The style's own setting (SH_Widget_Animation_Duration 0) counts too.
    void setReducedMotion(bool reduced);

    void zoomBy(double factor, const QPointF& about);
    void zoomIn();
    void zoomOut();
    void fit();

    // For tests and for assistive technology; places are in the widget's pixels.
    [[nodiscard]] int paintCount() const { return m_paintCount; }
    [[nodiscard]] bool atRest() const { return !m_clock.isActive(); }
    [[nodiscard]] const DiagramMotion& motion() const { return m_ends.motion(); }
    [[nodiscard]] const DiagramLayout& layoutOfDrawing() const { return m_picture.layout(); }
    [[nodiscard]] const DiagramPicture& picture() const { return m_picture; }
    [[nodiscard]] std::vector<EndBadge> endBadges() { return scene().badges; } ///< in pixels from the drawing's corner
    [[nodiscard]] QRectF boxOf(Node node) const;
    [[nodiscard]] const DiagramCamera& camera() const { return m_camera; }
    [[nodiscard]] std::optional<Node> nodeAt(const QPointF& point) const { return targetAt(point).node; }
    /// The drawn edge within 6 pixels of a point outside all boxes.
    [[nodiscard]] const Transition* edgeAt(const QPointF& point) const { return targetAt(point).edge; }
    /// The box that the arrow keys stand on.
    [[nodiscard]] Node current() const { return m_keyboard.current(); }
    void setCurrent(Node node);
    /// Whether an end is there, as reported.
    [[nodiscard]] bool isSelected(Node node) const { return !m_ends.labelsAt(node).isEmpty(); }
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
    void stateActivated(atlas::State state); ///< Enter

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    [[nodiscard]] Emphasis emphasis() const;
    /// What is to be painted now; brings the picture at rest up to date.
    [[nodiscard]] DiagramScene scene();
    [[nodiscard]] DiagramTarget targetAt(const QPointF& point) const;
    [[nodiscard]] QString toolTipAt(const QPointF& point) const;
    void runClock();
    void updateMotionSwitch();

    DiagramPicture m_picture;
    Theme m_theme;
    StateCounts m_counts{};
    DiagramEnds m_ends;
    std::optional<model::EdgeCounts> m_activity;
    QBasicTimer m_clock; ///< runs only while something moves and can be seen
    int m_clockInterval = 0;
    bool m_reducedMotion = false;
    bool m_leadsOn = true;

    DiagramCamera m_camera;
    DiagramPointer m_pointer;
    DiagramKeyboard m_keyboard;
    const Transition* m_marked = nullptr;
    int m_paintCount = 0;
};

} // namespace atlas::view
