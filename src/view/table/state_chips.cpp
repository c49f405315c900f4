// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/state_chips.h"

#include "view/parts/flow_layout.h"
#include "view/parts/fonts.h"
#include "view/parts/pill.h"
#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace atlas::view {
namespace {

constexpr int padding = 9;
constexpr int gap = 8;

QFont nameFont(const QFont& font)
{
    return strong(sized(font, TextSize::Label));
}

} // namespace

StateChip::StateChip(State state, QWidget* parent) : QAbstractButton(parent), m_state(state)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setObjectName(QStringLiteral("chip_") + words::text(names(state).identifier));
    describe();
}

void StateChip::setCount(std::size_t count)
{
    if (m_count == count)
        return;
    const int digits = static_cast<int>(QString::number(m_count).size());
    m_count = count;
    describe();
    if (QString::number(count).size() != digits)
        updateGeometry();
    update();
}

void StateChip::describe()
{
    const QString name = words::text(rfcName(m_state));
    setText(name);
    setAccessibleName(tr("%1: %n connection(s)", nullptr, static_cast<int>(m_count)).arg(name));
    setToolTip(isChecked() ? tr("Show every state again") : tr("Show only %1").arg(name));
}

QSize StateChip::sizeHint() const
{
    const QFontMetrics metrics(nameFont(font()));
    // Room for two digits at least, so that the row does not move while small counts change.
    const QString digits = QString::number(std::max<std::size_t>(m_count, 10));
    return {metrics.horizontalAdvance(text()) + gap + metrics.horizontalAdvance(digits) + 2 * padding,
            metrics.height() + 8};
}

void StateChip::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    const PhaseColours& colours = theme.phase(phase(m_state));
    const bool quiet = m_count == 0 && !isChecked() && !underMouse();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    paintPill(painter,
              {.box = body,
               .fill = isChecked() ? colours.ink
                   : quiet         ? QColor(Qt::transparent)
                                   : colours.fill,
               .outline = QPen(quiet ? theme.line : colours.ink, underMouse() || isChecked() ? 1.6 : 1)});
    if (hasFocus())
        paintPillFocus(painter, body, theme.accent);
    painter.setFont(nameFont(font()));
    painter.setPen(isChecked() ? colours.onInk : quiet ? theme.mutedText : colours.ink);
    const QRect inner = rect().adjusted(padding, 0, -padding, 0);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, QString::number(m_count));
}

void StateChip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

StateChips::StateChips(QWidget* parent) : QWidget(parent)
{
    auto* layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const State state : knownStates) {
        if (state == State::Closed)
            continue; // no listed socket is in it
        auto* chip = new StateChip(state, this);
        layout->addWidget(chip);
        m_chips.push_back(chip);
        chip->installEventFilter(this);
        connect(chip, &StateChip::toggled, this, &StateChips::chosenChanged);
    }
    setTabStop(m_chips.front());
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

/// Tab comes back to where it left.
void StateChips::setTabStop(const StateChip* stop)
{
    for (StateChip* chip : m_chips)
        chip->setFocusPolicy(chip == stop ? Qt::StrongFocus : Qt::ClickFocus);
}

bool StateChips::eventFilter(QObject* watched, QEvent* event)
{
    const auto at = std::ranges::find(m_chips, watched);
    if (at == m_chips.end())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn)
        setTabStop(*at);
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto last = static_cast<std::ptrdiff_t>(m_chips.size()) - 1;
    std::ptrdiff_t place = at - m_chips.begin();
    const int forward = isRightToLeft() ? -1 : 1;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Right:
        place += forward;
        break;
    case Qt::Key_Left:
        place -= forward;
        break;
    case Qt::Key_Home:
        place = 0;
        break;
    case Qt::Key_End:
        place = last;
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    m_chips[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place, 0, last))]->setFocus(Qt::TabFocusReason);
    return true;
}

void StateChips::setCounts(const StateCounts& counts)
{
    for (StateChip* chip : m_chips)
        chip->setCount(counts[static_cast<std::size_t>(chip->state())]);
}

model::StateSet StateChips::chosen() const
{
    model::StateSet chosen;
    for (const StateChip* chip : m_chips)
        chosen[static_cast<std::size_t>(chip->state())] = chip->isChecked();
    return chosen;
}

void StateChips::setChosen(model::StateSet chosen)
{
    if (chosen == this->chosen())
        return;
    for (StateChip* chip : m_chips) {
        const QSignalBlocker oneSignalForAll(chip);
        chip->setChecked(chosen[static_cast<std::size_t>(chip->state())]);
        chip->update();
    }
    emit chosenChanged();
}

void StateChips::chooseAlone(State state)
{
    model::StateSet alone;
    alone[static_cast<std::size_t>(state)] = true;
    setChosen(chosen() == alone ? model::StateSet() : alone);
}

} // namespace atlas::view
