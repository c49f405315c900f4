// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_view.h"

#include "view/ladder/ladder_accessibility.h"
#include "view/parts/geometry.h"
#include "view/parts/tool_tip.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

constexpr int frame = 16;
constexpr double reach = 6; ///< pixels within which an arrow is under the pointer
constexpr double nowPlace = 0.72; ///< of the view's height: the line "now" is brought there, so that ghosts show below

} // namespace

LadderView::LadderView(QWidget* parent) : QAbstractScrollArea(parent), m_theme(Theme::current())
{
    installLadderAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Ladder diagram: what happened, oldest first"));
    layOut();
}

void LadderView::setHeads(const lab::PerHost<LadderHead>& heads)
{
    if (m_heads == heads)
        return;
    m_heads = heads;
    viewport()->update();
}

void LadderView::setPlaceholder(const QString& text)
{
    if (m_placeholder == text)
        return;
    m_placeholder = text;
    viewport()->update();
}

void LadderView::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    if (reduced)
        finish();
}

bool LadderView::shows(const model::LabStory& story, const std::vector<lab::LessonStep>& toCome) const
{
    // Within one story events only come and go at its ends, and have numbers; another one is shown `still`.
    const auto& events = story.events;
    return events.size() == m_story.events.size() &&
        (events.empty() || events.back().number == m_story.events.back().number) && toCome == m_toCome;
}

void LadderView::showStory(const model::LabStory& story, std::vector<lab::LessonStep> toCome, bool still)
{
    if (!still && shows(story, toCome))
        return;
    const std::uint64_t seen = m_seen;
    m_story = story;
    m_toCome = std::move(toCome);
    m_seen = story.events.empty() ? (still ? 0 : m_seen) : story.events.back().number;
    const bool calm = still || m_reducedMotion || !isVisible() ||
        style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    const bool hasNew = m_seen != seen;
    if (calm)
        finish();
    else if (hasNew) {
        m_settled = seen;
        m_progress = 0;
        m_since.start();
        m_clock.start(frame, Qt::PreciseTimer, this);
    }
    layOut(); // what is in motion stays so, although it is not new any more
    m_current = std::min(m_current, static_cast<int>(m_layout.entries.size()) - 1);
    if (still || hasNew)
        scrollToNow(calm);
    if (hasNew)
        announceSince(seen);
    viewport()->update();
}

void LadderView::layOut()
{
    const std::uint64_t seen = m_clock.isActive() ? m_settled : m_seen;
    m_layout = layLadder(
        {.story = m_story, .toCome = m_toCome, .seen = seen, .font = font(), .width = double(viewport()->width())});
    updateRange();
}

int LadderView::headHeight() const
{
    return ladderHeadHeight(font());
}

void LadderView::updateRange()
{
    const int room = viewport()->height() - headHeight();
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(m_layout.height)) - room));
    verticalScrollBar()->setPageStep(std::max(room, 1));
    verticalScrollBar()->setSingleStep(fontMetrics().height() * 2);
}

void LadderView::scrollToNow(bool still)
{
    const double room = viewport()->height() - headHeight();
    // Where all that is to come fits below, it is shown; the line "now" stays in sight in any case.
    const double wanted = std::min(m_layout.now - room * nowPlace, m_layout.height - room);
    m_scrollFrom = verticalScrollBar()->value();
    m_scrollTo = std::clamp(static_cast<int>(wanted), 0, verticalScrollBar()->maximum());
    if (still)
        verticalScrollBar()->setValue(m_scrollTo);
}

void LadderView::finish()
{
    m_clock.stop();
    m_progress = 1;
    viewport()->update();
}

void LadderView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_clock.timerId())
        return QAbstractScrollArea::timerEvent(event);
    m_progress = std::min(1.0, static_cast<double>(m_since.elapsed()) / motionTime);
    const double eased = 1 - (1 - m_progress) * (1 - m_progress);
    verticalScrollBar()->setValue(m_scrollFrom + static_cast<int>(std::lround((m_scrollTo - m_scrollFrom) * eased)));
    if (m_progress >= 1)
        m_clock.stop();
    viewport()->update();
}

void LadderView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect whole = viewport()->rect();
    if (!m_placeholder.isEmpty()) {
        painter.setPen(m_theme.mutedText);
        painter.drawText(whole.adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const bool marked = hasFocus() && m_current >= 0;
    const LadderPicture picture{.layout = m_layout,
                                .theme = m_theme,
                                .font = font(),
                                .width = double(whole.width()),
                                .progress = m_progress,
                                .current = marked ? &m_layout.entries[static_cast<std::size_t>(m_current)] : nullptr};
    paintLadderHeads(painter, picture, m_heads);
    const int head = headHeight();
    const int scrolled = verticalScrollBar()->value();
    painter.setClipRect(whole.adjusted(0, head, 0, 0));
    painter.translate(0, head - scrolled);
    paintLadder(painter, picture, scrolled, scrolled + whole.height() - head);
}

void LadderView::resizeEvent(QResizeEvent*)
{
    layOut();
    finish();
    scrollToNow(true);
}

void LadderView::hideEvent(QHideEvent* event)
{
    finish();
    QAbstractScrollArea::hideEvent(event);
}

void LadderView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_theme = Theme::current();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        layOut();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Ladder diagram: what happened, oldest first"));
    viewport()->update();
}

// --- Pointing and walking ----------------------------------------------------------------------

QRect LadderView::rectOfEntry(int entry) const
{
    return m_layout.entries[static_cast<std::size_t>(entry)]
        .box.translated(0, headHeight() - verticalScrollBar()->value())
        .toAlignedRect();
}

int LadderView::entryAt(const QPoint& point) const
{
    for (int i = 0; i < static_cast<int>(m_layout.entries.size()); ++i)
        if (rectOfEntry(i).contains(point))
            return i;
    return -1;
}

QString LadderView::tipAt(const QPoint& point) const
{
    const QPointF place = point - QPointF(0, headHeight() - verticalScrollBar()->value());
    for (const LadderArrow& arrow : m_layout.arrows)
        if (arrow.labelBox.contains(place) || distance(arrow.line, place) <= reach)
            return arrow.details;
    const int entry = entryAt(point);
    return entry >= 0 ? m_layout.entries[static_cast<std::size_t>(entry)].details : QString();
}

bool LadderView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showPlainToolTip(help->globalPos(), tipAt(help->pos()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LadderView::setCurrentEntry(int entry)
{
    const int last = static_cast<int>(m_layout.entries.size()) - 1;
    m_current = std::clamp(entry, -1, last);
    if (m_current < 0)
        return;
    const LadderEntry& current = m_layout.entries[static_cast<std::size_t>(m_current)];
    const int room = viewport()->height() - headHeight();
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), static_cast<int>(current.box.bottom()) + 8 - room,
                             std::max(static_cast<int>(current.box.top()) - 8, 0)));
    if (hasFocus()) {
        QAccessibleEvent focused(this, QAccessible::Focus);
        focused.setChild(m_current);
        QAccessible::updateAccessibility(&focused);
        const QRect place = rectOfEntry(m_current);
        showPlainToolTip(viewport()->mapToGlobal(QPoint(place.center().x(), place.bottom())), current.details,
                         viewport());
    }
    viewport()->update();
}

void LadderView::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_layout.entries.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        return setCurrentEntry(m_current < 0 ? last : std::max(m_current - 1, 0));
    case Qt::Key_Down:
        return setCurrentEntry(m_current < 0 ? last : m_current + 1);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return QAbstractScrollArea::keyPressEvent(event);
    default:
        event->ignore(); // the other keys step through the lesson, in the window
    }
}

void LadderView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LadderView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

/// What happened since that event becomes the view's description, and assistive technology gets an alert for each.
void LadderView::announceSince(std::uint64_t seen)
{
    if (m_layout.entries.empty())
        return setAccessibleDescription({});
    // There is one entry an event.
    const auto fresh = std::ranges::find_if(m_story.events, [&](const auto& event) { return event.number > seen; });
    const int count = static_cast<int>(m_layout.entries.size());
    const int first = std::min(static_cast<int>(fresh - m_story.events.begin()), count - 1);
    QStringList sentences;
    for (int i = first; i < count; ++i)
        sentences += m_layout.entries[static_cast<std::size_t>(i)].text;
    setAccessibleDescription(sentences.join(QStringLiteral("; ")));
    if (!QAccessible::isActive())
        return;
    for (int i = first; i < count; ++i) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        alert.setChild(i);
        QAccessible::updateAccessibility(&alert);
    }
}

} // namespace atlas::view
