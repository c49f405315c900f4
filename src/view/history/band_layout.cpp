// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/band_layout.h"

#include "view/history/band_words.h"
#include "view/parts/fonts.h"
#include "view/words/words.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

using Kind = BandPiece::Kind;

constexpr int rowGap = 6; ///< between two rows, pixels
constexpr int rowPadding = 12; ///< above and below a row's text together
constexpr int namePadding = 6; ///< around a state's name
constexpr int mostOfNames = 130; ///< the widest column of rows' names
constexpr int axisDistance = 4; ///< of the line of time from the rows
constexpr int labelGap = 12; ///< between two labels
constexpr int outside = 30; ///< how far beyond the edges pieces are drawn
constexpr double usualLeast = 18; ///< the least width of a stretch
constexpr double leastShare = 0.6; ///< of the width that all least widths together may take
constexpr double lastShare = 0.25; ///< of the width that the last stretch may have as its least

bool isLive(const BandRow& row)
{
    return !row.pieces.empty() && row.pieces.back().live;
}

QString nameOf(State state)
{
    return words::text(rfcName(state));
}

int rowHeight(const QFont& font)
{
    return QFontMetrics(font).height() + rowPadding;
}

QRect areaOf(const std::vector<BandRow>& rows, const QFont& font, int width)
{
    const QFontMetrics metrics(font);
    int names = 0;
    for (const BandRow& row : rows)
        if (!row.name.isEmpty())
            names = std::max(names, std::min(metrics.horizontalAdvance(row.name) + 10, mostOfNames));
    const int count = std::max(static_cast<int>(rows.size()), 1);
    return {names, 1, std::max(width - names - 1, 1), count * rowHeight(font) + (count - 1) * rowGap};
}

std::vector<Instant> momentsOf(const std::vector<BandRow>& rows)
{
    std::vector<Instant> moments;
    for (const BandRow& row : rows) {
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

/// The states that a connection passed unseen are all to be seen.
void widenChanges(std::vector<double>& widths, const std::vector<BandRow>& rows, const std::vector<Instant>& moments)
{
    for (const BandRow& row : rows) {
        for (const BandPiece& piece : row.pieces) {
            const auto stretch =
                static_cast<std::size_t>(std::ranges::lower_bound(moments, piece.begin) - moments.begin());
            if (piece.kind == Kind::Change && !piece.ambiguous && stretch < widths.size())
                widths[stretch] = std::max(widths[stretch], usualLeast * static_cast<double>(piece.between.size()));
        }
    }
}

/// The last stretch has room for the name of the state that lasts: it is what a reader needs first.
std::vector<double> leastWidths(const std::vector<BandRow>& rows, const std::vector<Instant>& moments,
                                const QFont& font, double room)
{
    if (moments.size() < 2)
        return {};
    const auto stretches = static_cast<double>(moments.size() - 1);
    std::vector<double> widths(moments.size() - 1, std::min(usualLeast, leastShare * room / stretches));
    if (widths.front() == usualLeast)
        widenChanges(widths, rows, moments);
    const QFontMetrics metrics(bandNameFont(font));
    for (const BandRow& row : rows) {
        if (!isLive(row))
            continue;
        const double name = metrics.horizontalAdvance(nameOf(row.pieces.back().from)) + 2 * namePadding + 2;
        widths.back() = std::max(widths.back(), std::min(name, lastShare * room));
    }
    return widths;
}

class Layer {
public:
    explicit Layer(const BandRequest& request)
        : m_request(request),
          m_names(bandNameFont(request.font)),
          m_area(areaOf(request.rows, request.font, request.width))
    {
    }

    [[nodiscard]] BandLayout lay();

private:
    [[nodiscard]] int place(Instant time) const;
    [[nodiscard]] QRect rowRect(std::size_t row) const;
    [[nodiscard]] QRect nameRoom(const QRect& place, const QString& name) const;
    void layName(std::size_t row);
    void layBox(BandPieceId id, const BandPiece& piece);
    void layFields(BandBox& box, const BandPiece& piece) const;
    void layLines();
    void layLabels();
    void layLabel(const QString& text, int middle, bool isMoment);

    const BandRequest& m_request;
    QFontMetrics m_names; ///< of states
    QRect m_area;
    BandLayout m_layout{};
};

BandLayout Layer::lay()
{
    m_layout.area = m_area;
    m_layout.axis = m_area.bottom() + axisDistance;
    for (std::size_t row = 0; row < m_request.rows.size(); ++row) {
        layName(row);
        const std::vector<BandPiece>& pieces = m_request.rows[row].pieces;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            layBox({row, i}, pieces[i]);
    }
    layLines();
    layLabels();
    return std::move(m_layout);
}

/// What is far outside is cut off: a painter does not count to a million pixels.
int Layer::place(Instant time) const
{
    const double exact = m_area.left() + m_request.time.placeOf(time);
    return static_cast<int>(
        std::lround(std::clamp(exact, 1.0 * m_area.left() - outside, 1.0 * m_area.right() + 1 + outside)));
}

QRect Layer::rowRect(std::size_t row) const
{
    const int height = rowHeight(m_request.font);
    return {m_area.left(), m_area.top() + static_cast<int>(row) * (height + rowGap), m_area.width(), height};
}

void Layer::layName(std::size_t row)
{
    const QRect whole = rowRect(row);
    const QRect place(0, whole.top(), m_area.left() - 8, whole.height());
    const QString text =
        QFontMetrics(m_request.font).elidedText(m_request.rows[row].name, Qt::ElideRight, place.width());
    if (!text.isEmpty())
        m_layout.names.push_back({text, place});
}

/// What can be seen of `place`, if `name` fits into that.
QRect Layer::nameRoom(const QRect& place, const QString& name) const
{
    const QRect seen = place.intersected(m_area);
    return m_names.horizontalAdvance(name) + namePadding <= seen.width() ? seen : QRect();
}

void Layer::layBox(BandPieceId id, const BandPiece& piece)
{
    const int left = place(piece.begin);
    const int right = place(piece.end);
    if (right <= m_area.left() || left > m_area.right())
        return;
    const QRect row = rowRect(id.row);
    BandBox box{.id = id,
                .kind = piece.kind,
                .ambiguous = piece.ambiguous,
                .openStart = piece.openStart,
                .place = {left, row.top(), std::max(right - left, 1), row.height()},
                .fields = {},
                .question = {}};
    layFields(box, piece);
    m_layout.boxes.push_back(std::move(box));
}

void Layer::layFields(BandBox& box, const BandPiece& piece) const
{
    const QRectF body = QRectF(box.place).adjusted(1, 0.5, -1, -0.5);
    if (piece.kind == Kind::State) {
        box.fields.push_back({piece.from, body, nameRoom(box.place, nameOf(piece.from))});
        return;
    }
    const bool passedAreKnown = !piece.between.empty() && !piece.ambiguous;
    const std::vector<State> states = piece.between.empty() ? std::vector{piece.from, piece.to} : piece.between;
    const double width = body.width() / static_cast<double>(states.size());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const QRectF place(body.left() + width * static_cast<double>(i), body.top(), width, body.height());
        box.fields.push_back(
            {states[i], place, passedAreKnown ? nameRoom(place.toRect(), nameOf(states[i])) : QRect()});
    }
    if (piece.ambiguous)
        box.question = nameRoom(box.place, QStringLiteral("?"));
}

void Layer::layLines()
{
    const TimeScale& scale = m_request.time.scale();
    const std::vector<Instant>& moments = scale.moments();
    for (std::size_t i = 1; i < moments.size(); ++i) {
        const BandLine line{std::max(place(moments[i - 1]), m_area.left()),
                            std::min(place(moments[i]), m_area.right() + 1),
                            scale.isToScale(moments[i - 1], moments[i])};
        if (line.right <= line.left)
            continue;
        if (!m_layout.lines.empty() && m_layout.lines.back().toScale == line.toScale)
            m_layout.lines.back().right = line.right;
        else
            m_layout.lines.push_back(line);
    }
}

/// The edges first, then each moment that finds room, then the remark.
void Layer::layLabels()
{
    const VisibleTime& time = m_request.time;
    const std::vector<Instant>& moments = time.scale().moments();
    if (moments.size() < 2)
        return;
    const auto text = [&](Instant moment) { return band::momentText(moment, m_request.clock); };
    layLabel(text(time.timeAt(0)), m_area.left(), true);
    const bool endsNow = time.isAtEnd() && std::ranges::any_of(m_request.rows, isLive);
    layLabel(endsNow ? band::nowText() : text(time.timeAt(m_area.width())), m_area.right(), true);
    for (std::size_t i = 1; i + 1 < moments.size(); ++i)
        if (const int tick = place(moments[i]); tick > m_area.left() && tick < m_area.right())
            layLabel(text(moments[i]), tick, true);
    const auto widest = std::ranges::max_element(
        m_layout.lines, {}, [](const BandLine& line) { return line.toScale ? 0 : line.right - line.left; });
    if (widest != m_layout.lines.end() && !widest->toScale)
        layLabel(band::notToScaleText(), (widest->left + widest->right) / 2, false);
}

/// Leaves it out where it finds no room.
void Layer::layLabel(const QString& text, int middle, bool isMoment)
{
    const QFontMetrics metrics(bandLabelFont(m_request.font, isMoment));
    const int length = metrics.horizontalAdvance(text);
    if (length > m_area.width())
        return;
    const int left = std::clamp(middle - length / 2, m_area.left(), m_area.right() + 1 - length);
    const QRect place(left, m_layout.axis + bandTick + 1, length, metrics.height());
    const QRect withGap = place.adjusted(-labelGap, 0, labelGap, 0);
    if (std::ranges::any_of(m_layout.labels, [&](const BandLabel& label) { return label.place.intersects(withGap); }))
        return;
    m_layout.labels.push_back({text, place, isMoment ? std::optional(middle) : std::nullopt});
}

} // namespace

const BandBox* BandLayout::boxAt(const QPoint& point) const
{
    const auto found = std::ranges::find_if(boxes, [&](const BandBox& box) { return box.place.contains(point); });
    return found != boxes.end() ? &*found : nullptr;
}

QFont bandLabelFont(const QFont& font, bool isMoment)
{
    QFont label = sized(font, TextSize::Label);
    label.setItalic(!isMoment);
    return label;
}

QFont bandNameFont(const QFont& font)
{
    return strong(sized(font, TextSize::Label));
}

int bandHeight(std::size_t rows, const QFont& font)
{
    const auto count = static_cast<int>(std::max<std::size_t>(rows, 1));
    return count * rowHeight(font) + (count - 1) * rowGap + axisDistance + bandTick + 1 + QFontMetrics(font).height() +
        2;
}

Stretches bandStretches(const std::vector<BandRow>& rows, const QFont& font, int width)
{
    std::vector<Instant> moments = momentsOf(rows);
    const double room = areaOf(rows, font, width).width();
    std::vector<double> least = leastWidths(rows, moments, font, room);
    return {std::move(moments), std::move(least), room};
}

BandLayout layBand(const BandRequest& request)
{
    return Layer(request).lay();
}

} // namespace atlas::view
