// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/base/closest.h"
#include "core/base/visible.h"
#include "core/tcp/state_names.h"

#include <algorithm>
#include <array>

namespace atlas::cli {
namespace {

using Commands = std::array<const Command*, 5>;

const Commands& commands()
{
    static const Commands all{&listCommand(), &watchCommand(), &explainCommand(), &statesCommand(), &labCommand()};
    return all;
}

const Command* find(std::string_view name)
{
    const auto found = std::ranges::find(commands(), name, &Command::name);
    return found == commands().end() ? nullptr : *found;
}

void printHelp(std::ostream& out)
{
    out << "usage: tcpatlasctl COMMAND [OPTIONS]\n\n"
           "Every TCP connection of this computer, and what its state means.\n\n";
    for (const Command* const command : commands())
        out << "  " << command->name << std::string(10 - command->name.size(), ' ') << command->summary << '\n';
    out << "\n  --help     this text; behind a command, its own\n"
           "  --version  the version\n\n"
           "Ends with 0 when done, 1 if something could not be read, 2 if the arguments make no sense.\n";
}

ExitCode unknownCommand(std::string_view name, const Io& io)
{
    std::array<std::string_view, std::tuple_size_v<Commands>> names;
    std::ranges::transform(commands(), names.begin(), &Command::name);
    std::string message = "there is no command '" + visible(name) + '\'';
    if (const auto meant = closest(name, names))
        message += " (did you mean " + std::string(*meant) + "?)";
    io.complain(message);
    io.err << "Try 'tcpatlasctl --help'.\n";
    return ExitCode::Usage;
}

ExitCode runCommand(const Command& command, std::span<const std::string_view> arguments, const Workshop& workshop)
{
    std::vector<Option> options(command.options.begin(), command.options.end());
    options.push_back({"--help"});
    const auto parsed = parseArguments(arguments, options);
    if (!parsed)
        return usageError(command, workshop.io, parsed.error().message());
    if (parsed->has("--help")) {
        workshop.io.out << command.help;
        return ExitCode::Done;
    }
    return command.run(*parsed, workshop);
}

} // namespace

ExitCode usageError(const Command& command, const Io& io, const std::string& message)
{
    io.complain(message);
    io.err << "Try 'tcpatlasctl " << command.name << " --help'.\n";
    return ExitCode::Usage;
}

std::expected<State, Error> stateNamed(std::string_view name)
{
    if (const auto states = statesMeant(name); !states.empty())
        return states.front();
    std::array<std::string_view, knownStates.size()> candidates;
    std::ranges::transform(knownStates, candidates.begin(), rfcName);
    std::string message = "there is no state '" + visible(name) + '\'';
    if (const auto meant = closest(name, candidates))
        message += " (did you mean " + std::string(*meant) + "?)";
    return std::unexpected(Error::saying("%1; 'tcpatlasctl states' lists them", message));
}

ExitCode run(std::span<const std::string_view> arguments, const Workshop& workshop)
{
    const Io& io = workshop.io;
    if (arguments.empty()) {
        printHelp(io.err);
        return ExitCode::Usage;
    }
    const std::string_view first = arguments.front();
    const auto rest = arguments.subspan(1);
    if (first == "--version") {
        io.out << "tcpatlasctl " TCPATLAS_VERSION "\n";
        return ExitCode::Done;
    }
    if (first == "--help" || first == "-h" || first == "help") {
        const Command* const asked = rest.empty() ? nullptr : find(rest.front());
        if (!rest.empty() && asked == nullptr)
            return unknownCommand(rest.front(), io);
        if (asked != nullptr)
            io.out << asked->help;
        else
            printHelp(io.out);
        return ExitCode::Done;
    }
    const Command* const command = find(first);
    return command != nullptr ? runCommand(*command, rest, workshop) : unknownCommand(first, io);
}

} // namespace atlas::cli
