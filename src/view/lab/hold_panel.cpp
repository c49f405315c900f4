// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/hold_panel.h"

#include "view/lab/lab_texts.h"
#include "view/ladder/ladder_words.h"
#include "view/parts/state_button.h"
#include "view/parts/state_pill.h"
#include "view/words/words.h"

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
            [this](const lab::Refusal& refusal) { showProblem(words::error(refusal.error)); });
    connect(&m_session, &model::LabSession::failed, this, [this](const model::LabFailure& failure) {
        m_held.clear();
        showHeld();
        showProblem(failureText(failure));
    });
    m_seconds.setInterval(std::chrono::seconds(1));
    connect(&m_seconds, &QTimer::timeout, this, [this] { ask(lab::ListHeld{}); });
    retranslate();
    showHeld();
}

void HoldPanel::hold(State state)
{
    if (!m_session.hasChild())
        m_session.start(lab::Mode::Hold);
    showProblem({});
    ask(lab::HoldState{state});
}

void HoldPanel::ask(const lab::HoldRequest& request)
{
    m_session.ask(request, this, [this](const lab::Report& report) { take(report); });
}

void HoldPanel::take(const lab::Report& report)
{
    if (!report.ok())
        return showProblem(words::error(*report.error));
    const auto* const states = std::get_if<lab::HeldStates>(&report.answer);
    if (states == nullptr)
        return;
    m_held = states->all;
    showHeld();
}

void HoldPanel::point(lab::HoldHandle handle)
{
    const auto found = std::ranges::find(m_held, handle, &lab::HeldState::handle);
    if (found != m_held.end())
        emit pointedOut(found->local, found->remote.value_or(Endpoint{}));
}

/// While the same things are held the rows stay, so that the focus stays, and a press of the mouse that a second's
/// answer falls into is one.
void HoldPanel::showHeld()
{
    const bool same = std::ranges::equal(m_held, m_rows, [](const lab::HeldState& held, const Row& row) {
        return held.handle == row.handle && held.passesIn.has_value() == (row.left != nullptr);
    });
    if (!same)
        makeRows();
    fillRows();
    const bool passing = std::ranges::any_of(m_rows, [](const Row& row) { return row.left != nullptr; });
    if (passing != m_seconds.isActive())
        passing ? m_seconds.start() : m_seconds.stop();
    m_list->setVisible(!m_held.empty());
}

/// The list is short, and changes seldom: it is made anew. The focus stays with what had it; where that is gone, it
/// goes to what took its place.
void HoldPanel::makeRows()
{
    const auto focused = std::ranges::find_if(m_rows, [](const Row& row) {
        return row.what->hasFocus() || (row.release != nullptr && row.release->hasFocus());
    });
    const bool hadFocus = focused != m_rows.end();
    const bool onWhat = hadFocus && focused->what->hasFocus();
    const lab::HoldHandle handle = hadFocus ? focused->handle : lab::HoldHandle{};
    const auto place = focused - m_rows.begin();
    delete m_list->layout();
    qDeleteAll(m_list->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    m_rows.clear();
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(5);
    grid->setColumnStretch(0, 1);
    QPushButton* next = nullptr;
    for (const lab::HeldState& held : m_held) {
        const int number = static_cast<int>(m_rows.size());
        Row& row = m_rows.emplace_back(Row{.handle = held.handle, .what = new QPushButton(m_list)});
        row.what->setFlat(true);
        row.what->setObjectName(QStringLiteral("heldState"));
        connect(row.what, &QPushButton::clicked, this, [this, handle = held.handle] { point(handle); });
        grid->addWidget(row.what, number, 0);
        if (onWhat && (next == nullptr || number <= place))
            next = row.what;
        if (held.passesIn) {
            row.left = new QLabel(m_list);
            row.left->setTextFormat(Qt::PlainText);
            grid->addWidget(row.left, number, 1);
            continue;
        }
        row.release = new QPushButton(m_list);
        connect(row.release, &QPushButton::clicked, this,
                [this, handle = held.handle] { ask(lab::ReleaseHeld{handle}); });
        grid->addWidget(row.release, number, 1);
        if (!onWhat && (next == nullptr || number <= place))
            next = row.release;
    }
    m_list->setVisible(!m_held.empty()); // what is hidden takes no focus
    if (!hadFocus)
        return;
    const auto same = std::ranges::find(m_rows, handle, &Row::handle);
    if (same != m_rows.end())
        if (QPushButton* kept = onWhat ? same->what : same->release)
            next = kept;
    if (next != nullptr)
        next->setFocus();
    else
        m_buttons.front()->setFocus();
}

void HoldPanel::fillRows()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const lab::HeldState& held = m_held[i];
        const Row& row = m_rows[i];
        const QString name = words::text(rfcName(held.state));
        const QString local = endpointText(held.local);
        row.what->setText(QStringLiteral("%1\n%2").arg(name, local));
        row.what->setAccessibleName(tr("%1 at %2").arg(name, local));
        row.what->setToolTip(tr("Show it in the main window"));
        if (row.left != nullptr) {
            row.left->setText(tr("ends in %1").arg(words::duration(*held.passesIn)));
        } else {
            row.release->setText(tr("Release"));
            row.release->setAccessibleName(tr("Release %1 at %2").arg(name, local));
        }
    }
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
        button->setToolTip(tr("Bring a real connection of this computer into %1").arg(name));
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
