// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lab_child.h"
#include "cli/lab_verbs.h"
#include "cli/style.h"
#include "core/base/visible.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace atlas::cli {
namespace {

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

/// What a report says of one held state; empty if it has passed.
std::optional<lab::HeldState> entryOf(const lab::Report& report, lab::HoldHandle handle)
{
    const auto* const held = std::get_if<lab::HeldStates>(&report.answer);
    if (held == nullptr)
        return std::nullopt;
    const auto found = std::ranges::find(held->all, handle, &lab::HeldState::handle);
    return found == held->all.end() ? std::nullopt : std::optional(*found);
}

void describe(const lab::HeldState& held, const std::optional<seconds>& time, const Io& io)
{
    const std::string local = held.local.toString();
    const std::string remote = held.remote ? held.remote->toString() : std::string();
    io.out << styled(rfcName(held.state), styleOf(phase(held.state)), io.terminal.colours) << "  " << local
           << (remote.empty() ? "" : " — ") << remote << '\n'
           << "See it with:  ss -tano src " << local << (remote.empty() ? "" : " dst ") << remote << '\n';
    if (held.passesIn)
        io.out << "Nobody holds it: the kernel ends it by itself in "
               << std::chrono::ceil<seconds>(*held.passesIn).count() << " s.\n";
    else if (time)
        io.out << "It is held for " << time->count() << " s.\n";
    else
        io.out << "It is held until this program is interrupted.\n";
    io.out << std::flush;
}

ExitCode holdIt(LabChild& child, State state, const std::optional<seconds>& time, const StopSignal& stop, const Io& io)
{
    const auto answer = child.ask(lab::HoldState{state}, [](const lab::Report&) { });
    if (!answer) {
        if (stop.isSet())
            return ExitCode::Done;
        io.complain(answer.error().message());
        return ExitCode::CouldNotRead;
    }
    const auto* const made = std::get_if<lab::HeldStates>(&answer->answer);
    const auto handle = made != nullptr ? made->made : std::nullopt;
    const auto held = handle ? entryOf(*answer, *handle) : std::nullopt;
    if (!held) {
        io.complain("tcpatlas-lab does not say what it holds");
        return ExitCode::CouldNotRead;
    }
    describe(*held, time, io);
    const auto deadline = time ? std::optional(std::chrono::steady_clock::now() + *time) : std::nullopt;
    for (;;) {
        const auto report = child.listen(deadline);
        if (report && !entryOf(*report, *handle)) {
            io.out << "It has passed.\n";
            return ExitCode::Done;
        }
        if (!report && report.error() == LabChild::Silence::Ended) {
            io.complain("tcpatlas-lab has ended, and what it held with it");
            return ExitCode::CouldNotRead;
        }
        if (!report && report.error() == LabChild::Silence::Garbled) {
            io.complain("tcpatlas-lab cannot be understood, so what it held is given up");
            return ExitCode::CouldNotRead;
        }
        if (!report)
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
    auto child = LabChild::start(*resources.program, lab::Mode::Hold, stop);
    if (!child) {
        if (!stop.isSet())
            io.complain(child.error().message);
        return stop.isSet() ? ExitCode::Done : ExitCode::CouldNotRead;
    }
    return holdIt(*child, *state, *time, stop, io);
}

} // namespace atlas::cli
