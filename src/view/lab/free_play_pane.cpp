// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/free_play_pane.h"

#include "view/ladder/ladder_words.h"
#include "view/parts/flow_layout.h"
#include "view/parts/label.h"
#include "view/words/words.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cerrno>
#include <chrono>
#include <vector>

namespace atlas::view {
namespace {

constexpr std::chrono::milliseconds delay{1000}; ///< of a packet that is delivered later

/// A row that goes on in the next line where the width ends.
template <typename Widgets> QWidget* row(const Widgets& widgets, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* flow = new FlowLayout(box);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(5);
    for (QWidget* widget : widgets)
        flow->addWidget(widget);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    return box;
}

} // namespace

FreePlayPane::FreePlayPane(model::LabPlay& play, QWidget* parent)
    : QWidget(parent),
      m_play(play),
      m_cardsTitle(makeLabel({}, LabelKind::Question, this)),
      m_cards(new PacketCards(this)),
      m_decisions{{{PacketCards::Decision::Deliver, QT_TR_NOOP("Deliver (D)")},
                   {PacketCards::Decision::Drop, QT_TR_NOOP("Drop (X)")},
                   {PacketCards::Decision::Duplicate, QT_TR_NOOP("Deliver a copy (2)")},
                   {PacketCards::Decision::Delay, QT_TR_NOOP("In 1 s (L)")},
                   {PacketCards::Decision::Swap, QT_TR_NOOP("Swap (S)")}}},
      m_problem(makeLabel({}, LabelKind::Value, this)),
      m_optionsTitle(makeLabel({}, LabelKind::Question, this)),
      m_options{{{&model::LabSocketOptions::resetOnClose, QT_TR_NOOP("linger 0"),
                  QT_TR_NOOP("SO_LINGER with 0 seconds: close() sends RST instead of FIN")},
                 {&model::LabSocketOptions::reuseAddress, QT_TR_NOOP("reuse address"),
                  QT_TR_NOOP("SO_REUSEADDR: bind() also where a TIME-WAIT holds the port")},
                 {&model::LabSocketOptions::deferAccept, QT_TR_NOOP("defer accept"),
                  QT_TR_NOOP("TCP_DEFER_ACCEPT: a connection is complete only with its first data")},
                 {&model::LabSocketOptions::smallBuffers, QT_TR_NOOP("small buffers"),
                  QT_TR_NOOP("SO_SNDBUF and SO_RCVBUF of 4096 bytes, so that the window fills quickly")}}},
      m_startOver(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_open(new QPushButton(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(14, 10, 6, 8);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(makeFiles());
    outer->addWidget(scroll, 1);
    auto* content = new QWidget(scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(7);
    m_cards->setObjectName(QStringLiteral("cards"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    column->addWidget(m_cardsTitle);
    column->addWidget(m_cards);
    column->addWidget(makeFates());
    column->addWidget(m_problem);
    for (const lab::Host host : lab::bothHosts)
        column->addWidget(makeSide(host));
    column->addWidget(m_optionsTitle);
    column->addWidget(makeOptions());
    column->addStretch(1);
    scroll->setWidget(content);
    connect(m_cards, &PacketCards::decided, this, &FreePlayPane::decide);
    connect(m_cards, &PacketCards::chosenChanged, this, &FreePlayPane::refreshFates);
    retranslate();
}

QWidget* FreePlayPane::makeFates()
{
    std::vector<QWidget*> buttons;
    for (DecisionButton& each : m_decisions) {
        each.button = new QPushButton(this);
        connect(each.button, &QPushButton::clicked, this,
                [this, decision = each.decision] { m_cards->decide(decision); });
        buttons.push_back(each.button);
    }
    return row(buttons, this);
}

QWidget* FreePlayPane::makeSide(lab::Host host)
{
    Side& side = m_sides[host];
    side.title = makeLabel({}, LabelKind::Heading, this);
    side.title->setWordWrap(false);
    side.title->setAlignment(Qt::AlignVCenter);
    side.sockets = new QPushButton(this);
    side.title->setMinimumHeight(side.sockets->sizeHint().height() + 4);
    side.sockets->setMenu(new QMenu(side.sockets));
    connect(side.sockets->menu(), &QMenu::triggered, this, [this, host](const QAction* action) {
        m_desk.choose(host, action->data().toString().toStdString());
        refresh();
    });
    std::vector<QWidget*> widgets{side.title, side.sockets};
    for (std::size_t i = 0; i < side.calls.size(); ++i) {
        const lab::CallName each = model::offeredCalls[i];
        const QString text = words::text(lab::name(each));
        auto* button = new QPushButton(text + QStringLiteral("()"), this);
        button->setObjectName(QStringLiteral("%1_%2").arg(words::text(lab::name(host)), text));
        connect(button, &QPushButton::clicked, this, [this, host, each] { call(host, each); });
        side.calls[i] = button;
        widgets.push_back(button);
    }
    side.reset = new QPushButton(this);
    connect(side.reset, &QPushButton::clicked, this, [this, host] { forge(host); });
    widgets.push_back(side.reset);
    return row(widgets, this);
}

QWidget* FreePlayPane::makeOptions()
{
    std::vector<QWidget*> buttons;
    for (Option& option : m_options) {
        option.button = new QPushButton(this);
        option.button->setCheckable(true);
        connect(option.button, &QPushButton::toggled, this, &FreePlayPane::showOptions);
        buttons.push_back(option.button);
    }
    return row(buttons, this);
}

model::LabSocketOptions FreePlayPane::options() const
{
    model::LabSocketOptions chosen;
    for (const Option& option : m_options)
        chosen.*option.member = option.button->isChecked();
    return chosen;
}

QWidget* FreePlayPane::makeFiles()
{
    connect(m_startOver, &QPushButton::clicked, &m_play, &model::LabPlay::startOver);
    connect(m_save, &QPushButton::clicked, this, &FreePlayPane::saveWanted);
    connect(m_open, &QPushButton::clicked, this, &FreePlayPane::openWanted);
    m_save->setObjectName(QStringLiteral("saveButton"));
    m_open->setObjectName(QStringLiteral("openButton"));
    return row(std::array<QWidget*, 3>{m_startOver, m_save, m_open}, this);
}

void FreePlayPane::begin()
{
    m_desk.clear();
    setProblem({});
    refresh();
}

void FreePlayPane::call(lab::Host host, lab::CallName name)
{
    const bool makesSocket = name == lab::CallName::Socket || name == lab::CallName::Accept;
    if (makesSocket && m_desk.isMakingSocket(host))
        return; // the next one would get the same name
    const lab::Call call = m_desk.request(host, name);
    setProblem({});
    m_desk.asked(call);
    m_play.request(lab::Action(call), this, [this, call](const lab::Report& report) { answered(call, report); });
}

void FreePlayPane::answered(const lab::Call& call, const lab::Report& report)
{
    const auto* const result = std::get_if<lab::CallResult>(&report.answer);
    const std::optional<int> error = result != nullptr ? result->error : std::nullopt;
    const bool failed = error && *error != EINPROGRESS;
    // A connect() that failed: the socket is bound now, and can only be closed.
    m_desk.answered(call, report.ok() && (!failed || call.call == lab::CallName::Connect));
    if (failed) {
        const QString called = words::text(lab::name(call.call)) + QStringLiteral("()");
        setProblem(QStringLiteral("%1: %2. %3")
                       .arg(called, words::text(lab::errnoName(*error)), ladder::errnoMeaning(error))
                       .trimmed());
    } else if (report.ok() && call.call == lab::CallName::Socket) {
        for (const lab::Call& option : m_desk.optionRequests(call.host, options()))
            ask(option);
    }
    refresh();
}

void FreePlayPane::ask(const lab::Action& action)
{
    m_play.request(action, this, [this](const lab::Report&) { refresh(); });
}

void FreePlayPane::decide(lab::PacketId packet, PacketCards::Decision decision)
{
    const lab::Packet* const partner = m_cards->swapPartner();
    if (decision == PacketCards::Decision::Swap && partner == nullptr)
        return setProblem(tr("There is no other packet in that direction to swap it with."));
    const auto action = [&]() -> lab::Action {
        switch (decision) {
        case PacketCards::Decision::Deliver:
            break;
        case PacketCards::Decision::Drop:
            return lab::Drop{packet};
        case PacketCards::Decision::Duplicate:
            return lab::Duplicate{packet};
        case PacketCards::Decision::Delay:
            return lab::Delay{packet, delay};
        case PacketCards::Decision::Swap:
            return lab::Swap{packet, partner->id};
        }
        return lab::Deliver{packet};
    };
    setProblem({});
    ask(action());
}

void FreePlayPane::forge(lab::Host host)
{
    const auto* socket = m_desk.chosen(host);
    if (socket == nullptr)
        return;
    setProblem({});
    ask(lab::Inject{host, socket->name});
}

void FreePlayPane::refresh()
{
    m_desk.apply(m_play.story().now.hosts);
    m_cards->showPackets(m_play.story().now.packets);
    for (const lab::Host host : lab::bothHosts)
        refreshSockets(host);
    showControls();
}

void FreePlayPane::showControls()
{
    const bool begun = m_play.hasBegun(); // before that, what a call made would be forgotten
    for (const lab::Host host : lab::bothHosts) {
        const Side& side = m_sides[host];
        const auto* chosen = m_desk.chosen(host);
        for (std::size_t i = 0; i < side.calls.size(); ++i)
            side.calls[i]->setEnabled(begun && m_desk.makesSense(host, model::offeredCalls[i]));
        side.reset->setEnabled(begun && chosen != nullptr && chosen->connecting && chosen->state != State::Closed);
    }
    m_save->setEnabled(begun);
    refreshFates();
}

void FreePlayPane::refreshSockets(lab::Host host)
{
    const Side& side = m_sides[host];
    const auto* chosen = m_desk.chosen(host);
    QMenu* menu = side.sockets->menu();
    menu->clear();
    for (const auto& socket : m_desk.sockets(host))
        menu->addAction(QStringLiteral("%1 · %2").arg(words::text(socket.name), words::text(rfcName(socket.state))))
            ->setData(words::text(socket.name));
    side.sockets->setText(chosen != nullptr ? words::text(chosen->name) + QStringLiteral(" ▾") : QString());
    side.sockets->setVisible(m_desk.sockets(host).size() > 1);
}

void FreePlayPane::showOptions()
{
    for (const Option& option : m_options) {
        const QString name = tr(option.text);
        option.button->setText(option.button->isChecked() ? QStringLiteral("✓ ") + name : name);
        option.button->setAccessibleName(name);
    }
}

void FreePlayPane::refreshFates()
{
    for (const DecisionButton& each : m_decisions) {
        const bool swaps = each.decision == PacketCards::Decision::Swap;
        const lab::Packet* const needed = swaps ? m_cards->swapPartner() : m_cards->chosen();
        each.button->setEnabled(m_play.hasBegun() && needed != nullptr);
    }
}

void FreePlayPane::setProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void FreePlayPane::retranslate()
{
    m_cardsTitle->setText(tr("Packets in flight"));
    for (const DecisionButton& each : m_decisions)
        each.button->setText(tr(each.text));
    for (const lab::Host host : lab::bothHosts) {
        Side& side = m_sides[host];
        const QString name = words::text(lab::letter(host));
        side.title->setText(name);
        side.sockets->setAccessibleName(tr("Socket of %1").arg(name));
        for (QPushButton* button : side.calls)
            button->setAccessibleName(tr("%1 on %2").arg(button->text(), name));
        side.reset->setText(tr("forged RST"));
        side.reset->setAccessibleName(tr("Send %1 a forged RST").arg(name));
        side.reset->setToolTip(tr("Put an RST on the way to %1 that looks as if its peer had sent it").arg(name));
    }
    m_optionsTitle->setText(tr("New sockets start with"));
    showOptions();
    for (const Option& option : m_options)
        option.button->setToolTip(tr(option.toolTip));
    m_startOver->setText(tr("Start over"));
    m_save->setText(tr("Save as lesson…"));
    m_open->setText(tr("Open lesson…"));
    refresh();
}

void FreePlayPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace atlas::view
