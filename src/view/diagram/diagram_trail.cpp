// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_trail.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;

/// For each pair of states the transition whose line stands for all of them. (No constant expression: GCC 12 takes
/// none that asks whether a pointer is null while undefined behaviour is checked for.)
const auto lines = [] {
    std::array<std::array<const Transition*, stateCount>, stateCount> table{};
    for (const EdgeKind kind : {EdgeKind::Drawn, EdgeKind::TextOnly})
        for (const Transition& edge : transitions)
            if (auto& line = table[static_cast<std::size_t>(edge.from)][static_cast<std::size_t>(edge.to)];
                !line && edge.kind == kind)
                line = &edge;
    return table;
}();

/// What a step keeps of its strength for each one that came after it.
constexpr double keptByOrder = 0.7;
constexpr double weakest = 0.25;

double keptByAge(Instant time, Instant now)
{
    const auto age = now - time;
    return age < 10s ? 1 : age < 1min ? 0.9 : age < 10min ? 0.8 : 0.7;
}

void addOnce(std::vector<const Transition*>& found, const Transition* line)
{
    if (line && std::ranges::find(found, line) == found.end())
        found.push_back(line);
}

/// Those of the lines of one way that belong to the picture.
void addWay(std::vector<const Transition*>& found, const Way& way)
{
    const auto states = way.states();
    for (std::size_t i = 0; i + 1 < states.size(); ++i) {
        const Transition* line = lineBetween(states[i], states[i + 1]);
        if (line && (line->kind == EdgeKind::Drawn || way.steps() == 1))
            addOnce(found, line);
    }
}

} // namespace

const Transition* lineBetween(State from, State to, std::optional<Cause> cause)
{
    if (cause) {
        const auto* exact = std::ranges::find_if(transitions, [&](const Transition& edge) {
            return edge.from == from && edge.to == to && edge.cause == *cause;
        });
        if (exact != transitions.end())
            return exact;
    }
    return lines[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
}

std::vector<const Transition*> linesOf(const Step& step)
{
    std::vector<const Transition*> found;
    if (step.known != Known::Ambiguous) {
        addOnce(found, lineBetween(step.from, step.to, step.cause));
        if (found.empty() && step.known == Known::Inferred)
            if (const Way* way = onlyWay(step.from, step.to, step.throughTimeWait))
                addWay(found, *way);
        return found;
    }
    for (const Way& way : waysOf(step))
        addWay(found, way);
    return found;
}

std::vector<TrailLine> trailLines(std::span<const Step> trail, Instant now)
{
    std::vector<TrailLine> result;
    double byOrder = 1;
    for (auto step = trail.rbegin(); step != trail.rend(); ++step) {
        const double strength = std::max(weakest, byOrder * keptByAge(step->time, now));
        byOrder *= keptByOrder;
        for (const Transition* line : linesOf(*step)) {
            if (std::ranges::find(result, line, &TrailLine::line) != result.end())
                continue; // a newer step took it, too
            result.push_back({line, static_cast<int>(std::lround(strength * TrailLine::strongest)),
                              isCertain(step->known), step->cause && line->cause == *step->cause});
        }
    }
    return result;
}

} // namespace atlas::view
