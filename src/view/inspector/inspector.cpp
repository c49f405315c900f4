// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/inspector.h"

#include "ui_inspector.h"
#include "view/inspector/essentials.h"
#include "view/inspector/placeholder_values.h"
#include "view/parts/theme.h"
#include "view/words/transition_texts.h"
#include "view/words/words.h"

#include <QEvent>

#include <set>
#include <utility>

namespace atlas::view {
namespace {

/// The names that other tools give the state, each once: "TIME_WAIT (netstat)".
QString otherNames(State state)
{
    const StateNames& all = names(state);
    QStringList others;
    std::set<std::string_view> seen{all.rfc};
    for (const auto& [name, tool] : {std::pair{all.netstat, "netstat"}, std::pair{all.ss, "ss"},
                                     std::pair{all.windows, "Windows"}, std::pair{all.macos, "macOS"}})
        if (seen.insert(name).second)
            others.push_back(QStringLiteral("%1 (%2)").arg(words::text(name), QLatin1String(tool)));
    return others.join(QStringLiteral(", "));
}

void setInk(QWidget* widget, const QColor& colour)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, colour);
    widget->setPalette(palette);
}

} // namespace

Inspector::Inspector(QWidget* parent) : QScrollArea(parent), m_ui(std::make_unique<Ui::Inspector>())
{
    auto* body = new QWidget(this);
    m_ui->setupUi(body);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &Inspector::tick);
}

Inspector::~Inspector() = default;

void Inspector::setGuide(const Guide& guide)
{
    m_guide = &guide;
    display();
}

void Inspector::setLanguage(const QString& language)
{
    m_language = language;
    display();
}

void Inspector::showNothing()
{
    setContent(Nothing{});
}

void Inspector::showState(State state, std::size_t connections)
{
    setContent(OneState{state, connections});
}

void Inspector::setCounts(const StateCounts& counts)
{
    auto* shown = std::get_if<OneState>(&m_content);
    if (shown == nullptr)
        return;
    const std::size_t now = counts[static_cast<std::size_t>(shown->state)];
    if (std::exchange(shown->connections, now) != now)
        display();
}

std::optional<State> Inspector::shownState() const
{
    if (const auto* state = std::get_if<OneState>(&m_content))
        return state->state;
    if (const auto* one = std::get_if<OneSocket>(&m_content); one != nullptr && !one->ending)
        return one->record.state;
    return std::nullopt;
}

void Inspector::setHolders(std::vector<Holder> holders)
{
    m_holders = std::move(holders);
    displayEssentials();
}

void Inspector::showEdge(const Transition& edge)
{
    setContent(edge);
}

void Inspector::showSocket(const SocketRecord& record, const std::shared_ptr<const Names>& names, Instant read,
                           const std::optional<Ending>& ending)
{
    const auto* before = std::get_if<OneSocket>(&m_content);
    const bool another = before == nullptr || keyOf(before->record) != keyOf(record);
    m_content = OneSocket{record, names, read, ending};
    display();
    if (another)
        ensureVisible(0, 0);
}

void Inspector::setContent(Content content)
{
    m_content = std::move(content);
    display();
    ensureVisible(0, 0);
}

void Inspector::display()
{
    setInk(m_ui->subtitle, Theme::current().mutedText);
    setInk(m_ui->notice, Theme::current().warning);
    m_ui->notice->hide();
    m_ui->lead->hide();
    m_ui->fromPill->hide();
    m_ui->arrow->hide();
    m_ui->pill->show();
    m_ui->subtitle->show();
    m_ui->article->hide();
    const bool socket = std::holds_alternative<OneSocket>(m_content);
    m_ui->facts->setVisible(socket);
    m_ui->separator->setVisible(socket);
    if (const auto* state = std::get_if<OneState>(&m_content))
        displayState(*state);
    else if (const auto* edge = std::get_if<Transition>(&m_content))
        displayEdge(*edge);
    else if (const auto* one = std::get_if<OneSocket>(&m_content))
        displaySocket(*one);
    else
        displayNothing();
    displayEssentials();
    tickIfNeeded();
}

void Inspector::displayEssentials()
{
    const auto* one = std::get_if<OneSocket>(&m_content);
    if (one != nullptr)
        m_ui->essentials->showFacts(essentialsOf(one->record, m_holders, *one->names, momentOf(*one)));
    else if (shownState())
        m_ui->essentials->showFacts(essentialsOf(m_holders));
    else
        m_ui->essentials->showFacts({});
}

void Inspector::displayNothing()
{
    m_ui->pill->hide();
    m_ui->subtitle->hide();
    m_ui->lead->setText(
        tr("Select a connection to see where it stands on the diagram, what that means, whose turn it "
           "is and whether it is a problem.\n\nPoint at a state or an arrow of the diagram to have it "
           "explained. The numbers on the states say how many of the connections that the filter shows are there now; "
           "those on the arrows, how often each was taken in the last minute in this network namespace, whatever the "
           "filter shows."));
    m_ui->lead->show();
}

void Inspector::displayState(const OneState& shown)
{
    m_ui->pill->setState(shown.state);
    const QString others = otherNames(shown.state);
    const QString now = tr("%n connection(s) now", nullptr, static_cast<int>(shown.connections));
    m_ui->subtitle->setText(others.isEmpty() ? now : tr("also shown as %1 · %2").arg(others, now));
    if (m_guide == nullptr)
        return;
    if (const Article* article = m_guide->find(shown.state, m_language.toStdString())) {
        m_ui->article->showArticle(*article, {});
        m_ui->article->hideCountdown();
        m_ui->article->show();
    }
}

void Inspector::displayEdge(const Transition& edge)
{
    m_ui->fromPill->setState(edge.from);
    m_ui->fromPill->show();
    m_ui->arrow->show();
    m_ui->pill->setState(edge.to);
    m_ui->subtitle->setText(sectionReference(edge));
    m_ui->lead->setText(explanation(edge));
    m_ui->lead->show();
}

void Inspector::displaySocket(const OneSocket& shown)
{
    if (shown.ending) {
        displayEnding(*shown.ending);
        return tick();
    }
    const SocketRecord& record = shown.record;
    m_ui->pill->setState(record.state);
    const QString others = otherNames(record.state);
    const QString kernel = tr("kernel state %1").arg(record.kernelState);
    m_ui->subtitle->setText(others.isEmpty() ? kernel : tr("also shown as %1 · %2").arg(others, kernel));
    if (record.missed) {
        m_ui->notice->setText(
            tr("The last snapshot did not find this connection. It may be ending, or the kernel’s list "
               "was incomplete."));
        m_ui->notice->show();
    }
    if (m_guide != nullptr)
        if (const Article* article = m_guide->find(record.state, m_language.toStdString())) {
            m_ui->article->showArticle(*article, placeholderValues(record));
            m_ui->article->show();
        }
    tick();
}

/// Advice on a state is for those that are in it; what has ended is in none.
void Inspector::displayEnding(const Ending& ending)
{
    m_ui->pill->setState(State::Closed);
    if (ending.was == State::Unknown || ending.was == State::Closed)
        m_ui->subtitle->hide();
    else
        m_ui->subtitle->setText(tr("was %1").arg(words::text(rfcName(ending.was))));
    m_ui->notice->setText(
        tr("This connection is gone: the kernel does not list it any more. Below is what was last seen of it."));
    m_ui->notice->show();
    m_ui->lead->setText(endingText(ending));
    m_ui->lead->show();
}

/// When it was read, and now; of a gone socket all is as it was last.
Moment Inspector::momentOf(const OneSocket& shown)
{
    return {shown.read, shown.ending ? shown.read : std::chrono::steady_clock::now()};
}

void Inspector::tick()
{
    const auto* shown = std::get_if<OneSocket>(&m_content);
    if (shown == nullptr)
        return;
    const Moment moment = momentOf(*shown);
    displayEssentials();
    m_ui->facts->showFacts(factsOf(shown->record, *shown->names, moment));
    const auto& timer = shown->record.timer;
    if (shown->record.state == State::TimeWait && timer && timer->kind == TimerKind::TimeWait && !shown->ending) {
        const std::chrono::milliseconds left = runDown(*timer, moment).remaining;
        const double all = std::chrono::duration<double>(timeWaitLength).count();
        m_ui->article->setCountdown(
            tr("%1 left of %2 s").arg(words::duration(left)).arg(std::chrono::seconds(timeWaitLength).count()),
            1 - std::chrono::duration<double>(left).count() / all);
    } else {
        m_ui->article->hideCountdown();
    }
}

void Inspector::tickIfNeeded()
{
    const auto* shown = std::get_if<OneSocket>(&m_content);
    if (shown != nullptr && !shown->ending && isVisible())
        m_clock.start();
    else
        m_clock.stop();
}

void Inspector::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) {
        m_ui->article->forget();
        display();
    }
}

void Inspector::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    tickIfNeeded();
}

void Inspector::hideEvent(QHideEvent* event)
{
    QScrollArea::hideEvent(event);
    m_clock.stop();
}

} // namespace atlas::view
