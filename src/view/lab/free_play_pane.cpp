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

#include <algorithm>

namespace atlas::view {
namespace {

constexpr int delay = 1000; ///< milliseconds, of a packet that is delivered later

QJsonObject wish(const char* what)
{
    return {{QStringLiteral("do"), QLatin1String(what)}};
}

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
      m_problem(makeLabel({}, LabelKind::Value, this)),
      m_optionsTitle(makeLabel({}, LabelKind::Question, this)),
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
    outer->addWidget(scroll);
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
    for (const model::LabHost host : model::labHosts)
        column->addWidget(makeSide(host));
    column->addWidget(m_optionsTitle);
    column->addWidget(makeOptions());
    column->addWidget(makeFiles());
    column->addStretch(1);
    scroll->setWidget(content);
    connect(m_cards, &PacketCards::decided, this, &FreePlayPane::decide);
    connect(m_cards, &PacketCards::chosenChanged, this, &FreePlayPane::refreshFates);
    connect(&m_play, &model::LabPlay::answered, this, &FreePlayPane::answered);
    retranslate();
}

QWidget* FreePlayPane::makeFates()
{
    for (std::size_t i = 0; i < m_fates.size(); ++i) {
        m_fates[i] = new QPushButton(this);
        const auto fate = static_cast<PacketCards::Fate>(i);
        connect(m_fates[i], &QPushButton::clicked, this, [this, fate] { m_cards->decide(fate); });
    }
    return row(m_fates, this);
}

QWidget* FreePlayPane::makeSide(model::LabHost host)
{
    Side& side = m_sides[indexOf(host)];
    side.title = makeLabel({}, LabelKind::Heading, this);
    side.title->setWordWrap(false);
    side.title->setAlignment(Qt::AlignVCenter);
    side.sockets = new QPushButton(this);
    side.title->setMinimumHeight(side.sockets->sizeHint().height() + 4);
    side.sockets->setMenu(new QMenu(side.sockets));
    connect(side.sockets->menu(), &QMenu::triggered, this, [this, host](const QAction* action) {
        m_desk.choose(host, action->data().toString());
        refresh();
    });
    std::vector<QWidget*> widgets{side.title, side.sockets};
    for (const model::LabCall each : model::labCalls) {
        auto* button = new QPushButton(model::identifier(each) + QStringLiteral("()"), this);
        button->setObjectName(QStringLiteral("%1_%2").arg(model::identifier(host), model::identifier(each)));
        connect(button, &QPushButton::clicked, this, [this, host, each] { call(host, each); });
        side.calls[static_cast<std::size_t>(each)] = button;
        widgets.push_back(button);
    }
    side.reset = new QPushButton(this);
    connect(side.reset, &QPushButton::clicked, this, [this, host] { forge(host); });
    widgets.push_back(side.reset);
    return row(widgets, this);
}

QWidget* FreePlayPane::makeOptions()
{
    for (QPushButton*& option : m_options) {
        option = new QPushButton(this);
        option->setCheckable(true);
        connect(option, &QPushButton::toggled, this, &FreePlayPane::showOptions);
    }
    return row(m_options, this);
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
    m_pending.clear();
    setProblem({});
    refresh();
}

void FreePlayPane::call(model::LabHost host, model::LabCall which)
{
    // Until a new socket is there the desk would give the next one the same name.
    if ((which == model::LabCall::Socket || which == model::LabCall::Accept) &&
        std::ranges::any_of(m_pending, [&](const Pending& open) { return open.host == host && open.call == which; }))
        return;
    const QJsonObject request = m_desk.request(host, which);
    setProblem({});
    m_pending.insert(m_play.request(request), {host, which, request});
}

void FreePlayPane::answered(int id, const model::LabReport& report)
{
    if (!m_pending.contains(id))
        return refresh();
    const Pending done = m_pending.take(id);
    const bool inProgress = report.errnoName == QLatin1String("EINPROGRESS");
    if (report.ok && (report.errnoName.isEmpty() || inProgress)) {
        m_desk.carriedOut(done.host, done.call, done.request);
        if (done.call == model::LabCall::Socket)
            for (const QJsonObject& option : m_desk.optionRequests(done.host,
                                                                   {.resetOnClose = m_options[0]->isChecked(),
                                                                    .reuseAddress = m_options[1]->isChecked(),
                                                                    .deferAccept = m_options[2]->isChecked(),
                                                                    .smallBuffers = m_options[3]->isChecked()}))
                m_play.request(option);
    } else if (report.ok) {
        const QString name = words::hostile(report.errnoName.toStdString());
        const QString called = model::identifier(done.call) + QStringLiteral("()");
        setProblem(QStringLiteral("%1: %2. %3").arg(called, name, ladder::errnoMeaning(report.errnoName)).trimmed());
        if (done.call == model::LabCall::Connect)
            m_desk.carriedOut(done.host, done.call, done.request); // it is bound now, and can only be closed
    }
    refresh();
}

void FreePlayPane::decide(int packet, PacketCards::Fate fate)
{
    using enum PacketCards::Fate;
    static constexpr std::array<const char*, 5> verbs{"deliver", "drop", "duplicate", "delay", "swap"};
    QJsonObject request = wish(verbs.at(static_cast<std::size_t>(fate)));
    request[QStringLiteral("packet")] = packet;
    if (fate == Delay)
        request[QStringLiteral("ms")] = delay;
    if (fate == Swap) {
        const model::LabPacket* other = m_cards->swapPartner();
        if (other == nullptr)
            return setProblem(tr("There is no other packet of that direction to swap it with."));
        request[QStringLiteral("with")] = other->id;
    }
    setProblem({});
    m_play.request(request);
}

void FreePlayPane::forge(model::LabHost host)
{
    const auto* socket = m_desk.chosen(host);
    if (socket == nullptr)
        return;
    setProblem({});
    m_play.request({{QStringLiteral("do"), QStringLiteral("inject")},
                    {QStringLiteral("kind"), QStringLiteral("rst")},
                    {QStringLiteral("to"), model::identifier(host)},
                    {QStringLiteral("socket"), socket->name}});
}

void FreePlayPane::refresh()
{
    m_desk.apply(m_play.story().hosts);
    m_cards->showPackets(m_play.story().packets);
    for (const model::LabHost host : model::labHosts)
        refreshSockets(host);
    showControls();
}

void FreePlayPane::showControls()
{
    const bool begun = m_play.hasBegun(); // before that, nobody would remember what a call made
    for (const model::LabHost host : model::labHosts) {
        const Side& side = m_sides[indexOf(host)];
        const auto* chosen = m_desk.chosen(host);
        for (const model::LabCall each : model::labCalls)
            side.calls[static_cast<std::size_t>(each)]->setEnabled(begun && m_desk.makesSense(host, each));
        side.reset->setEnabled(begun && chosen != nullptr && chosen->asked && chosen->state != State::Closed);
    }
    m_save->setEnabled(begun);
    refreshFates();
}

void FreePlayPane::refreshSockets(model::LabHost host)
{
    const Side& side = m_sides[indexOf(host)];
    const auto* chosen = m_desk.chosen(host);
    QMenu* menu = side.sockets->menu();
    menu->clear();
    for (const auto& socket : m_desk.sockets(host))
        menu->addAction(QStringLiteral("%1 · %2").arg(socket.name, words::text(rfcName(socket.state))))
            ->setData(socket.name);
    side.sockets->setText(chosen != nullptr ? chosen->name + QStringLiteral(" ▾") : QString());
    side.sockets->setVisible(m_desk.sockets(host).size() > 1);
}

void FreePlayPane::showOptions()
{
    const std::array<QString, 4> names{tr("linger 0"), tr("reuse address"), tr("defer accept"), tr("small buffers")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_options[i]->setText(m_options[i]->isChecked() ? QStringLiteral("✓ ") + names[i] : names[i]);
        m_options[i]->setAccessibleName(names[i]);
    }
}

void FreePlayPane::refreshFates()
{
    for (std::size_t i = 0; i < m_fates.size(); ++i)
        m_fates[i]->setEnabled(m_play.hasBegun() &&
                               (static_cast<PacketCards::Fate>(i) == PacketCards::Fate::Swap
                                    ? m_cards->swapPartner() != nullptr
                                    : m_cards->chosen() != nullptr));
}

void FreePlayPane::setProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void FreePlayPane::retranslate()
{
    m_cardsTitle->setText(tr("Packets in flight"));
    const std::array<QString, 5> fates{tr("Deliver (D)"), tr("Drop (X)"), tr("Deliver a copy (2)"), tr("In 1 s (L)"),
                                       tr("Swap (S)")};
    for (std::size_t i = 0; i < fates.size(); ++i)
        m_fates[i]->setText(fates[i]);
    for (const model::LabHost host : model::labHosts) {
        Side& side = m_sides[indexOf(host)];
        const QString name = model::identifier(host);
        side.title->setText(name);
        side.sockets->setAccessibleName(tr("Socket of %1").arg(name));
        for (QPushButton* button : side.calls)
            button->setAccessibleName(tr("%1 on %2").arg(button->text(), name));
        side.reset->setText(tr("forged RST"));
        side.reset->setAccessibleName(tr("Send %1 a forged RST").arg(name));
        side.reset->setToolTip(tr("Put an RST on the way to %1 that looks as if its peer had sent it").arg(name));
    }
    m_optionsTitle->setText(tr("A new socket gets"));
    showOptions();
    m_options[0]->setToolTip(tr("SO_LINGER with 0 seconds: close() sends RST instead of FIN"));
    m_options[1]->setToolTip(tr("SO_REUSEADDR: bind() also where a TIME-WAIT holds the port"));
    m_options[2]->setToolTip(tr("TCP_DEFER_ACCEPT: a connection is complete only with its first data"));
    m_options[3]->setToolTip(tr("SO_SNDBUF and SO_RCVBUF of 4096 bytes, so that the window soon is full"));
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
