// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/filter_bar.h"

#include "model/table/socket_table_model.h"
#include "ui_main_window.h"
#include "view/settings/kept_filters.h"
#include "view/words/words.h"

#include <QMenu>

namespace atlas::view {

FilterBar::FilterBar(Ui::MainWindow& ui, model::SocketTableModel& sockets)
    : QObject(ui.filterField), m_ui(ui), m_sockets(sockets)
{
    m_ui.shownBar->addWidget(m_ui.filterField->note(), 1);
    auto* menu = new QMenu(m_ui.filtersButton);
    m_ui.filtersButton->setMenu(menu);
    m_ui.filtersButton->setText(QStringLiteral("▾"));
    connect(menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(m_ui.filterField, &FilterField::filterChanged, this, [this](const Filter& filter) {
        m_sockets.setFilter(filter);
        emit changed();
    });
    connect(m_ui.filterField, &FilterField::left, this, [this] {
        remember();
        m_ui.table->goToRows();
    });
    connect(m_ui.chips, &StateChips::chosenChanged, this, &FilterBar::applyHiddenStates);
    connect(m_ui.actionListeners, &QAction::toggled, this, &FilterBar::applyHiddenStates);
    connect(m_ui.actionFind, &QAction::triggered, m_ui.filterField, &FilterField::focusField);
    connect(m_ui.actionClearFilter, &QAction::triggered, this, &FilterBar::clear);
    applyHiddenStates();
}

bool FilterBar::filters() const
{
    return !m_ui.filterField->inForce().trimmed().isEmpty() || m_ui.chips->chosen().any();
}

void FilterBar::clear()
{
    remember();
    m_ui.filterField->setText({});
    m_ui.chips->setChosen({});
}

void FilterBar::applyHiddenStates()
{
    const model::StateSet chosen = m_ui.chips->chosen();
    model::StateSet hidden;
    if (chosen.any())
        hidden = ~chosen;
    else
        hidden[static_cast<std::size_t>(State::Listen)] = !m_ui.actionListeners->isChecked();
    m_sockets.setHiddenStates(hidden);
    emit changed();
}

void FilterBar::showCount()
{
    if (m_sockets.snapshot() == nullptr)
        return;
    std::size_t shown = 0;
    for (std::size_t state = 0; state < stateCount; ++state)
        shown += m_sockets.hiddenStates()[state] ? 0 : m_sockets.matchingCounts()[state];
    const std::size_t all = m_sockets.socketCount();
    const QString text = shown == all ? tr("All %n shown", nullptr, static_cast<int>(all))
                                      : tr("%1 of %n shown", nullptr, static_cast<int>(all)).arg(shown);
    if (text != m_ui.shownLabel->text())
        m_ui.shownLabel->setText(text);
}

// --- Filters that were used before, and those that are kept -------------------------------------

void FilterBar::remember()
{
    rememberFilter(m_ui.filterField->inForce());
}

void FilterBar::addFilter(const QString& text)
{
    QMenu& menu = *m_ui.filtersButton->menu();
    QAction* action = menu.addAction(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")));
    connect(action, &QAction::triggered, this, [this, text] { m_ui.filterField->setText(text); });
}

void FilterBar::fillMenu()
{
    QMenu& menu = *m_ui.filtersButton->menu();
    menu.clear();
    const QString now = m_ui.filterField->inForce().trimmed();
    const QStringList kept = keptFilters();
    if (!kept.isEmpty())
        menu.addSection(tr("Kept"));
    for (const QString& text : kept)
        addFilter(text);
    const QStringList recent = recentFilters();
    if (!recent.isEmpty())
        menu.addSection(tr("Used before"));
    for (const QString& text : recent)
        addFilter(text);
    menu.addSeparator();
    if (kept.contains(now))
        menu.addAction(tr("Keep this filter no longer"), this, [now] { keepFilter(now, false); });
    else
        menu.addAction(tr("Keep this filter"), this, [now] { keepFilter(now, true); })->setEnabled(!now.isEmpty());
    menu.addAction(m_ui.actionClearFilter);
    menu.addAction(m_ui.actionExamples);
}

void FilterBar::retranslate()
{
    m_ui.filtersButton->setToolTip(tr("Filters used before, and those that you keep"));
    m_ui.filtersButton->setAccessibleName(tr("Filters"));
    showCount();
}

} // namespace atlas::view
