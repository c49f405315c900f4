// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/history_band.h"

#include "view/words/words.h"

#include <QFontMetrics>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace atlas::view {
namespace {

using Kind = BandPiece::Kind;

constexpr double usualLeast = 18; ///< the least width of a stretch, pixels
constexpr double leastShare = 0.6; ///< of the width that all least widths together may take
constexpr double lastShare = 0.25; ///< of the width that the last stretch may have as its least
constexpr double finest = 0.01; ///< pixels a nanosecond
constexpr int labelGap = 12;
constexpr int namesRoom = 130;
constexpr int outside = 30; ///< how far beyond the edges pieces are drawn

/// But for the times.
bool looksAlike(const HistoryBand::Row& a, const HistoryBand::Row& b)
{
    return a.name == b.name && std::ranges::equal(a.pieces, b.pieces, [](const BandPiece& one, BandPiece other) {
               other.begin = one.begin;
               other.end = one.end;
               return one == other;
           });
}

} // namespace

HistoryBand::HistoryBand(QWidget* parent) : QWidget(parent), m_theme(Theme::current())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(sizeHint().height());
    describeAloud();
}

// --- What is shown ------------------------------------------------------------------------------

void HistoryBand::setRows(std::vector<Row> rows, const model::WallClock& clock)
{
    if (rows == m_rows && clock == m_clock)
        return;
    const double width = bandRect().width();
    const Instant left = m_scale.when(m_offset);
    const bool atEnd = m_offset + width >= m_scale.width() - 1;
    const bool others = rows.size() != m_rows.size();
    if (!std::ranges::equal(rows, m_rows, looksAlike))
        update(); // the picture knows places, not names and states
    m_rows = std::move(rows);
    m_clock = clock;
    if (others)
        setFixedHeight(sizeHint().height());
    if (m_zoom) {
        const std::vector<Instant> all = moments();
        m_scale = TimeScale::scaled(all, *m_zoom, leastWidths(all.size()));
        m_offset = atEnd ? m_scale.width() - width : m_scale.at(left);
    }
    layOut();
    describeAloud();
}

void HistoryBand::advance(Instant now)
{
    std::vector<Row> rows = m_rows;
    for (Row& row : rows)
        if (!row.pieces.empty() && row.pieces.back().live)
            row.pieces.back().end = std::max(row.pieces.back().end, now);
    setRows(std::move(rows), m_clock);
}

bool HistoryBand::isLive() const
{
    return std::ranges::any_of(m_rows, [](const Row& row) { return !row.pieces.empty() && row.pieces.back().live; });
}

std::vector<Instant> HistoryBand::moments() const
{
    std::vector<Instant> moments;
    for (const Row& row : m_rows) {
        for (const BandPiece& piece : row.pieces) {
            moments.push_back(piece.begin);
            moments.push_back(piece.end);
        }
    }
    std::ranges::sort(moments);
    const auto repeated = std::ranges::unique(moments);
    moments.erase(repeated.begin(), repeated.end());
    return moments;
}

QString HistoryBand::timeText(Instant time) const
{
    return words::timeOfDay(m_clock.wallTime(time), m_clock.latest());
}

QString HistoryBand::describe(const BandPiece& piece) const
{
    QStringList lines;
    const QString begin = timeText(piece.begin);
    const QString end = timeText(piece.end);
    const QString name = words::text(rfcName(piece.from));
    if (piece.kind == Kind::State) {
        lines << name;
        lines << (piece.openStart ? tr("since %1 or earlier").arg(begin) : tr("from %1").arg(begin));
        if (!piece.live)
            lines << tr("until %1").arg(end);
        const QString length = words::exactDuration(piece.end - piece.begin);
        lines << (piece.openStart ? tr("for at least %1").arg(length) : tr("for %1").arg(length));
    } else {
        lines << QStringLiteral("%1 → %2").arg(name, words::text(rfcName(piece.to)));
        lines << tr("at an unknown moment between %1 and %2").arg(begin, end);
        QStringList between;
        for (const State state : piece.between)
            between << words::text(rfcName(state));
        if (!between.isEmpty())
            lines << tr("through %1").arg(between.join(QStringLiteral(" → ")));
        if (piece.ambiguous)
            lines << tr("on which way is not known");
    }
    if (!m_scale.isToScale(piece.begin, piece.end))
        lines << tr("(drawn wider than its time)");
    return lines.join(QLatin1Char('\n'));
}

void HistoryBand::describeAloud()
{
    setAccessibleName(tr("States over time"));
    QStringList rows;
    for (const Row& row : m_rows) {
        QStringList pieces;
        for (const BandPiece& piece : row.pieces) {
            const QString name = words::text(rfcName(piece.from));
            if (piece.kind == Kind::Change)
                pieces << tr("an unknown moment of change");
            else if (piece.live)
                pieces << tr("%1 since %2").arg(name, timeText(piece.begin));
            else
                pieces << tr("%1 for %2").arg(name, words::exactDuration(piece.end - piece.begin));
        }
        rows << (row.name.isEmpty() ? QString() : row.name + QStringLiteral(": ")) + pieces.join(QStringLiteral(", "));
    }
    const QString text = rows.join(QStringLiteral("; "));
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

// --- Where it is shown --------------------------------------------------------------------------

int HistoryBand::rowHeight() const
{
    return fontMetrics().height() + 12;
}

QRect HistoryBand::bandRect() const
{
    int names = 0;
    for (const Row& row : m_rows)
        if (!row.name.isEmpty())
            names = std::max(names, std::min(fontMetrics().horizontalAdvance(row.name) + 10, namesRoom));
    const int rows = std::max(static_cast<int>(m_rows.size()), 1);
    return {names, 1, std::max(width() - names - 1, 1), rows * rowHeight() + (rows - 1) * rowGap};
}

QSize HistoryBand::sizeHint() const
{
    return {480, bandRect().bottom() + 8 + fontMetrics().height() + 2};
}

QSize HistoryBand::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

QRect HistoryBand::rectOf(const Box& box) const
{
    return {box.left, bandRect().top() + static_cast<int>(box.row) * (rowHeight() + rowGap),
            std::max(box.right - box.left, 1), rowHeight()};
}

double HistoryBand::placeOf(Instant time) const
{
    return bandRect().left() + m_scale.at(time) - m_offset;
}

const BandPiece* HistoryBand::pieceAt(const QPointF& point) const
{
    for (const Box& box : m_picture.boxes)
        if (rectOf(box).contains(point.toPoint()))
            return &pieceOf(box);
    return nullptr;
}

/// The last stretch has room for the name of the state that lasts: it is what people look for first.
std::vector<double> HistoryBand::leastWidths(std::size_t moments) const
{
    if (moments < 2)
        return {};
    const double width = bandRect().width();
    const auto stretches = static_cast<double>(moments - 1);
    std::vector<double> widths(moments - 1, std::min(usualLeast, leastShare * width / stretches));
    if (widths.front() == usualLeast)
        widenChanges(widths);
    for (const Row& row : m_rows)
        if (!row.pieces.empty() && row.pieces.back().live)
            widths.back() =
                std::max(widths.back(), std::min(nameWidth(row.pieces.back().from) + 2.0, lastShare * width));
    return widths;
}

/// The states that a connection passed unseen are all to be seen.
void HistoryBand::widenChanges(std::vector<double>& widths) const
{
    const std::vector<Instant> all = moments();
    for (const Row& row : m_rows) {
        for (const BandPiece& piece : row.pieces) {
            const auto stretch = static_cast<std::size_t>(std::ranges::lower_bound(all, piece.begin) - all.begin());
            if (piece.kind == Kind::Change && !piece.ambiguous && stretch < widths.size())
                widths[stretch] = std::max(widths[stretch], usualLeast * static_cast<double>(piece.between.size()));
        }
    }
}

void HistoryBand::layOut()
{
    const double width = bandRect().width();
    std::vector<Instant> all = moments();
    if (m_zoom) {
        m_scale = TimeScale::scaled(all, *m_zoom, leastWidths(all.size()));
        if (m_scale.width() <= width)
            m_zoom.reset();
    }
    if (!m_zoom) {
        std::vector<double> least = leastWidths(all.size());
        m_scale = TimeScale::fitted(std::move(all), width, std::move(least));
        m_offset = 0;
    }
    setOffset(m_offset);
}

void HistoryBand::setOffset(double offset)
{
    m_offset = std::clamp(offset, 0.0, std::max(m_scale.width() - bandRect().width(), 0.0));
    draw(picture());
}

void HistoryBand::draw(Picture picture)
{
    if (picture == m_picture)
        return;
    m_picture = std::move(picture);
    update();
}

HistoryBand::Picture HistoryBand::picture() const
{
    Picture picture;
    const QRect band = bandRect();
    // What is far outside is cut off: a painter does not count to a million pixels.
    const auto place = [&](Instant time) {
        return static_cast<int>(
            std::lround(std::clamp(placeOf(time), 1.0 * band.left() - outside, 1.0 * band.right() + 1 + outside)));
    };
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (std::size_t i = 0; i < m_rows[row].pieces.size(); ++i) {
            const BandPiece& piece = m_rows[row].pieces[i];
            const Box box{row, i, place(piece.begin), place(piece.end)};
            if (box.right > band.left() && box.left <= band.right())
                picture.boxes.push_back(box);
        }
    }
    const std::vector<Instant>& all = m_scale.moments();
    for (std::size_t i = 1; i < all.size(); ++i) {
        const Line line{std::max(place(all[i - 1]), band.left()), std::min(place(all[i]), band.right() + 1),
                        m_scale.isToScale(all[i - 1], all[i])};
        if (line.right <= line.left)
            continue;
        if (!picture.lines.empty() && picture.lines.back().toScale == line.toScale)
            picture.lines.back().right = line.right;
        else
            picture.lines.push_back(line);
    }
    if (all.size() >= 2)
        addLabels(picture);
    if (m_pointer)
        for (const Box& box : picture.boxes)
            if (rectOf(box).contains(m_pointer->toPoint()))
                picture.hovered = box;
    return picture;
}

/// The edges first, then each moment that finds room, then the remark.
void HistoryBand::addLabels(Picture& picture) const
{
    const QRect band = bandRect();
    const std::vector<Instant>& all = m_scale.moments();
    addLabel(picture, timeText(m_scale.when(m_offset)), band.left());
    const bool atEnd = m_offset + band.width() >= m_scale.width() - 1;
    const Instant right = m_scale.when(m_offset + band.width());
    addLabel(picture, atEnd && isLive() ? tr("now") : timeText(right), band.right());
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
        const int tick = static_cast<int>(std::lround(placeOf(all[i])));
        if (tick > band.left() && tick < band.right())
            addLabel(picture, timeText(all[i]), tick);
    }
    const auto widest = std::ranges::max_element(
        picture.lines, {}, [](const Line& line) { return line.toScale ? 0 : line.right - line.left; });
    if (widest != picture.lines.end() && !widest->toScale)
        //: Below a part of the band of states, where short pieces are drawn wider than their time.
        addLabel(picture, tr("not to scale"), (widest->left + widest->right) / 2, false);
}

void HistoryBand::addLabel(Picture& picture, const QString& text, int tick, bool isMoment) const
{
    const QRect band = bandRect();
    const QFontMetrics metrics(labelFont());
    const int length = metrics.horizontalAdvance(text);
    const int left = std::clamp(tick - length / 2, band.left(), std::max(band.right() + 1 - length, band.left()));
    const bool free = std::ranges::all_of(picture.labels, [&](const Label& label) {
        return left >= label.left + metrics.horizontalAdvance(label.text) + labelGap ||
            left + length + labelGap <= label.left;
    });
    if (free)
        picture.labels.push_back({text, tick, left, isMoment});
}

// --- Zoom and pan -------------------------------------------------------------------------------

void HistoryBand::fit()
{
    m_zoom.reset();
    layOut();
}

void HistoryBand::zoomBy(double factor, double about)
{
    if (m_scale.moments().size() < 2)
        return;
    const QRect band = bandRect();
    const double place = std::clamp(about, 1.0 * band.left(), 1.0 * band.right()) - band.left();
    const Instant time = m_scale.when(m_offset + place);
    const std::vector<Instant>& all = m_scale.moments();
    const auto length = static_cast<double>(std::chrono::nanoseconds(all.back() - all.front()).count());
    const double usual = band.width() / length;
    const double before = m_zoom.value_or(std::max(m_scale.pixelsPerNanosecond(), usual / zoomStep));
    zoomTo(before * factor);
    setOffset(m_scale.at(time) - place);
}

void HistoryBand::zoomTo(double pixelsPerNanosecond)
{
    m_zoom = std::min(pixelsPerNanosecond, finest);
    layOut();
}

void HistoryBand::pan(double distance)
{
    setOffset(m_offset + distance);
}

} // namespace atlas::view
