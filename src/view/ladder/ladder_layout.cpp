// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_layout.h"

#include "view/ladder/ladder_labels.h"
#include "view/ladder/ladder_rows.h"
#include "view/ladder/ladder_words.h"
#include "view/parts/fonts.h"
#include "view/words/words.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <cerrno>
#include <map>

namespace atlas::view {
namespace {

constexpr std::chrono::milliseconds shortestWait{50}; ///< shorter ones cannot be noticed

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

/// Makes rows of what happened, the line "now", and of what is to come.
class StoryRows {
public:
    StoryRows(const LadderRequest& request, const std::set<LadderRows::Arrow>& labelRows)
        : m_request(request), m_rows(request.font, request.width, labelRows)
    {
    }
    LadderLayout lay() &&;

private:
    void event(const lab::Event& event);
    void show(const lab::CallMade& call);
    void show(const lab::StateChanged& change);
    void show(const lab::PacketMoved& packet);
    void show(const lab::Waited& wait);
    void show(const lab::Note& note);
    void pill(lab::Host host, State state);
    void repeat(const lab::PacketMoved& packet);
    void end(const lab::PacketMoved& packet);
    void note(const QString& text);
    void passBelowAll();
    void now();
    void ghosts(const lab::LessonStep& step);
    void ghost(const lab::Call& call, const lab::LessonStep& step);
    std::optional<LadderRows::Arrow> ghost(const lab::PacketChoice& packet);
    void ghostPills(const lab::LessonStep& step, std::optional<lab::Host> only);
    LadderRows::Arrow start(const lab::PacketMoved& packet);

    const LadderRequest& m_request;
    LadderRows m_rows;
    std::map<lab::PacketId, LadderRows::Arrow> m_flying;
    lab::PerHost<State> m_states;
};

LadderLayout StoryRows::lay() &&
{
    m_states = m_request.story.start;
    m_rows.begin(m_states);
    for (const lab::Event& one : m_request.story.events)
        event(one);
    now();
    m_rows.setMode({.ghost = true});
    for (const lab::LessonStep& step : m_request.toCome)
        ghosts(step);
    return std::move(m_rows).finish();
}

/// What is shown on hover, and read after the sentence.
QString detailsOf(const lab::Event& event)
{
    if (const auto* const packet = std::get_if<lab::PacketMoved>(&event.what))
        return ladder::segmentDetails(packet->segment);
    const auto* const call = std::get_if<lab::CallMade>(&event.what);
    return call != nullptr ? ladder::errnoMeaning(call->result.error) : QString();
}

void StoryRows::event(const lab::Event& event)
{
    m_rows.setMode({.fresh = event.number > m_request.seen});
    const double top = m_rows.y();
    std::visit([this](const auto& what) { show(what); }, event.what);
    m_rows.endEntry(top, ladder::sentence(event.what), detailsOf(event));
}

void StoryRows::show(const lab::CallMade& call)
{
    // connect() cannot wait: that its answer is still to come is no failure.
    m_rows.call(call.host, ladder::callText(call), call.result.error && call.result.error != EINPROGRESS);
}

void StoryRows::show(const lab::StateChanged& change)
{
    pill(change.host, change.to);
}

void StoryRows::show(const lab::PacketMoved& packet)
{
    using enum lab::PacketMove;
    switch (packet.move) {
    case Sent:
    case Injected:
        m_flying[packet.id] = start(packet);
        return;
    case Repeated:
        return repeat(packet);
    case Delivered:
    case Dropped:
        return end(packet);
    case Duplicated: { // the copy arrives; the packet that it was made of stays where it is
        const LadderRows::Arrow copy = start(packet);
        m_rows.at(copy).packet.reset();
        return m_rows.land(copy);
    }
    case Delayed:
    case Swapped:
        break;
    }
    note(ladder::sentence(packet));
}

void StoryRows::show(const lab::Waited& wait)
{
    if (wait.time < shortestWait)
        return;
    passBelowAll();
    m_rows.gap(ladder::wait(wait.time));
}

void StoryRows::show(const lab::Note& what)
{
    note(ladder::sentence(what));
}

void StoryRows::note(const QString& text)
{
    passBelowAll();
    m_rows.note(text);
}

void StoryRows::pill(lab::Host host, State state)
{
    m_states[host] = state;
    m_rows.pill(host, state);
}

LadderRows::Arrow StoryRows::start(const lab::PacketMoved& packet)
{
    return m_rows.start(
        {.label = ladder::segmentLabel(packet.segment),
         .details = ladder::segmentDetails(packet.segment),
         .packet = packet.id,
         .copy = packet.move == lab::PacketMove::Injected || packet.move == lab::PacketMove::Duplicated},
        packet.from);
}

/// The host sends once more what is still held. A number in the label says so; there is no second arrow, since the
/// kernel goes on repeating as long as the packet is held.
void StoryRows::repeat(const lab::PacketMoved& packet)
{
    const auto held = m_flying.find(packet.id);
    if (held == m_flying.end())
        return;
    LadderArrow& arrow = m_rows.at(held->second);
    ++arrow.sent;
    arrow.label = QStringLiteral("%1 ×%2").arg(ladder::segmentLabel(packet.segment)).arg(arrow.sent);
    arrow.details = ladder::segmentDetails(packet.segment) + QLatin1Char('\n') + ladder::repetition(arrow.sent);
}

void StoryRows::end(const lab::PacketMoved& packet)
{
    const auto flying = m_flying.extract(packet.id);
    if (flying.empty())
        note(ladder::sentence(packet)); // it was sent before the story's first kept event
    else if (packet.move == lab::PacketMove::Delivered)
        m_rows.land(flying.mapped());
    else
        m_rows.lose(flying.mapped());
}

void StoryRows::passBelowAll()
{
    for (const auto& [packet, arrow] : m_flying)
        m_rows.passBelow(arrow);
}

void StoryRows::now()
{
    passBelowAll();
    m_rows.now(m_flying.empty()
                   ? Words::tr("now · nothing is on its way")
                   : Words::tr("now · %n packet(s) on the way", nullptr, static_cast<int>(m_flying.size())));
}

void StoryRows::ghosts(const lab::LessonStep& step)
{
    for (const lab::LessonAction& one : step.actions) {
        if (const auto* const call = std::get_if<lab::Call>(&one.action)) {
            ghost(*call, step);
        } else if (const auto* const deliver = std::get_if<lab::Deliver>(&one.action)) {
            if (const auto arrow = ghost(deliver->packet))
                m_rows.land(*arrow);
        } else if (const auto* const drop = std::get_if<lab::Drop>(&one.action)) {
            if (const auto arrow = ghost(drop->packet))
                m_rows.lose(*arrow);
        }
    }
    ghostPills(step, std::nullopt);
}

void StoryRows::ghost(const lab::Call& call, const lab::LessonStep& step)
{
    m_rows.call(call.host, words::text(name(call.call)) + QStringLiteral("()"), false);
    ghostPills(step, call.host);
}

/// Empty where the step does not say which host the packet comes from.
std::optional<LadderRows::Arrow> StoryRows::ghost(const lab::PacketChoice& packet)
{
    const auto* const matcher = std::get_if<lab::PacketMatcher>(&packet);
    if (matcher == nullptr || !matcher->from)
        return std::nullopt;
    return m_rows.start({.label = ladder::segmentLabel(matcher->flags, 0)}, *matcher->from);
}

void StoryRows::ghostPills(const lab::LessonStep& step, std::optional<lab::Host> only)
{
    const lab::PerHost<std::optional<State>> expected{step.expect.states.a, step.expect.states.b};
    for (const lab::Host host : lab::bothHosts)
        if ((!only || *only == host) && expected[host] && *expected[host] != m_states[host])
            pill(host, *expected[host]);
}

} // namespace

QFont ladderFont(const QFont& font)
{
    return strong(sized(font, TextSize::Dense));
}

LadderLayout layLadder(const LadderRequest& request)
{
    // Most labels find a place beside their lines. Those that do not get a row of their own, where nothing else is:
    // the rows move what stands below, so all are placed anew. Where every label has its row, all have a place.
    static constexpr int attempts = 4;
    const QFontMetricsF metrics(ladderFont(request.font));
    std::set<LadderRows::Arrow> labelRows;
    for (int attempt = 1;; ++attempt) {
        LadderLayout layout = StoryRows(request, labelRows).lay();
        const std::vector<LadderRows::Arrow> crowded = placeLadderLabels(layout, metrics);
        if (crowded.empty())
            return layout;
        labelRows.insert(crowded.begin(), crowded.end());
        for (std::size_t i = 0; attempt >= attempts && i < layout.arrows.size(); ++i)
            labelRows.insert(i);
    }
}

} // namespace atlas::view
