// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/shortcut.h"

#include <algorithm>
#include <array>

namespace atlas::view {
namespace {

constexpr Node node(State state)
{
    return {state, false};
}
constexpr Node closed{State::Closed, false};
constexpr Node closedEnd{State::Closed, true};

/// A curve in units of the drawing. They are drawn by eye, around the boxes of resources/tcp-states.svg
/// and through the room between its labels; a test holds their ends against the boxes.
struct Route {
    Node from;
    Node to;
    QPointF start;
    QPointF first; ///< control points
    QPointF second;
    QPointF end; ///< as far before the box as the drawn edges end
};

const std::array routes{
    Route{node(State::Listen), closed, {576, 144}, {636, 128}, {636, 108}, {578, 86}},
    Route{node(State::SynSent), closed, {816, 266}, {780, 190}, {690, 112}, {597, 76}},
    Route{node(State::SynReceived), closed, {130, 266}, {122, 130}, {240, 56}, {399, 52}},
    Route{node(State::SynReceived), node(State::Listen), {180, 266}, {190, 208}, {290, 166}, {399, 167}},
    Route{node(State::SynReceived), node(State::CloseWait), {190, 314}, {262, 480}, {560, 440}, {776, 533}},
    Route{node(State::Established), closedEnd, {592, 440}, {660, 466}, {628, 680}, {785, 762}},
    Route{node(State::FinWait1), closedEnd, {207, 540}, {250, 430}, {640, 470}, {785, 762}},
    Route{node(State::FinWait2), closedEnd, {220, 694}, {330, 775}, {640, 738}, {785, 762}},
    Route{node(State::Closing), closedEnd, {570, 680}, {650, 684}, {700, 715}, {785, 762}},
    Route{node(State::TimeWait), closedEnd, {556, 816}, {600, 836}, {720, 836}, {774, 814}},
    Route{node(State::TimeWait), node(State::SynReceived), {390, 780}, {250, 690}, {262, 480}, {222, 325}},
    Route{node(State::TimeWait), node(State::TimeWait), {430, 816}, {420, 842}, {326, 836}, {379, 807}},
    Route{node(State::CloseWait), closedEnd, {780, 574}, {700, 612}, {690, 720}, {785, 762}},
    Route{node(State::LastAck), closedEnd, {780, 688}, {730, 700}, {730, 738}, {785, 762}},
};

} // namespace

std::vector<Shortcut> shortcutsFrom(State state)
{
    std::vector<Shortcut> result;
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::TextOnly || edge.from != state)
            continue;
        const Node to = targetOf(edge);
        auto same = std::ranges::find(result, to, &Shortcut::to);
        if (same == result.end())
            same = result.insert(result.end(), Shortcut{originOf(edge), to, {}});
        same->transitions.push_back(&edge);
    }
    return result;
}

QPainterPath shortcutPath(Node from, Node to)
{
    const auto* route =
        std::ranges::find_if(routes, [&](const Route& row) { return row.from == from && row.to == to; });
    if (route == routes.end())
        return {};
    QPainterPath path(route->start);
    path.cubicTo(route->first, route->second, route->end);
    return path;
}

} // namespace atlas::view
