// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_rows.h"

#include "view/ladder/ladder_labels.h"
#include "view/words/words.h"

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

constexpr double margin = 10;
constexpr double rowGap = 6;
constexpr double besidePill = 6;
constexpr double drop = 34; ///< how much lower a packet arrives than it was sent, at least
constexpr double lostAlong = 0.62; ///< the part of its way that a lost packet comes
constexpr double crossSize = 7;
constexpr double waitHeight = 34;

double pillWidth(const QFontMetricsF& metrics, State state)
{
    return metrics.horizontalAdvance(words::text(rfcName(state))) + 22;
}

double widestPill(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (const State state : knownStates)
        widest = std::max(widest, pillWidth(metrics, state));
    return widest;
}

double heightOf(const QString& text, double width, const QFontMetricsF& metrics)
{
    return metrics.boundingRect(QRectF(0, 0, width, 1000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text).height();
}

} // namespace

LadderRows::LadderRows(const QFont& font, double width, const std::set<Arrow>& labelRows)
    : m_labelRows(labelRows),
      m_metrics(ladderFont(font)),
      m_width(width),
      m_pillHalf(widestPill(m_metrics) / 2),
      m_rowHeight(m_metrics.height() + 8),
      m_y(margin)
{
    const double place = std::max(width * 0.245, m_pillHalf + 4);
    m_layout.lifeline = {place, width - place};
}

void LadderRows::begin(const lab::PerHost<State>& states)
{
    for (const lab::Host host : lab::bothHosts) {
        m_y = margin;
        pill(host, states[host]);
    }
}

void LadderRows::call(lab::Host host, const QString& text, bool failed)
{
    const double side = (host == lab::Host::A ? x(host) : m_width - x(host)) - m_pillHalf - margin - besidePill;
    const double wide = m_metrics.horizontalAdvance(text) + 2;
    LadderText placed{.kind = failed ? LadderText::Kind::Failure : LadderText::Kind::Call,
                      .text = text,
                      .ghost = m_mode.ghost,
                      .fresh = m_mode.fresh};
    if (wide <= side) {
        const double left = host == lab::Host::A ? margin : x(host) + m_pillHalf + besidePill;
        placed.box = QRectF(left, m_y, side, m_rowHeight);
        placed.alignment = (host == lab::Host::A ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
        m_callRow = host;
    } else {
        // Beside the pill there is no room: a row of its own on the host's line, no wider than its half.
        const double room = m_width / 2 - margin - 2;
        const double width = std::min(wide + 8, room);
        const double from = host == lab::Host::A ? margin : m_width / 2 + 2;
        const double left = std::clamp(x(host) - width / 2, from, from + room - width);
        placed.box = QRectF(left, m_y, width, std::max(m_rowHeight, heightOf(text, width - 8, m_metrics) + 6));
        m_callRow.reset();
    }
    m_y = placed.box.bottom() + rowGap;
    m_layout.texts.push_back(placed);
}

void LadderRows::pill(lab::Host host, State state)
{
    const double width = pillWidth(m_metrics, state);
    QRectF box(x(host) - width / 2, m_y, width, m_rowHeight);
    if (m_callRow == host)
        box.moveTop(m_y - rowGap - m_rowHeight); // the call that caused it stands beside it
    m_callRow.reset();
    m_layout.pills.push_back({host, state, box, m_mode.ghost, m_mode.fresh});
    m_y = std::max(m_y, box.bottom() + rowGap);
}

void LadderRows::gap(const QString& text)
{
    m_callRow.reset();
    const QRectF band(0, m_y, m_width, std::max(waitHeight, m_rowHeight));
    m_layout.gaps.push_back(band);
    const double width = std::max(x(lab::Host::A) - 2 * margin, m_metrics.horizontalAdvance(text) + 2);
    m_layout.texts.push_back({.kind = LadderText::Kind::Wait,
                              .text = text,
                              .box = QRectF(margin, m_y, width, band.height()),
                              .alignment = Qt::AlignRight | Qt::AlignVCenter,
                              .fresh = m_mode.fresh});
    m_y = band.bottom() + rowGap;
}

void LadderRows::note(const QString& text)
{
    m_callRow.reset();
    const double width = m_width - 2 * margin;
    const QRectF box(margin, m_y, width, heightOf(text, width, m_metrics) + 4);
    m_layout.texts.push_back(
        {.kind = LadderText::Kind::Note, .text = text, .box = box, .ghost = m_mode.ghost, .fresh = m_mode.fresh});
    m_y = box.bottom() + rowGap;
}

void LadderRows::now(const QString& text)
{
    m_callRow.reset();
    const QSizeF size(m_metrics.horizontalAdvance(text) + 16, m_metrics.height() + 2);
    m_layout.nowText = text;
    m_layout.nowBox = QRectF(QPointF((m_width - size.width()) / 2, m_y), size);
    m_layout.now = m_layout.nowBox.center().y();
    m_y = m_layout.nowBox.bottom() + 2 * rowGap;
}

LadderRows::Arrow LadderRows::start(LadderArrow arrow, lab::Host from)
{
    m_callRow.reset();
    const double across = x(other(from)) - x(from);
    if (m_labelRows.contains(m_layout.arrows.size())) {
        // An arrow that left the same host just before goes down while the label lasts: the row begins below it.
        const QSizeF size = ladderLabelSize(arrow.label, m_metrics);
        m_y += drop * std::min(size.width() / std::abs(across), 1.0);
        arrow.labelBox = QRectF(QPointF(x(from), m_y), size);
        m_y += size.height() + 1;
    }
    arrow.line = QLineF(x(from), m_y, x(from) + across / 2, m_y + drop / 2);
    arrow.ghost = m_mode.ghost;
    arrow.fresh = m_mode.fresh;
    m_layout.arrows.push_back(std::move(arrow));
    m_y += rowGap;
    return m_layout.arrows.size() - 1;
}

void LadderRows::endAt(Arrow arrow, double along, LadderArrow::End end)
{
    m_callRow.reset();
    const lab::Host from = senderOf(arrow);
    LadderArrow& ended = at(arrow);
    ended.line.setP2({x(from) + (x(other(from)) - x(from)) * along, std::max(m_y, ended.line.y1() + drop * along)});
    ended.end = end;
    ended.fresh = m_mode.fresh;
    m_y = ended.line.y2();
}

void LadderRows::land(Arrow arrow)
{
    endAt(arrow, 1, LadderArrow::End::Arrived);
    m_y += 4;
}

void LadderRows::lose(Arrow arrow)
{
    endAt(arrow, lostAlong, LadderArrow::End::Lost);
    m_y += crossSize + 3;
}

void LadderRows::passBelow(Arrow arrow)
{
    m_y = std::max(m_y, at(arrow).line.y2() + 8);
}

lab::Host LadderRows::senderOf(Arrow arrow) const
{
    const QLineF& line = m_layout.arrows[arrow].line;
    return line.x1() < line.x2() ? lab::Host::A : lab::Host::B;
}

void LadderRows::endEntry(double top, const QString& text, const QString& details)
{
    m_layout.entries.push_back({text, details, QRectF(0, top, m_width, std::max(m_y - top, m_rowHeight))});
}

LadderLayout LadderRows::finish() &&
{
    m_layout.height = m_y + margin;
    return std::move(m_layout);
}

} // namespace atlas::view
