// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/history_pane.h"

#include "view/history/history_band.h"
#include "view/history/step_list.h"
#include "view/history/step_list_model.h"
#include "view/history/transition_delegate.h"
#include "view/parts/elided_label.h"
#include "view/parts/fonts.h"
#include "view/parts/part_signals.h"
#include "view/parts/theme.h"
#include "view/words/end_labels.h"
#include "view/words/history_texts.h"
#include "view/words/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;

/// While the connection lives, the band's end moves at most once in this time.
constexpr auto leastPause = 1s;

bool sameConnection(const model::FollowedEnd& a, const model::FollowedEnd& b)
{
    if (a.history && b.history)
        return a.history->id == b.history->id;
    return keyOf(a.record) == keyOf(b.record) || sameEnds(a.record, b.record);
}

bool sameHistory(const model::FollowedEnd& a, const model::FollowedEnd& b)
{
    if (!sameConnection(a, b) || a.gone != b.gone || a.record.state != b.record.state ||
        !(a.record.owners == b.record.owners) || a.history.has_value() != b.history.has_value())
        return false;
    return !a.history || (a.history->steps == b.history->steps && a.history->closed == b.history->closed);
}

} // namespace

HistoryPane::HistoryPane(QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel(this)),
      m_knowledge(new ElidedLabel(this)),
      m_sentence(new QLabel(this)),
      m_band(new HistoryBand(this)),
      m_steps(new StepListModel(this)),
      m_list(new StepList(this))
{
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title, 1);
    head->addWidget(m_knowledge);
    // The cells of the list have a margin of their own; the text above stands in line with theirs.
    constexpr int margin = 6;
    auto* above = new QVBoxLayout;
    above->setContentsMargins(TransitionDelegate::cellPadding, 0, TransitionDelegate::cellPadding, 0);
    above->setSpacing(7);
    above->addLayout(head);
    above->addWidget(m_band);
    above->addWidget(m_sentence);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, 10, margin, 6);
    column->setSpacing(5);
    column->addLayout(above);
    column->addWidget(m_list, 1);
    column->addSpacerItem(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("historyTitle"));
    m_knowledge->setObjectName(QStringLiteral("historyKnowledge"));
    m_sentence->setObjectName(QStringLiteral("historySentence"));
    m_list->setSteps(m_steps);
    connect(m_list, &StepList::stepHovered, this, &HistoryPane::stepHovered);
    connect(m_band, &HistoryBand::stepHovered, this, &HistoryPane::stepHovered);
    m_list->setAccessibleName(tr("Transitions of this connection"));
    followTheme();
}

HistoryPane::~HistoryPane()
{
    stopListeningToParts(*this);
}

bool HistoryPane::isUnchanged(const model::Followed& followed, model::EventSourceKind eventSource) const
{
    return m_followed && eventSource == m_eventSource && sameHistory(m_followed->own, followed.own) &&
        m_followed->peer.has_value() == followed.peer.has_value() &&
        (!followed.peer || sameHistory(*m_followed->peer, *followed.peer));
}

void HistoryPane::showConnection(const model::Followed& followed, const model::Clocks& clocks,
                                 model::EventSourceKind eventSource)
{
    if (isUnchanged(followed, eventSource))
        return advance(clocks);
    m_clock.note(clocks);
    const bool same = m_followed && sameConnection(m_followed->own, followed.own);
    m_followed = followed;
    m_eventSource = eventSource;
    m_asOf = m_now = m_latest = clocks.instant;
    if (!same) {
        m_list->clearSelection();
        m_list->setCurrentIndex({});
        m_band->fit();
    }
    showAll();
}

void HistoryPane::clear()
{
    m_followed.reset();
    showAll();
}

void HistoryPane::advance(const model::Clocks& now)
{
    m_clock.note(now);
    m_latest = std::max(m_latest, now.instant);
    if (!m_followed || !isVisible() || m_latest - m_now < leastPause)
        return;
    m_now = m_latest;
    m_band->advance(m_now);
    showSentence();
}

void HistoryPane::setKeepGone(std::chrono::seconds keepGone)
{
    m_keepGone = keepGone;
    showSentence();
}

void HistoryPane::showAll()
{
    if (!isVisible())
        return; // showEvent() does it
    showHead();
    showSentence();
    showSteps();
}

void HistoryPane::showHead()
{
    m_title->setText(m_followed ? tr("History of %1").arg(endpointsText(m_followed->own.record)) : tr("History"));
    const Certainty certainty = m_followed ? certaintyOf(*m_followed, m_eventSource) : Certainty();
    m_knowledge->setText(certainty.text);
    const Theme theme = Theme::current();
    QPalette colours = m_knowledge->palette();
    colours.setColor(QPalette::WindowText,
                     certainty.degree == Certainty::Degree::Exact        ? theme.good
                         : certainty.degree == Certainty::Degree::Partly ? theme.mutedText
                                                                         : theme.warning);
    m_knowledge->setPalette(colours);
    shareHead();
}

/// A splitter knows nothing of lines that wrap: it must be told how high they are.
void HistoryPane::fitSentence()
{
    m_sentence->setMinimumHeight(std::max(0, m_sentence->heightForWidth(textWidth())));
}

int HistoryPane::textWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    return width() - margins.left() - margins.right() - 2 * TransitionDelegate::cellPadding;
}

/// The title is shown whole before how well it is known finds room.
void HistoryPane::shareHead()
{
    const int spacing = m_knowledge->fontMetrics().averageCharWidth() * 2;
    const int left = std::max(0, textWidth() - m_title->sizeHint().width() - spacing);
    m_knowledge->setMaximumWidth(std::min(left, m_knowledge->sizeHint().width()));
    m_knowledge->setVisible(left >= m_knowledge->minimumSizeHint().width());
}

void HistoryPane::showSentence()
{
    const QString text = m_followed ? historySentence(*m_followed, m_clock, m_asOf, m_now, m_eventSource, m_keepGone)
                                    : tr("Select a connection to see how it came to its state.");
    if (text != m_sentence->text())
        m_sentence->setText(text);
    m_sentence->setVisible(!text.isEmpty());
    fitSentence();
}

void HistoryPane::showSteps()
{
    std::vector<BandRow> rows;
    std::vector<EndStep> steps;
    QStringList names;
    const auto add = [&](const model::FollowedEnd& end, const QString& name) {
        names << name;
        rows.push_back({name, bandPieces(end, m_asOf, end.gone ? m_asOf : m_now)});
        if (end.history)
            for (const Step& step : end.history->steps)
                steps.push_back({rows.size() - 1, step});
    };
    if (m_followed && m_followed->peer) {
        const auto labels = endLabels(*m_followed);
        add(m_followed->own, labels[0]);
        add(*m_followed->peer, labels[1]);
    } else if (m_followed) {
        add(m_followed->own, {});
    }
    std::ranges::stable_sort(steps, {}, [](const EndStep& step) { return step.step.time; });
    m_band->setRows(std::move(rows), m_clock);
    m_band->setVisible(m_followed.has_value());
    m_list->setVisible(!steps.empty());
    m_steps->setSteps(std::move(steps), names, m_clock);
}

void HistoryPane::followTheme()
{
    const Theme theme = Theme::current();
    m_title->setFont(strong(font()));
    QPalette text = m_title->palette();
    text.setColor(QPalette::WindowText, theme.text);
    m_title->setPalette(text);
    text.setColor(QPalette::WindowText, theme.mutedText);
    m_sentence->setPalette(text);
    QPalette list = m_list->palette();
    list.setColor(QPalette::Base, Qt::transparent);
    m_list->setPalette(list);
    m_list->viewport()->setAutoFillBackground(false);
}

void HistoryPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_list->setAccessibleName(tr("Transitions of this connection"));
        m_steps->retranslate();
        showAll();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        followTheme();
        showAll();
    }
}

void HistoryPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareHead();
    fitSentence();
}

void HistoryPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_now = std::max(m_now, m_latest);
    showAll();
}

} // namespace atlas::view
