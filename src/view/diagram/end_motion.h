// SPDX-License-Identifier: GPL-3.0-or-later
//
// How one end of a connection moves from box to box. A step that is known runs as a token along its line; one
// that is only concluded lets the old box go dark and the new one light up, with no token. Steps that come while one
// still runs wait their turn, and make those before them quicker.
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

    /// A token's run, or the change of light without one. Others that wait make it quicker.
    static constexpr std::chrono::milliseconds runTime{350};
    static constexpr std::chrono::milliseconds quickestRunTime{90};
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

    /// Went on to another state: queued behind what still runs. `step.from` is taken to be the destination().
    void take(Step step, Instant now);
    /// The way it came, oldest step first. Steps that still wait to be shown stay hidden until they are.
    void setTrail(std::vector<Step> trail);
    /// Ends every motion at once: the last state is lit, and the whole trail is there.
    void finish();
    void advance(Instant now);

    /// Where it is, all queued steps included.
    [[nodiscard]] std::optional<Node> destination() const;
    /// Where it is drawn now; empty while it is on its way.
    [[nodiscard]] std::optional<Node> resting() const { return m_run ? std::nullopt : m_node; }
    /// Whether something changes its place, so that every frame counts; otherwise colours fade at most.
    [[nodiscard]] bool isRunning() const { return m_run.has_value() || m_swelling; }
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
    /// Whether the last use of a line was told or seen.
    [[nodiscard]] bool wasCertain(const Transition& line) const;

private:
    struct Run {
        Node from;
        Node to;
        bool certain;
        std::vector<const Transition*> lines;
        Instant start;
        Duration length;
    };

    [[nodiscard]] Duration runLength() const;
    [[nodiscard]] bool runsAlong(const Transition& line) const;
    [[nodiscard]] double progress() const; ///< of the run
    void startNext(Instant now);
    void hurry(Instant now);
    void arrive(const Run& run, Instant at);

    std::optional<Node> m_node; ///< where it is, or comes from
    std::optional<Run> m_run;
    std::deque<Step> m_queue;
    std::vector<Step> m_trail;
    std::optional<Instant> m_arrived;
    EdgeTraces m_traces{edgeFadeTime};
    std::array<bool, transitions.size()> m_certain{};
    Instant m_now;
    bool m_swelling = false;
};

} // namespace atlas::view
