// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/transition_line.h"

#include "cli/style.h"
#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "core/history/transition_words.h"
#include "core/socket/end_text.h"
#include "formats/export/json_line.h"
#include "formats/export/transition_text.h"

#include <algorithm>

namespace atlas::cli {
namespace {

using WallTime = std::chrono::system_clock::time_point;

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
        formats::JsonLine line;
        line.open('{').member("schema", 1).member("source", sources.name).member("time", utcText(time));
        line.member("told", sources.reported).member("missed", sources.missed).close('}');
        m_out << line.text() << '\n';
    } else {
        m_out << "# " << sources.reported << " May be missed: " << sources.missed << '\n';
    }
}

void TransitionWriter::write(const LogEntry& entry, WallTime time)
{
    if (m_form == Form::Json)
        m_out << formats::jsonLine(entry, time);
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
          << padded(std::string(identifier(step.known)), 9) << "  " << endText(entry.local, entry.interface);
    if (entry.hasPeer())
        m_out << " — " << endText(entry.remote, remoteScope(entry.remote.address, entry.interface));
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

void TransitionWriter::lost(std::optional<std::uint64_t> count, WallTime time)
{
    if (m_form == Form::Json) {
        m_out << formats::lossJsonLine(count, time);
        return;
    }
    m_out << "# " << utcText(time) << "  " << (count ? std::to_string(*count) : std::string("an unknown number of"))
          << " events were lost here\n";
}

void TransitionWriter::notKept(std::uint64_t count, WallTime time)
{
    if (m_form == Form::Json)
        m_out << formats::notKeptJsonLine(count, time);
    else
        m_out << "# " << utcText(time) << "  " << count << " transitions were not kept until they could be written\n";
}

} // namespace atlas::cli
