// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything on the band of states stands. Each row has its pieces side by side, with their names where they find
// room; below all rows runs a line of time, with as many labels as find room. The layout is a function of what is
// shown, the visible time, the font and the width; two labels never overlap, and no box overlaps another that is at
// least a pixel wide.
#pragma once

#include "model/stream/clocks.h"
#include "view/history/band_pieces.h"
#include "view/history/visible_time.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace atlas::view {

struct BandRequest {
    const std::vector<BandRow>& rows;
    const VisibleTime& time; ///< over bandStretches() of the same rows, font and width
    const model::WallClock& clock;
    QFont font; ///< the widget's
    int width = 0; ///< pixels
};

/// A part of a box in the colours of one state.
struct BandField {
    State state = State::Unknown;
    QRectF place;
    QRect name; ///< the state's name stands in its middle; empty where it has no room

    bool operator==(const BandField&) const = default;
};

/// One piece, as far as it can be seen.
struct BandBox {
    BandPieceId id;
    BandPiece::Kind kind = BandPiece::Kind::State;
    bool ambiguous = false;
    bool openStart = false;
    QRect place;
    std::vector<BandField> fields; ///< from left to right: the state, or those that were passed
    QRect question; ///< a question mark stands in its middle; empty where there is none

    bool operator==(const BandBox&) const = default;
};

/// A part of the line of time.
struct BandLine {
    int left = 0;
    int right = 0;
    bool toScale = true; ///< otherwise the pieces above are drawn wider than their time

    bool operator==(const BandLine&) const = default;
};

/// A text below the line of time, or the name of a row.
struct BandLabel {
    QString text;
    QRect place;
    std::optional<int> tick{}; ///< the place of the moment that it names; a remark and a row's name have none

    bool operator==(const BandLabel&) const = default;
};

struct BandLayout {
    QRect area; ///< of all rows, without their names
    std::vector<BandLabel> names; ///< of the rows
    std::vector<BandBox> boxes;
    std::vector<BandLine> lines;
    std::vector<BandLabel> labels;
    int axis = 0; ///< the height of the line of time

    /// Null where there is none.
    [[nodiscard]] const BandBox* boxAt(const QPoint& point) const;

    bool operator==(const BandLayout&) const = default;
};

constexpr int bandTick = 3; ///< the length of a label's tick below the line of time, pixels

/// Of the names of states.
[[nodiscard]] QFont bandNameFont(const QFont& font);
/// Of what stands below the line of time: moments, or remarks.
[[nodiscard]] QFont bandLabelFont(const QFont& font, bool isMoment);

/// The height of a band of so many rows, pixels.
[[nodiscard]] int bandHeight(std::size_t rows, const QFont& font);
/// The moments of all pieces, and how narrow they may become in a band of this width.
[[nodiscard]] Stretches bandStretches(const std::vector<BandRow>& rows, const QFont& font, int width);
[[nodiscard]] BandLayout layBand(const BandRequest& request);

} // namespace atlas::view
