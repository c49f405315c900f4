// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/hold_panel.h"

#include "view/lab_texts.h"
#include "view/ladder_words.h"
#include "view/state_button.h"
#include "view/state_pill.h"
#include "view/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace atlas::view {
namespace {

/// In the order of a connection's life, as they stand in the panel.
constexpr std::array<State, 10> holdable{
    State::Listen,   State::SynSent, State::SynReceived, State::Established, State::FinWait1,
    State::FinWait2, State::Closing, State::TimeWait,    State::CloseWait,   State::LastAck,
};

} // namespace

HoldPanel::HoldPanel(const model::LabPrograms& programs, QWidget* parent)
    : QWidget(parent),
      m_session(programs),
      m_title(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_list(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_title->setObjectName(QStringLiteral("holdTitle"));
    m_problem->setObjectName(QStringLiteral("problem"));
    for (QLabel* label : {m_title, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_problem->hide();
    column->addWidget(m_title);
    auto* grid = new QGridLayout;
    grid->setSpacing(5);
    column->addLayout(grid);
    for (const State state : holdable) {
        auto* button = new StateButton(state, this);
        button->setObjectName(QStringLiteral("hold_") + words::text(names(state).identifier));
        const int place = static_cast<int>(m_buttons.size());
        grid->addWidget(button, place / 2, place % 2);
        m_buttons.push_back(button);
        connect(button, &QAbstractButton::clicked, this, [this, state] { hold(state); });
    }
    column->addWidget(m_problem);
    column->addWidget(m_list);
    connect(&m_session, &model::LabSession::reported, this, &HoldPanel::take);
    connect(&m_session, &model::LabSession::refused, this,
            [this](const model::LabRefusal& refusal) { showProblem(words::hostile(refusal.message.toStdString())); });
    connect(&m_session, &model::LabSession::failed, this, [this](const model::LabFailure& failure) {
        m_held.clear();
        showHeld();
        showProblem(failureText(failure));
    });
    m_seconds.setInterval(std::chrono::seconds(1));
    connect(&m_seconds, &QTimer::timeout, this,
            [this] { m_session.ask({{QStringLiteral("do"), QStringLiteral("held")}}); });
    retranslate();
    showHeld();
}

void HoldPanel::hold(State state)
{
    const auto stage = m_session.stage();
    if (stage != model::LabSession::Stage::Ready && stage != model::LabSession::Stage::Starting)
        m_session.start(model::LabMode::Hold);
    showProblem({});
    m_session.ask(
        {{QStringLiteral("do"), QStringLiteral("hold")}, {QStringLiteral("state"), words::text(rfcName(state))}});
}

void HoldPanel::take(const model::LabReport& report)
{
    if (!report.ok)
        return showProblem(words::hostile(report.error.toStdString()));
    if (report.held) {
        m_held = *report.held;
        showHeld();
    }
    if (!report.handle)
        return;
    const auto made = std::ranges::find(m_held, *report.handle, &model::LabHeld::handle);
    if (made == m_held.end())
        return;
    if (const auto local = Endpoint::parse(made->local.toStdString()))
        emit held(*local, Endpoint::parse(made->remote.toStdString()).value_or(Endpoint{}));
}

/// The list is made anew: it is short, and changes seldom.
void HoldPanel::showHeld()
{
    const auto focused = m_list->findChildren<QPushButton*>();
    const bool hadFocus = std::ranges::any_of(focused, &QWidget::hasFocus);
    delete m_list->layout();
    qDeleteAll(m_list->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(5);
    grid->setColumnStretch(0, 1);
    int row = 0;
    bool passing = false;
    for (const model::LabHeld& held : m_held) {
        const QString name = words::text(rfcName(held.state));
        auto* label = new QLabel(m_list);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setText(QStringLiteral("%1\n%2").arg(name, words::hostile(held.local.toStdString())));
        grid->addWidget(label, row, 0);
        if (held.passesIn) {
            passing = true;
            auto* left = new QLabel(tr("ends in %1").arg(words::duration(*held.passesIn)), m_list);
            left->setTextFormat(Qt::PlainText);
            grid->addWidget(left, row++, 1);
            continue;
        }
        auto* release = new QPushButton(tr("Release"), m_list);
        release->setAccessibleName(tr("Release %1 at %2").arg(name, words::hostile(held.local.toStdString())));
        connect(release, &QPushButton::clicked, this, [this, handle = held.handle] {
            m_session.ask({{QStringLiteral("do"), QStringLiteral("release")}, {QStringLiteral("handle"), handle}});
        });
        grid->addWidget(release, row++, 1);
    }
    if (passing != m_seconds.isActive())
        passing ? m_seconds.start() : m_seconds.stop();
    m_list->setVisible(!m_held.empty());
    if (hadFocus)
        m_buttons.front()->setFocus();
}

void HoldPanel::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void HoldPanel::retranslate()
{
    m_title->setText(tr("Hold a state"));
    m_title->setToolTip(tr("Brings a real connection of this computer into the state, for other tools to look at"));
    for (StateButton* button : m_buttons) {
        const QString name = words::text(rfcName(button->state()));
        button->setAccessibleName(tr("Hold a connection in %1").arg(name));
        button->setToolTip(tr("Bring a real connection of this computer into %1, and select it").arg(name));
    }
}

void HoldPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showHeld();
    }
}

} // namespace atlas::view
