// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/paths.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {
namespace {

enum class Tier : std::uint8_t { Usual, Legal, UsedAgain };

constexpr bool isRareOnLinux(const Transition& edge)
{
    return edge.id == "listen-send" || edge.id == "simultaneous-open" || edge.id == "syn-recv-close";
}

constexpr bool belongsTo(Tier tier, const Transition& edge)
{
    if (edge.from == edge.to)
        return false;
    if (tier == Tier::UsedAgain)
        return true;
    // A new SYN in TIME-WAIT begins another connection.
    if (edge.from == State::TimeWait && edge.to != State::Closed)
        return false;
    if (tier == Tier::Legal)
        return true;
    return !isRareOnLinux(edge) && (edge.kind == EdgeKind::Drawn || edge.to == State::Closed);
}

using Matrix = std::array<std::array<bool, stateCount>, stateCount>;

constexpr Matrix edgesOf(Tier tier)
{
    Matrix joined{};
    for (const Transition& edge : transitions)
        if (belongsTo(tier, edge))
            joined[static_cast<std::size_t>(edge.from)][static_cast<std::size_t>(edge.to)] = true;
    return joined;
}
constexpr Matrix usualEdges = edgesOf(Tier::Usual);
constexpr Matrix legalEdges = edgesOf(Tier::Legal);
constexpr Matrix allEdges = edgesOf(Tier::UsedAgain);

bool endsAConnection(State state)
{
    return state == State::Closed || state == State::Listen;
}

/// Depth first through the edges of one tier.
class Search {
public:
    Search(Tier tier, State to, ThroughTimeWait timeWait, std::vector<Way>& found)
        : m_tier(tier), m_to(to), m_timeWait(timeWait), m_found(found)
    {
    }

    void from(State state)
    {
        m_way.push(state);
        if (state == m_to)
            m_found.push_back(m_way);
        else if (mayPass(state))
            for (const State next : knownStates)
                if (!m_way.passes(next) && joined(state, next))
                    from(next);
        m_way.pop();
    }

private:
    [[nodiscard]] bool mayPass(State state) const
    {
        if (m_way.steps() == 0)
            return true;
        if (state == State::TimeWait && m_timeWait == ThroughTimeWait::No)
            return false;
        return m_tier == Tier::UsedAgain || !endsAConnection(state);
    }

    [[nodiscard]] bool joined(State from, State to) const
    {
        const Matrix& edges = m_tier == Tier::Usual ? usualEdges : m_tier == Tier::Legal ? legalEdges : allEdges;
        return edges[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
    }

    Tier m_tier;
    State m_to;
    ThroughTimeWait m_timeWait;
    std::vector<Way>& m_found;
    Way m_way;
};

bool isDrawn(const Way& way)
{
    const auto states = way.states();
    for (std::size_t i = 0; i + 1 < states.size(); ++i)
        if (drawnEdge(states[i], states[i + 1]) == nullptr)
            return false;
    return true;
}

std::vector<Way> search(State from, State to, ThroughTimeWait timeWait)
{
    std::vector<Way> found;
    if (from == to || from == State::Unknown || to == State::Unknown)
        return found;
    for (const Tier tier : {Tier::Usual, Tier::Legal, Tier::UsedAgain}) {
        Search(tier, to, timeWait, found).from(from);
        if (!found.empty())
            break;
    }
    std::ranges::stable_sort(found, {}, [](const Way& way) { return std::pair(!isDrawn(way), way.steps()); });
    // Used again, a socket may have had any life before: only that it was is certain.
    const auto least = found.empty() ? 0 : std::ranges::min(found, {}, &Way::steps).steps();
    const auto endsInBetween = [](const Way& way) {
        const auto states = way.states();
        return std::ranges::any_of(states.subspan(1, states.size() - 2), endsAConnection);
    };
    const bool usedAgain = !found.empty() && std::ranges::all_of(found, endsInBetween);
    if (usedAgain)
        std::erase_if(found, [&](const Way& way) { return way.steps() > least; });
    return found;
}

using Pair = std::array<std::vector<Way>, 2>; ///< by ThroughTimeWait

/// What a socket connected to itself walks: every segment that it sends comes back to it.
constexpr std::array selfWalk{State::Closed,   State::SynSent, State::SynReceived, State::Established,
                              State::FinWait1, State::Closing, State::TimeWait};

std::size_t place(State from, State to)
{
    return static_cast<std::size_t>(from) * stateCount + static_cast<std::size_t>(to);
}

const std::vector<Pair>& table()
{
    static const std::vector<Pair> pairs = [] {
        std::vector<Pair> all(stateCount * stateCount);
        for (const State from : knownStates)
            for (const State to : knownStates)
                for (const auto timeWait : {ThroughTimeWait::No, ThroughTimeWait::Yes})
                    all[place(from, to)][static_cast<std::size_t>(timeWait)] = search(from, to, timeWait);
        return all;
    }();
    return pairs;
}

} // namespace

bool Way::passes(State state) const
{
    return std::ranges::find(states(), state) != states().end();
}

bool Way::operator==(const Way& other) const
{
    return std::ranges::equal(states(), other.states());
}

std::span<const Way> waysBetween(State from, State to, ThroughTimeWait timeWait)
{
    return table()[place(from, to)][static_cast<std::size_t>(timeWait)];
}

const Way* onlyWay(State from, State to, ThroughTimeWait timeWait)
{
    const auto ways = waysBetween(from, to, timeWait);
    if (ways.empty())
        return nullptr;
    const bool direct = drawnEdge(from, to) != nullptr && ways.front().steps() == 1;
    return ways.size() == 1 || direct ? &ways.front() : nullptr;
}

std::optional<Way> selfConnectedWay(State from, State to)
{
    const auto first = std::ranges::find(selfWalk, from);
    const auto last = std::ranges::find(first, selfWalk.end(), to);
    if (first == last || last == selfWalk.end())
        return std::nullopt;
    Way way;
    for (auto state = first; state <= last; ++state)
        way.push(*state);
    return way;
}

bool isEdge(State from, State to)
{
    return std::ranges::any_of(transitions, [&](const Transition& edge) { return edge.from == from && edge.to == to; });
}

} // namespace atlas
