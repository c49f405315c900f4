// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/transition_line.h"

#include "cli/style.h"
#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "core/history/transition_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atlas::cli {
namespace {

using Json = nlohmann::ordered_json;
using WallTime = std::chrono::system_clock::time_point;

bool hasPeer(const LogEntry& entry)
{
    return entry.remote.port != 0 || !entry.remote.address.isAny();
}

Json json(const Endpoint& endpoint)
{
    return {{"address", endpoint.address.toString()}, {"port", endpoint.port}};
}

std::string textOf(const Way& way)
{
    std::string text;
    for (const State state : way.states())
        (text += text.empty() ? "" : " → ") += rfcName(state);
    return text;
}

/// At most so many ways are written out for people; programs get all.
constexpr std::size_t waysForPeople = 3;

std::string waysText(const Step& step)
{
    const auto ways = waysOf(step);
    std::string text;
    for (std::size_t i = 0; i < std::min(ways.size(), waysForPeople); ++i)
        (text += i == 0 ? "" : ", or ") += textOf(ways[i]);
    if (ways.size() > waysForPeople)
        text += ", or one of " + std::to_string(ways.size() - waysForPeople) + " other ways";
    return text;
}

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

} // namespace

void TransitionWriter::begin(const EventSources& sources, WallTime time)
{
    if (m_form == Form::Json) {
        m_out << Json{{"schema", 1},
                      {"source", sources.name},
                      {"time", utcText(time)},
                      {"told", sources.reported},
                      {"missed", sources.missed}}
                     .dump()
              << '\n';
    } else {
        m_out << "# " << sources.reported << " May be missed: " << sources.missed << '\n';
    }
}

void TransitionWriter::write(const LogEntry& entry, WallTime time)
{
    if (m_form == Form::Json)
        writeJson(entry, time);
    else
        writeText(entry, time);
}

void TransitionWriter::writeText(const LogEntry& entry, WallTime time)
{
    constexpr std::size_t stateWidth = 12; // SYN-RECEIVED
    const Step& step = entry.step;
    m_out << utcText(time) << "  "
          << styled(padded(std::string(rfcName(step.from)), stateWidth), styleOf(phase(step.from)), m_colours) << " → "
          << styled(padded(std::string(rfcName(step.to)), stateWidth), styleOf(phase(step.to)), m_colours) << "  "
          << padded(std::string(identifier(step.known)), 9) << "  " << entry.local.toString();
    if (hasPeer(entry))
        m_out << " — " << entry.remote.toString();
    if (entry.networkNamespace != 0)
        m_out << "  in network namespace " << entry.networkNamespace;
    if (entry.pid)
        m_out << "  " << visible(entry.process) << '/' << number(*entry.pid);
    if (const auto cause = causeText(step))
        m_out << "  " << *cause;
    else if (step.known == Known::Ambiguous)
        m_out << "  by " << waysText(step);
    m_out << '\n';
}

void TransitionWriter::writeJson(const LogEntry& entry, WallTime time)
{
    const Step& step = entry.step;
    const auto cause = causeText(step);
    Json line{{"time", utcText(time)},
              {"cookie", entry.cookie ? Json(std::to_string(number(*entry.cookie))) : Json(nullptr)},
              {"local", json(entry.local)},
              {"remote", hasPeer(entry) ? json(entry.remote) : Json(nullptr)},
              {"from", rfcName(step.from)},
              {"to", rfcName(step.to)},
              {"cause", cause ? Json(*cause) : Json(nullptr)},
              {"known", identifier(step.known)},
              {"pid", entry.pid ? Json(number(*entry.pid)) : Json(nullptr)},
              {"process", entry.pid ? Json(visible(entry.process)) : Json(nullptr)}};
    if (entry.networkNamespace != 0)
        line["network_namespace"] = entry.networkNamespace;
    if (step.known == Known::Ambiguous) {
        Json ways = Json::array();
        for (const Way& way : waysOf(step)) {
            Json states = Json::array();
            for (const State state : way.states())
                states.push_back(rfcName(state));
            ways.push_back(std::move(states));
        }
        line["ways"] = std::move(ways);
    }
    m_out << line.dump() << '\n';
}

void TransitionWriter::lost(std::optional<std::uint64_t> count, WallTime time)
{
    if (m_form == Form::Json) {
        m_out << Json{{"time", utcText(time)}, {"lost", count ? Json(*count) : Json("unknown")}}.dump() << '\n';
        return;
    }
    m_out << "# " << utcText(time) << "  " << (count ? std::to_string(*count) : std::string("an unknown number of"))
          << " events were lost here\n";
}

} // namespace atlas::cli
