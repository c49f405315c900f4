// SPDX-License-Identifier: GPL-3.0-or-later
//
// What moves on the diagram, apart from where it is drawn: how strongly each box is lit, how
// recently each edge was used (1 just now, 0 long ago), and how far a token has run along an edge.
// Time is passed in. Nothing here knows pixels, and nothing runs by itself.
#pragma once

#include "view/node.h"

#include <chrono>
#include <deque>
#include <optional>

namespace atlas::view {

class DiagramMotion {
public:
    using Instant = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::steady_clock::duration;

    /// A token's run, or the change of light where there is no single edge. Others that wait make it quicker.
    static constexpr std::chrono::milliseconds runTime{350};
    static constexpr std::chrono::milliseconds quickestRunTime{90};
    static constexpr std::chrono::milliseconds swellTime{420};
    static constexpr std::chrono::milliseconds edgeFadeTime{4000};

    struct Token {
        const Transition* edge;
        double progress; ///< of the edge's length, from 0 to 1
    };

    void setReduced(bool reduced) { m_reduced = reduced; }
    [[nodiscard]] bool isReduced() const { return m_reduced; }

    /// Lights this node, or none, at once; forgets every motion and trace.
    void select(std::optional<Node> node);
    /// The connection went on to `state`: queued behind what still runs.
    void moveTo(State state, Instant now);
    /// Ends every motion at once: the last state is lit.
    void finish();
    /// Takes all steps whose time has come by `now`.
    void advance(Instant now);

    /// Where the connection is, all queued moves included.
    [[nodiscard]] std::optional<Node> destination() const;
    /// Where it is drawn now; empty while it is on its way.
    [[nodiscard]] std::optional<Node> resting() const;
    [[nodiscard]] bool atRest() const { return !isRunning() && !m_settling; }
    /// Whether something changes its place, so that every frame counts; otherwise colours fade at most.
    [[nodiscard]] bool isRunning() const { return m_run.has_value() || m_swelling; }
    [[nodiscard]] std::size_t waiting() const { return m_queue.size(); }

    // As of the last advance():
    [[nodiscard]] std::optional<Token> token() const;
    [[nodiscard]] double light(Node node) const; ///< 0..1
    [[nodiscard]] double swell(Node node) const; ///< 0..1, at its largest in the middle of swelling
    [[nodiscard]] double recency(const Transition& edge) const; ///< 0..1

private:
    struct Run {
        Node from;
        Node to;
        const Transition* edge; ///< null where no single edge leads there
        Instant start;
        Duration length;
    };

    [[nodiscard]] Duration runLength() const;
    void startNext(Instant now);
    void hurry(Instant now);
    void arrive(const Run& run, Instant at);

    bool m_reduced = false;
    std::optional<Node> m_node; ///< where the connection is, or comes from
    std::optional<Run> m_run;
    std::deque<State> m_queue;
    std::optional<Instant> m_arrived;
    std::array<std::optional<Instant>, transitions.size()> m_used;
    Instant m_now;
    bool m_swelling = false;
    bool m_settling = false; ///< an edge still fades
};

} // namespace atlas::view
