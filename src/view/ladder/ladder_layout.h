// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything on the ladder diagram stands. Time runs downwards; each host has a line of its own. What happens at
// one host is written on its line (a state's pill) or outside it (a call); a packet is an arrow from line to line,
// slanted because it arrives later than it was sent. The layout is made anew for each width and font.
//
// From 480 pixels on no pill, text or label covers another, and none leaves the ladder. Arrows are straight: they
// cross, and one that was held for long passes behind what happened meanwhile.
#pragma once

#include "model/lab/lab_story.h"

#include <QFont>
#include <QLineF>
#include <QRectF>
#include <QString>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace atlas::view {

struct LadderPill {
    lab::Host host = lab::Host::A;
    State state = State::Closed;
    QRectF box{};
    bool ghost = false; ///< still to come
    bool fresh = false; ///< since the events that were shown before
};

struct LadderText {
    enum class Kind : std::uint8_t { Call, Failure, Wait, Note };
    Kind kind = Kind::Call;
    QString text;
    QRectF box{};
    Qt::Alignment alignment = Qt::AlignCenter;
    bool ghost = false;
    bool fresh = false;
};

struct LadderArrow {
    enum class End : std::uint8_t { Arrived, OnItsWay, Lost };
    QLineF line{};
    End end = End::OnItsWay;
    QString label{};
    QRectF labelBox{};
    QString details{}; ///< shown on hover
    std::optional<lab::PacketId> packet{};
    int sent = 1; ///< how often, while it is held
    bool copy = false; ///< made by the lab: a duplicate, or forged
    bool ghost = false;
    bool fresh = false; ///< its end is new
};

/// One event, for the keyboard and for assistive technology.
struct LadderEntry {
    QString text;
    QString details;
    QRectF box{};
};

struct LadderLayout {
    std::array<double, 2> lifeline{};
    std::vector<LadderPill> pills;
    std::vector<LadderText> texts;
    std::vector<LadderArrow> arrows;
    std::vector<QRectF> gaps; ///< waits: the lines are interrupted
    std::vector<LadderEntry> entries;
    double now = 0; ///< the line between what happened and what is to come
    QString nowText;
    QRectF nowBox{}; ///< of the text, on the line
    double height = 0;
};

struct LadderRequest {
    const model::LabStory& story;
    std::span<const lab::LessonStep> toCome; ///< drawn as ghosts below the line "now"
    std::uint64_t seen = 0; ///< events with a higher number are fresh
    QFont font;
    double width = 0;
};

/// The font of pills and labels, a little smaller than the widget's.
[[nodiscard]] QFont ladderFont(const QFont& font);

[[nodiscard]] LadderLayout layLadder(const LadderRequest& request);

} // namespace atlas::view
