// SPDX-License-Identifier: GPL-3.0-or-later
//
// How one end of a connection moves from box to box. A step that is certain runs as a token along its line; one that is
// only concluded lets the old box go dark and the new one light up, with no token. Steps that come while one is still
// being shown are queued, and make those before them quicker.
#pragma once

#include "view/diagram/diagram_trail.h"
#include "view/diagram/edge_traces.h"

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace atlas::view {

class EndMotion {
public:
    using Duration = Instant::duration;

    /// Of a token, or of the change of light without one. Queued steps make it shorter.
    static constexpr std::chrono::milliseconds moveTime{350};
    static constexpr std::chrono::milliseconds quickestMoveTime{90};
    static constexpr std::chrono::milliseconds swellTime{420};
    static constexpr std::chrono::milliseconds edgeFadeTime{4000};
    /// Older steps of a trail are forgotten.
    static constexpr std::size_t longestTrail = 24;

    struct Token {
        const Transition* line;
        double progress; ///< of the line's length, from 0 to 1
    };

    /// Empty: its state is not known yet, and nothing is lit.
    explicit EndMotion(std::optional<Node> node) : m_node(node) { }

    /// Another state: queued behind what is still being shown. `step.from` is taken to be the destination().
    void take(Step step, Instant now);
    /// The steps that it took, oldest first. Those that are still queued stay hidden until they are shown.
    void setTrail(std::vector<Step> trail);
    /// Ends every motion at once: the last state is lit, and the whole trail is there.
    void finish();
    void advance(Instant now);

    /// Where it is, all queued steps included.
    [[nodiscard]] std::optional<Node> destination() const;
    /// Where it is drawn now; empty while it moves.
    [[nodiscard]] std::optional<Node> resting() const { return m_move ? std::nullopt : m_node; }
    /// Whether something changes its place, so that every frame counts; otherwise colours fade at most.
    [[nodiscard]] bool isRunning() const { return m_move.has_value() || m_swelling; }
    [[nodiscard]] bool atRest() const { return !isRunning() && !m_traces.anyAt(m_now); }
    [[nodiscard]] std::size_t waiting() const { return m_queue.size(); }
    /// All of it, and the part that has been shown.
    [[nodiscard]] const std::vector<Step>& trail() const { return m_trail; }
    [[nodiscard]] std::span<const Step> shownTrail() const;

    // As of the last advance():
    [[nodiscard]] std::optional<Token> token() const;
    [[nodiscard]] double light(Node node) const; ///< 0..1
    [[nodiscard]] double swell(Node node) const; ///< 0..1, at its largest in the middle of swelling
    [[nodiscard]] double recency(const Transition& line) const; ///< 0..1
    /// Whether the last use of a line was reported or seen.
    [[nodiscard]] bool wasCertain(const Transition& line) const;

private:
    struct Move {
        Node from;
        Node to;
        bool certain;
        std::vector<const Transition*> lines;
        Instant start;
        Duration length;
    };

    [[nodiscard]] Duration moveLength() const;
    [[nodiscard]] bool runsAlong(const Transition& line) const;
    [[nodiscard]] double progress() const; ///< of the move
    void startNext(Instant now);
    void hurry(Instant now);
    void arrive(const Move& move, Instant at);

    std::optional<Node> m_node; ///< where it is, or comes from
    std::optional<Move> m_move;
    std::deque<Step> m_queue;
    std::vector<Step> m_trail;
    std::optional<Instant> m_arrived;
    EdgeTraces m_traces{edgeFadeTime};
    std::array<bool, transitions.size()> m_certain{};
    Instant m_now;
    bool m_swelling = false;
};

} // namespace atlas::view
