// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_layout.h"

#include "view/ladder/ladder_labels.h"
#include "view/ladder/ladder_rows.h"
#include "view/ladder/ladder_words.h"
#include "view/parts/fonts.h"
#include "view/words/words.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <map>

namespace atlas::view {
namespace {

using model::LabHost;
using model::LabNews;

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
    void event(const LabNews& news);
    void show(const LabNews& news);
    void pill(LabHost host, State state);
    void send(const LabNews& news);
    void repeat(const LabNews& news);
    void end(const LabNews& news);
    void duplicate(const LabNews& news);
    void passBelowAll();
    void now();
    void ghosts(const model::LabOutlineStep& step);
    void ghostPills(const model::LabOutlineStep& step, std::optional<LabHost> only);
    LadderRows::Arrow start(const LabNews& news, LabHost from);

    const LadderRequest& m_request;
    LadderRows m_rows;
    std::map<int, LadderRows::Arrow> m_flying; ///< by packet
    std::array<State, 2> m_states{};
};

LadderLayout StoryRows::lay() &&
{
    m_states = m_request.story.start;
    m_rows.begin(m_states);
    for (const LabNews& news : m_request.story.events)
        event(news);
    now();
    m_rows.setMode({.ghost = true});
    for (const model::LabOutlineStep& step : m_request.toCome)
        ghosts(step);
    return std::move(m_rows).finish();
}

void StoryRows::event(const LabNews& news)
{
    m_rows.setMode({.fresh = news.number > m_request.seen});
    const double top = m_rows.y();
    show(news);
    m_rows.endEntry(top, ladder::sentence(news),
                    news.packet ? ladder::segmentDetails(news.flags, news.seq, news.ack, news.length)
                                : ladder::errnoMeaning(news.error));
}

void StoryRows::show(const LabNews& news)
{
    using enum LabNews::Kind;
    const LabHost host = news.host.value_or(LabHost::A);
    switch (news.kind) {
    case Sent:
    case Injected:
        return send(news);
    case Repeated:
        return repeat(news);
    case Call:
        // connect() cannot wait: that its answer is still to come is no failure.
        return m_rows.call(host, ladder::callText(news),
                           !news.error.isEmpty() && news.error != QLatin1String("EINPROGRESS"));
    case LabNews::Kind::State:
        return pill(host, news.to);
    case Delivered:
    case Dropped:
        return end(news);
    case Duplicated:
        return duplicate(news);
    case Wait: {
        const auto waited = news.waited.value_or(std::chrono::milliseconds(0));
        if (waited < shortestWait)
            return;
        passBelowAll();
        return m_rows.gap(ladder::wait(waited));
    }
    case Delayed:
    case Swapped:
    case Note:
        break;
    }
    passBelowAll();
    m_rows.note(ladder::sentence(news));
}

void StoryRows::pill(LabHost host, State state)
{
    m_states[indexOf(host)] = state;
    m_rows.pill(host, state);
}

LadderRows::Arrow StoryRows::start(const LabNews& news, LabHost from)
{
    return m_rows.start({.label = ladder::segmentLabel(news.flags, news.length),
                         .details = ladder::segmentDetails(news.flags, news.seq, news.ack, news.length),
                         .packet = news.packet,
                         .copy = news.kind == LabNews::Kind::Injected || news.kind == LabNews::Kind::Duplicated},
                        from);
}

void StoryRows::send(const LabNews& news)
{
    const LadderRows::Arrow sent = start(news, news.host.value_or(LabHost::A));
    if (news.packet)
        m_flying[*news.packet] = sent;
}

/// The host sends once more what is still held. A number in the label says so; there is no second arrow, since the
/// kernel goes on repeating as long as the packet is held.
void StoryRows::repeat(const LabNews& news)
{
    const auto held = news.packet ? m_flying.find(*news.packet) : m_flying.end();
    if (held == m_flying.end())
        return;
    LadderArrow& arrow = m_rows.at(held->second);
    ++arrow.sent;
    arrow.label = QStringLiteral("%1 ×%2").arg(ladder::segmentLabel(news.flags, news.length)).arg(arrow.sent);
}

void StoryRows::end(const LabNews& news)
{
    const auto flying = news.packet ? m_flying.extract(*news.packet) : decltype(m_flying)::node_type();
    if (flying.empty()) {
        passBelowAll();
        m_rows.note(ladder::sentence(news)); // it was sent before the story's first kept event
    } else if (news.kind == LabNews::Kind::Delivered) {
        m_rows.land(flying.mapped());
    } else {
        m_rows.lose(flying.mapped());
    }
}

/// The copy arrives; the packet that it was made of stays where it is.
void StoryRows::duplicate(const LabNews& news)
{
    const auto original = news.packet ? m_flying.find(*news.packet) : m_flying.end();
    const LabHost from = original == m_flying.end() ? LabHost::A : m_rows.senderOf(original->second);
    const LadderRows::Arrow copy = start(news, news.host.value_or(from));
    m_rows.at(copy).packet.reset();
    m_rows.land(copy);
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

void StoryRows::ghosts(const model::LabOutlineStep& step)
{
    for (const auto& action : step.actions) {
        if (!action.host)
            continue;
        if (action.what == QLatin1String("call")) {
            m_rows.call(*action.host, words::hostile(action.call.toStdString()) + QStringLiteral("()"), false);
            ghostPills(step, action.host);
        } else if (action.what == QLatin1String("deliver")) {
            m_rows.land(m_rows.start({.label = ladder::segmentLabel(action.flags, 0)}, *action.host));
        } else if (action.what == QLatin1String("drop")) {
            m_rows.lose(m_rows.start({.label = ladder::segmentLabel(action.flags, 0)}, *action.host));
        }
    }
    ghostPills(step, std::nullopt);
}

void StoryRows::ghostPills(const model::LabOutlineStep& step, std::optional<LabHost> only)
{
    for (const LabHost host : model::labHosts) {
        const auto expected = step.expected[indexOf(host)];
        if ((!only || *only == host) && expected && *expected != m_states[indexOf(host)])
            pill(host, *expected);
    }
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
