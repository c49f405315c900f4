// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_members.h"
#include "cli/lab_child.h"
#include "cli/lab_verbs.h"
#include "cli/style.h"
#include "core/base/visible.h"

#include <charconv>
#include <chrono>

namespace atlas::cli {
namespace {

using Json = LabChild::Json;
using std::chrono::seconds;

constexpr int mostSeconds = 7 * 24 * 3600;

/// What --seconds says: empty without it.
std::expected<std::optional<seconds>, Error> secondsOf(const Arguments& arguments)
{
    const auto values = arguments.values("--seconds");
    if (values.empty())
        return std::nullopt;
    const std::string& text = values.back();
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0 || number > mostSeconds)
        return std::unexpected(Error::saying("'%1' is no number of seconds from 0 to %2", visible(text), mostSeconds));
    return seconds(number);
}

/// The entry of a list of what is held; null if it has passed.
Json entryOf(const Json& answer, const Json& handle)
{
    for (const Json& entry : objectIn(answer, "held"))
        if (objectIn(entry, "handle") == handle)
            return entry;
    return nullptr;
}

std::string ssFor(const Json& entry)
{
    const std::string remote = textIn(entry, "remote");
    return "ss -tano src " + textIn(entry, "local") + (remote.empty() ? "" : " dst " + remote);
}

void describe(const Json& entry, State state, const std::optional<seconds>& time, const Io& io)
{
    const std::string remote = textIn(entry, "remote");
    io.out << styled(rfcName(state), styleOf(phase(state)), io.terminal.colours) << "  " << textIn(entry, "local")
           << (remote.empty() ? "" : " — ") << remote << '\n'
           << "See it with:  " << ssFor(entry) << '\n';
    if (const auto passes = numberIn(entry, "passes_in_ms"))
        io.out << "Nobody holds it: the kernel ends it by itself in " << (*passes + 999) / 1000 << " s.\n";
    else if (time)
        io.out << "It is held for " << time->count() << " s.\n";
    else
        io.out << "It is held until this program is interrupted.\n";
    io.out << std::flush;
}

ExitCode holdIt(LabChild& child, State state, const std::optional<seconds>& time, const StopSignal& stop, const Io& io)
{
    const auto answer = child.ask({{"do", "hold"}, {"state", rfcName(state)}}, [](const Json&) { });
    if (!answer) {
        if (stop.isSet())
            return ExitCode::Done;
        io.complain(answer.error().message());
        return ExitCode::CouldNotRead;
    }
    const Json handle = objectIn(*answer, "handle");
    describe(entryOf(*answer, handle), state, time, io);
    const auto deadline = time ? std::optional(std::chrono::steady_clock::now() + *time) : std::nullopt;
    for (;;) {
        const auto news = child.listen(deadline);
        if (news && entryOf(*news, handle).is_null()) {
            io.out << "It has passed.\n";
            return ExitCode::Done;
        }
        if (!news && news.error() == LabChild::Silence::Ended) {
            io.complain("tcpatlas-lab has ended, and what it held with it");
            return ExitCode::CouldNotRead;
        }
        if (!news && news.error() == LabChild::Silence::Garbled) {
            io.complain("tcpatlas-lab cannot be understood, so what it held is given up");
            return ExitCode::CouldNotRead;
        }
        if (!news)
            return ExitCode::Done;
    }
}

} // namespace

ExitCode holdState(const Arguments& arguments, const Workshop& workshop)
{
    const Io& io = workshop.io;
    const auto state = stateNamed(arguments.words[1]);
    const auto time = secondsOf(arguments);
    if (!state || !time)
        return usageError(labCommand(), io, (state ? time.error() : state.error()).message());
    const LabResources resources = workshop.labResources();
    StopSignal stop;
    const auto watcher = workshop.watchForEnd([&stop] { stop.set(); });
    if (!watcher || !resources.program) {
        io.complain(watcher ? "tcpatlas-lab is not installed" : watcher.error().message());
        return ExitCode::CouldNotRead;
    }
    auto child = LabChild::start(*resources.program, "hold", stop);
    if (!child) {
        if (!stop.isSet())
            io.complain(child.error().message);
        return stop.isSet() ? ExitCode::Done : ExitCode::CouldNotRead;
    }
    return holdIt(*child, *state, *time, stop, io);
}

} // namespace atlas::cli
