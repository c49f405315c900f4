// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_layout.h"

#include "view/ladder/ladder_labels.h"
#include "view/ladder/ladder_words.h"
#include "view/words/words.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <map>

namespace atlas::view {
namespace {

using model::LabHost;
using model::LabNews;

constexpr double margin = 10;
constexpr double rowGap = 6;
constexpr double drop = 34; ///< how much lower a packet arrives than it was sent, at least
constexpr double between = 18; ///< between two packets that leave one host together
constexpr double crossSize = 7;
constexpr double waitHeight = 34;
constexpr std::chrono::milliseconds shortestWait{50};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

/// Lays one event after the other, from above to below.
class Layer {
public:
    explicit Layer(const LadderRequest& request);
    LadderLayout lay();

private:
    void event(const LabNews& news);
    void call(LabHost host, const QString& text, bool failed);
    void pill(LabHost host, State state);
    void send(const LabNews& news);
    void repeat(const LabNews& news);
    void arrive(const LabNews& news);
    void lose(const LabNews& news);
    void duplicate(const LabNews& news);
    void wait(const LabNews& news);
    void note(const QString& text);
    void ghosts();
    void ghostStep(const model::LabOutlineStep& step);
    void ghostPills(const model::LabOutlineStep& step, std::optional<LabHost> only);
    void ghostPacket(LabHost from, const QString& label, bool lost);
    void nowLine();

    [[nodiscard]] double x(LabHost host) const { return m_layout.lifeline[indexOf(host)]; }
    [[nodiscard]] std::size_t arrow(const LabNews& news, LabHost from);
    LadderArrow* flying(const LabNews& news);
    void makeRoomBelowFlyers();

    const LadderRequest& m_request;
    QFontMetricsF m_metrics;
    double m_pillHalf;
    double m_rowHeight;
    LadderLayout m_layout;
    double m_y = margin;
    std::map<int, std::size_t> m_flying; ///< by packet, places in m_layout.arrows
    std::optional<LabHost> m_callRow; ///< whose call stands in the last row, with its line still free
    std::optional<LabHost> m_lastSender;
    std::array<State, 2> m_states{};
    bool m_fresh = false;
    bool m_ghost = false;
};

double widestPill(const QFontMetricsF& metrics)
{
    double widest = 0;
    for (const State state : knownStates)
        widest = std::max(widest, metrics.horizontalAdvance(words::text(rfcName(state))));
    return widest + 22;
}

Layer::Layer(const LadderRequest& request)
    : m_request(request),
      m_metrics(ladderFont(request.font)),
      m_pillHalf(widestPill(m_metrics) / 2),
      m_rowHeight(m_metrics.height() + 8)
{
    const double place = std::max(request.width * 0.245, m_pillHalf + 4);
    m_layout.lifeline = {place, request.width - place};
}

LadderLayout Layer::lay()
{
    for (const LabHost host : model::labHosts) {
        m_y = margin;
        pill(host, m_request.story.start[indexOf(host)]);
    }
    for (const LabNews& news : m_request.story.events)
        event(news);
    makeRoomBelowFlyers();
    nowLine();
    if (!m_request.toCome.empty())
        ghosts();
    m_layout.height = m_y + margin;
    placeLadderLabels(m_layout, m_metrics);
    return std::move(m_layout);
}

void Layer::event(const LabNews& news)
{
    using enum LabNews::Kind;
    m_fresh = news.number > m_request.seen;
    const double top = m_y;
    const std::optional<LabHost> sender = std::exchange(m_lastSender, std::nullopt);
    if (news.kind == Sent || news.kind == Injected) {
        if (sender && sender == news.host)
            m_y += between - rowGap;
        send(news);
        m_lastSender = news.host;
    } else if (news.kind == Repeated) {
        repeat(news);
    } else if (news.kind == Call) {
        // connect() cannot wait: that its answer is still to come is no failure.
        call(news.host.value_or(LabHost::A), ladder::callText(news),
             !news.error.isEmpty() && news.error != QLatin1String("EINPROGRESS"));
    } else if (news.kind == LabNews::Kind::State) {
        pill(news.host.value_or(LabHost::A), news.to);
    } else if (news.kind == Delivered) {
        arrive(news);
    } else if (news.kind == Dropped) {
        lose(news);
    } else if (news.kind == Duplicated) {
        duplicate(news);
    } else if (news.kind == Wait) {
        wait(news);
    } else {
        note(ladder::sentence(news));
    }
    const bool packet = news.packet.has_value();
    m_layout.entries.push_back({ladder::sentence(news),
                                packet ? ladder::segmentDetails(news.flags, news.seq, news.ack, news.length)
                                       : ladder::errnoMeaning(news.error),
                                QRectF(0, top, m_request.width, std::max(m_y - top, m_rowHeight))});
}

void Layer::call(LabHost host, const QString& text, bool failed)
{
    const double side = (host == LabHost::A ? x(host) : m_request.width - x(host)) - m_pillHalf - margin - 6;
    const double wide = m_metrics.horizontalAdvance(text) + 2;
    LadderText placed{.kind = failed ? LadderText::Kind::Failure : LadderText::Kind::Call,
                      .text = text,
                      .ghost = m_ghost,
                      .fresh = m_fresh};
    if (wide <= side) {
        const double left = host == LabHost::A ? x(host) - m_pillHalf - 6 - side : x(host) + m_pillHalf + 6;
        placed.box = QRectF(left, m_y, side, m_rowHeight);
        placed.alignment = (host == LabHost::A ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
        m_callRow = host;
    } else {
        // Beside the pill there is no room: a row of its own on the host's line, no wider than its half.
        const double room = m_request.width / 2 - margin - 2;
        const double width = std::min(wide + 8, room);
        const QRectF asked =
            m_metrics.boundingRect(QRectF(0, 0, width - 8, 1000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text);
        const double from = host == LabHost::A ? margin : m_request.width / 2 + 2;
        const double left = std::clamp(x(host) - width / 2, from, from + room - width);
        placed.box = QRectF(left, m_y, width, std::max(m_rowHeight, asked.height() + 6));
        m_callRow.reset();
    }
    m_y = placed.box.bottom() + rowGap;
    m_layout.texts.push_back(placed);
}

void Layer::pill(LabHost host, State state)
{
    m_states[indexOf(host)] = state;
    const double width = m_metrics.horizontalAdvance(words::text(rfcName(state))) + 22;
    QRectF box(x(host) - width / 2, m_y, width, m_rowHeight);
    if (m_callRow == host)
        box.moveTop(m_y - rowGap - m_rowHeight); // the call that caused it stands beside it
    m_callRow.reset();
    m_layout.pills.push_back({host, state, box, m_ghost, m_fresh});
    m_y = std::max(m_y, box.bottom() + rowGap);
}

std::size_t Layer::arrow(const LabNews& news, LabHost from)
{
    m_callRow.reset();
    const bool forged = news.kind == LabNews::Kind::Injected || news.kind == LabNews::Kind::Duplicated;
    const QPointF start(x(from), m_y);
    const QPointF middle((x(LabHost::A) + x(LabHost::B)) / 2, m_y + drop / 2);
    m_layout.arrows.push_back({.line = QLineF(start, middle),
                               .label = ladder::segmentLabel(news.flags, news.length),
                               .details = ladder::segmentDetails(news.flags, news.seq, news.ack, news.length),
                               .packet = news.packet,
                               .copy = forged,
                               .fresh = m_fresh});
    return m_layout.arrows.size() - 1;
}

void Layer::send(const LabNews& news)
{
    const std::size_t place = arrow(news, news.host.value_or(LabHost::A));
    if (news.packet)
        m_flying[*news.packet] = place;
    m_y += rowGap;
}

/// The host sends once more what is still held: a short arrow that goes no further than the one that it repeats.
void Layer::repeat(const LabNews& news)
{
    const auto held = news.packet ? m_flying.find(*news.packet) : m_flying.end();
    if (held == m_flying.end())
        return;
    // The repetition takes the place of the packet that is held: a number says so, and the picture stays calm while
    // somebody reads.
    LadderArrow& arrow = m_layout.arrows[held->second];
    ++arrow.sent;
    arrow.label = QStringLiteral("%1 ×%2").arg(ladder::segmentLabel(news.flags, news.length)).arg(arrow.sent);
}

LadderArrow* Layer::flying(const LabNews& news)
{
    const auto found = news.packet ? m_flying.find(*news.packet) : m_flying.end();
    if (found == m_flying.end())
        return nullptr;
    LadderArrow& arrow = m_layout.arrows[found->second];
    m_flying.erase(found);
    arrow.fresh = m_fresh;
    return &arrow;
}

void Layer::arrive(const LabNews& news)
{
    m_callRow.reset();
    LadderArrow* const landed = flying(news);
    if (landed == nullptr)
        return note(ladder::sentence(news)); // it was sent before the story's first kept event
    const bool toB = landed->line.x1() < landed->line.x2();
    const QPointF end(x(toB ? LabHost::B : LabHost::A), std::max(m_y, landed->line.y1() + drop));
    landed->line.setP2(end);
    landed->end = LadderArrow::End::Arrived;
    m_y = end.y() + 4;
}

void Layer::lose(const LabNews& news)
{
    m_callRow.reset();
    LadderArrow* const lost = flying(news);
    if (lost == nullptr)
        return note(ladder::sentence(news));
    const double along = 0.62;
    const double far = lost->line.x1() < lost->line.x2() ? x(LabHost::B) : x(LabHost::A);
    lost->line.setP2(
        {lost->line.x1() + (far - lost->line.x1()) * along, std::max(m_y - crossSize, lost->line.y1() + drop * along)});
    lost->end = LadderArrow::End::Lost;
    m_y = std::max(m_y, lost->line.y2() + crossSize + 3);
}

/// The copy arrives; the packet that it was made of stays where it is.
void Layer::duplicate(const LabNews& news)
{
    const auto original = news.packet ? m_flying.find(*news.packet) : m_flying.end();
    const bool fromB = original != m_flying.end() &&
        m_layout.arrows[original->second].line.x1() > m_layout.arrows[original->second].line.x2();
    const LabHost from = news.host.value_or(fromB ? LabHost::B : LabHost::A);
    LadderArrow& copy = m_layout.arrows[arrow(news, from)];
    copy.line.setP2({x(otherThan(from)), m_y + drop});
    copy.end = LadderArrow::End::Arrived;
    copy.packet.reset();
    m_y += drop + 4;
}

void Layer::wait(const LabNews& news)
{
    if (news.waited.value_or(std::chrono::milliseconds(0)) < shortestWait)
        return; // nobody would have noticed it
    m_callRow.reset();
    makeRoomBelowFlyers();
    const QRectF band(0, m_y, m_request.width, waitHeight);
    m_layout.gaps.push_back(band);
    m_layout.texts.push_back({.kind = LadderText::Kind::Wait,
                              .text = ladder::wait(news.waited.value_or(std::chrono::milliseconds(0))),
                              .box = QRectF(margin, m_y, x(LabHost::A) - margin - 10, waitHeight),
                              .alignment = Qt::AlignRight | Qt::AlignVCenter,
                              .fresh = m_fresh});
    m_y = band.bottom() + rowGap;
}

void Layer::note(const QString& text)
{
    m_callRow.reset();
    makeRoomBelowFlyers();
    const double width = m_request.width - 2 * margin;
    const QRectF asked = m_metrics.boundingRect(QRectF(0, 0, width, 1000), Qt::TextWordWrap, text);
    const QRectF box(margin, m_y, width, asked.height() + 4);
    m_layout.texts.push_back(
        {.kind = LadderText::Kind::Note, .text = text, .box = box, .ghost = m_ghost, .fresh = m_fresh});
    m_y = box.bottom() + rowGap;
}

void Layer::makeRoomBelowFlyers()
{
    for (const auto& [packet, place] : m_flying)
        m_y = std::max(m_y, m_layout.arrows[place].line.y2() + 8);
}

void Layer::nowLine()
{
    m_callRow.reset();
    m_y += rowGap;
    m_layout.now = m_y;
    m_layout.nowText = m_flying.empty()
        ? Words::tr("now · nothing is on its way")
        : Words::tr("now · %n packet(s) on the way", nullptr, static_cast<int>(m_flying.size()));
    m_y += m_metrics.height() + 2 * rowGap;
}

// --- What is to come ---------------------------------------------------------------------------

void Layer::ghosts()
{
    m_ghost = true;
    m_fresh = false;
    for (const model::LabOutlineStep& step : m_request.toCome)
        ghostStep(step);
}

void Layer::ghostStep(const model::LabOutlineStep& step)
{
    for (const auto& action : step.actions) {
        if (action.what == QLatin1String("call") && action.host) {
            call(*action.host, words::hostile(action.call.toStdString()) + QStringLiteral("()"), false);
            ghostPills(step, action.host);
        } else if ((action.what == QLatin1String("deliver") || action.what == QLatin1String("drop")) && action.host) {
            ghostPacket(*action.host, ladder::segmentLabel(action.flags, 0), action.what == QLatin1String("drop"));
        }
    }
    ghostPills(step, std::nullopt);
}

void Layer::ghostPills(const model::LabOutlineStep& step, std::optional<LabHost> only)
{
    for (const LabHost host : model::labHosts) {
        const auto expected = step.expected[indexOf(host)];
        if ((!only || *only == host) && expected && *expected != m_states[indexOf(host)])
            pill(host, *expected);
    }
}

void Layer::ghostPacket(LabHost from, const QString& label, bool lost)
{
    m_callRow.reset();
    const double along = lost ? 0.62 : 1.0;
    const QPointF start(x(from), m_y);
    const QPointF end(start.x() + (x(otherThan(from)) - start.x()) * along, m_y + drop * along);
    m_layout.arrows.push_back({.line = QLineF(start, end),
                               .end = lost ? LadderArrow::End::Lost : LadderArrow::End::Arrived,
                               .label = label,
                               .ghost = true});
    m_y = end.y() + 4 + (lost ? crossSize : 0);
}

} // namespace

QFont ladderFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.95);
    font.setWeight(QFont::DemiBold);
    return font;
}

LadderLayout layLadder(const LadderRequest& request)
{
    return Layer(request).lay();
}

} // namespace atlas::view
