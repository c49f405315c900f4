// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/transition.h"

#include <array>
#include <cstddef>
#include <string>

namespace atlas::view {

/// A box of the diagram. CLOSED has two: where a connection's life begins, and where it ends.
struct Node {
    State state = State::Closed;
    bool end = false; ///< the second CLOSED

    bool operator==(const Node&) const = default;
};

inline constexpr std::size_t nodeCount = knownStates.size() + 1;

/// From 0 to nodeCount - 1, in the order of State; the second CLOSED comes last.
[[nodiscard]] constexpr std::size_t indexOf(Node node)
{
    return node.end ? nodeCount - 1 : static_cast<std::size_t>(node.state);
}

inline constexpr std::array<Node, nodeCount> allNodes = [] {
    std::array<Node, nodeCount> nodes{};
    for (const State state : knownStates)
        nodes[indexOf({state, false})] = {state, false};
    nodes.back() = {State::Closed, true};
    return nodes;
}();

/// The CLOSED that a connection comes to from `before`: the first one if it never was open, otherwise the second.
[[nodiscard]] constexpr Node closedAfter(State before)
{
    const bool neverOpen =
        before == State::Closed || before == State::Listen || before == State::SynSent || before == State::SynReceived;
    return {State::Closed, !neverOpen};
}

[[nodiscard]] constexpr Node originOf(const Transition& edge)
{
    return {edge.from, false};
}

[[nodiscard]] constexpr Node targetOf(const Transition& edge)
{
    return edge.to == State::Closed ? closedAfter(edge.from) : Node{edge.to, false};
}

/// The place of an edge in `transitions`.
[[nodiscard]] inline std::size_t indexOf(const Transition& edge)
{
    for (std::size_t i = 0; i < transitions.size(); ++i)
        if (transitions[i].id == edge.id)
            return i;
    return transitions.size();
}

/// The last part of the element ids that belong to a node: `SYN_SENT`, `CLOSED_END`.
[[nodiscard]] inline std::string identifierOf(Node node)
{
    return std::string(names(node.state).identifier) + (node.end ? "_END" : "");
}

} // namespace atlas::view
