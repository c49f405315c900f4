// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/fact_strip.h"

#include "view/parts/elided_label.h"
#include "view/parts/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace atlas::view {

FactStrip::FactStrip(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void FactStrip::showFacts(const std::vector<Fact>& facts)
{
    const std::vector<Fact> before = std::exchange(m_facts, facts);
    if (!std::ranges::equal(before, facts, {}, &Fact::label, &Fact::label))
        build();
    else
        for (std::size_t i = 0; i < facts.size(); ++i)
            m_values[i]->setText(facts[i].value);
    setVisible(!facts.empty());
}

void FactStrip::build()
{
    delete m_body;
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    m_values.clear();
    QGridLayout* const grid = makeQuestionGrid(m_body, 2);
    int row = 0;
    for (const Fact& fact : m_facts) {
        QLabel* label = makeLabel(fact.label, LabelKind::Question, m_body);
        label->setWordWrap(false);
        grid->addWidget(label, row, 0);
        auto* value = new ElidedLabel(m_body);
        value->setText(fact.value);
        value->setAccessibleDescription(fact.label);
        grid->addWidget(value, row++, 1);
        m_values.push_back(value);
    }
    m_body->show();
}

void FactStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_facts.empty())
        build();
    QWidget::changeEvent(event);
}

} // namespace atlas::view
