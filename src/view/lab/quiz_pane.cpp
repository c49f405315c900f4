// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/quiz_pane.h"

#include "view/parts/flow_layout.h"
#include "view/parts/label.h"
#include "view/parts/state_button.h"
#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace atlas::view {

QuizPane::QuizPane(QWidget* parent)
    : QWidget(parent),
      m_question(makeLabel({}, LabelKind::Guide, this)),
      m_hint(makeLabel({}, LabelKind::Value, this)),
      m_verdict(makeLabel({}, LabelKind::Guide, this)),
      m_choices(new QWidget(this))
{
    m_question->setObjectName(QStringLiteral("question"));
    m_hint->setObjectName(QStringLiteral("questionHint"));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_question);
    column->addWidget(m_choices);
    column->addWidget(m_hint);
    column->addWidget(m_verdict);
    clear();
}

void QuizPane::ask(const lab::Quiz& quiz, const NarratedQuiz* told)
{
    m_quiz = quiz;
    m_open = true;
    m_reasons = told != nullptr ? told->reasons : decltype(m_reasons)();
    const QString question = told != nullptr
        ? words::text(told->question)
        : tr("Which state will %1 be in after the next step?").arg(words::text(letter(quiz.host)));
    m_question->setText(guideHtml(question));
    m_question->setAccessibleName(question);
    makeButtons(quiz.choices);
    m_hint->setText(tr("Choose here, or click the state on the diagram."));
    m_hint->show();
    m_verdict->hide();
    show();
}

void QuizPane::clear()
{
    m_open = false;
    hide();
}

void QuizPane::makeButtons(const std::vector<std::string>& choices)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    delete m_choices->layout();
    auto* flow = new FlowLayout(m_choices);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    for (const std::string& choice : choices) {
        const auto state = parseState(choice);
        QAbstractButton* button = nullptr;
        if (state && *state != State::Unknown)
            button = new StateButton(*state, m_choices);
        else
            button = new QPushButton(words::hostile(choice), m_choices);
        button->setAccessibleName(tr("Answer: %1").arg(button->text()));
        connect(button, &QAbstractButton::clicked, this, [this, choice] { judge(choice); });
        flow->addWidget(button);
        m_buttons.push_back(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_choices->setSizePolicy(policy);
}

void QuizPane::choose(const std::string& choice)
{
    if (m_open && std::ranges::find(m_quiz.choices, choice) != m_quiz.choices.end())
        judge(choice);
}

void QuizPane::judge(const std::string& choice)
{
    if (!m_open)
        return;
    const bool right = choice == m_quiz.answer;
    const auto reason = m_reasons.find(choice);
    const QString why = reason != m_reasons.end() ? words::text(reason->second) : QString();
    const QString shown = words::hostile(choice);
    const QString told = !why.isEmpty() ? why : right ? tr("Right.") : tr("No. Try again.");
    const QString verdict =
        QStringLiteral("%1 %2: %3").arg(right ? QStringLiteral("✓") : QStringLiteral("✗"), shown, told);
    m_verdict->setText(guideHtml(verdict));
    QPalette colours = m_verdict->palette();
    const Theme theme = Theme::current();
    colours.setColor(QPalette::WindowText, right ? theme.good : theme.warning);
    m_verdict->setPalette(colours);
    m_verdict->show();
    m_verdict->setAccessibleName(verdict);
    QAccessibleEvent alert(m_verdict, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (!right)
        return;
    m_open = false;
    m_hint->hide();
    for (QAbstractButton* button : m_buttons)
        button->setEnabled(button->text() == shown);
    emit solved(choice);
}

} // namespace atlas::view
