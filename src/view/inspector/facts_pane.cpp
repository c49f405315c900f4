// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/facts_pane.h"

#include "view/parts/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace atlas::view {
namespace {

bool sameLines(const std::vector<FactGroup>& a, const std::vector<FactGroup>& b)
{
    return std::ranges::equal(a, b, [](const FactGroup& left, const FactGroup& right) {
        return left.title == right.title && std::ranges::equal(left.facts, right.facts, {}, &Fact::label, &Fact::label);
    });
}

} // namespace

FactsPane::FactsPane(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void FactsPane::showFacts(const std::vector<FactGroup>& groups)
{
    if (groups == m_shown)
        return;
    if (!sameLines(groups, m_shown))
        build(groups);
    std::size_t line = 0;
    for (const FactGroup& group : groups)
        for (const Fact& fact : group.facts)
            if (QLabel* value = m_values[line++]; value->text() != fact.value)
                value->setText(fact.value);
    m_shown = groups;
}

void FactsPane::build(const std::vector<FactGroup>& groups)
{
    delete m_body;
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    m_values.clear();
    QGridLayout* const grid = makeQuestionGrid(m_body, 3);
    int row = 0;
    for (const FactGroup& group : groups) {
        if (group.facts.empty())
            continue;
        if (row > 0)
            grid->setRowMinimumHeight(row++, 6);
        grid->addWidget(makeLabel(group.title, LabelKind::Heading, m_body), row++, 0, 1, 2);
        for (const Fact& fact : group.facts) {
            grid->addWidget(makeLabel(fact.label, LabelKind::Question, m_body), row, 0, Qt::AlignTop);
            QLabel* value = makeLabel(fact.value, LabelKind::Value, m_body);
            value->setAccessibleDescription(fact.label); // as its name it would be spoken instead of the value
            grid->addWidget(value, row++, 1, Qt::AlignTop);
            m_values.push_back(value);
        }
    }
    m_body->show();
}

void FactsPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_shown.empty())
        build(m_shown);
    QWidget::changeEvent(event);
}

} // namespace atlas::view
