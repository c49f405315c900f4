// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/history_text.h"

#include "core/history/transition_words.h"
#include "support/snapshot_text.h"

#include <sstream>
#include <stdexcept>

namespace atlas::test {
namespace {

std::uint8_t kernelNumber(const std::string& name)
{
    const auto state = parseState(name);
    if (!state)
        throw std::invalid_argument("no state: " + name);
    return names(*state).kernel;
}

Endpoint endpoint(const std::string& text)
{
    const auto parsed = Endpoint::parse(text);
    if (!parsed)
        throw std::invalid_argument("no endpoint: " + text);
    return *parsed;
}

} // namespace

std::string toText(const Step& step)
{
    std::string line(rfcName(step.from));
    line += " > ";
    line += rfcName(step.to);
    line += ' ';
    line += identifier(step.known);
    if (step.cause)
        (line += ' ') += describe(*step.cause);
    return line;
}

std::vector<std::string> toText(const Connection& connection)
{
    std::vector<std::string> lines;
    lines.reserve(connection.steps.size());
    for (const Step& step : connection.steps)
        lines.push_back(toText(step));
    return lines;
}

Event changed(std::string_view line, Instant time)
{
    std::istringstream words{std::string(line)};
    std::string from;
    std::string arrow;
    std::string to;
    std::string local;
    std::string remote;
    words >> from >> arrow >> to >> local >> remote;
    StateChanged change;
    change.kernelFrom = kernelNumber(from);
    change.kernelTo = kernelNumber(to);
    change.local = endpoint(local);
    change.remote = endpoint(remote);
    for (std::string word; words >> word;) {
        const std::string value = word.substr(word.find('=') + 1);
        if (word.starts_with("cookie="))
            change.cookie = Cookie{std::stoull(value)};
        else if (word.starts_with("pid="))
            change.pid = Pid{std::stoi(value)};
        else if (word.starts_with("name="))
            change.process = value;
        else
            throw std::invalid_argument("what is " + word + "?");
    }
    return {time, 0, change};
}

Event hinted(HintKind kind, std::uint64_t cookie, Instant time)
{
    Hint hint;
    hint.kind = kind;
    hint.cookie = Cookie{cookie};
    return {time, 0, hint};
}

Event destroyed(std::string_view line, Instant time)
{
    SocketDestroyed what;
    what.last = socketFromText("CLOSED " + std::string(line), time);
    return {time, 0, what};
}

Event lost(std::uint64_t count, Instant time)
{
    return {time, 0, EventsLost{count}};
}

} // namespace atlas::test
