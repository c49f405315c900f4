// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/lab_verbs.h"
#include "core/base/visible.h"

#include <array>

namespace atlas::cli {
namespace {

constexpr std::string_view help = R"(usage: tcpatlasctl lab list [--language CODE] [--json]
       tcpatlasctl lab run LESSON [--language CODE] [--json]
       tcpatlasctl lab hold STATE [--seconds N]

Real TCP, one packet at a time: two hosts, a and b, with the kernel's own TCP on their own network.

  list   the lessons
  run    follows a lesson, given by its name or as a file, and prints a ladder as it goes: the calls
         of both programs, the states of both ends, and the packets between them. Where the hosts
         are refused, it says why, and follows the lesson on the loopback addresses if it can be.
  hold   brings a connection of this computer with itself into a state and keeps it there, for ss
         and netstat to see, until it is interrupted; no privilege is needed

  --language CODE   en, pt_BR or uk; otherwise what LC_ALL, LC_MESSAGES or LANG say
  --json            for programs: one document of the lessons; one object a line of a lesson
  --seconds N       how long to hold the state
)";

constexpr std::array options{Option{"--language", true}, Option{"--json"}, Option{"--seconds", true}};

ExitCode lab(const Arguments& arguments, const Workshop& workshop)
{
    const auto complain = [&](const std::string& message) { return usageError(labCommand(), workshop.io, message); };
    const auto& words = arguments.words;
    const std::string verb = words.empty() ? std::string() : words.front();
    if (verb != "list" && verb != "run" && verb != "hold")
        return complain(verb.empty() ? "list, run or hold?" : "the lab has no '" + visible(verb) + '\'');
    if (arguments.has("--seconds") && verb != "hold")
        return complain("'--seconds' belongs to 'lab hold'");
    if (verb == "list")
        return words.size() == 1 ? listLessons(arguments, workshop) : complain("'lab list' stands alone");
    if (words.size() != 2)
        return complain(verb == "run" ? "one lesson is expected; 'tcpatlasctl lab list' names them"
                                      : "one state is expected");
    return verb == "run" ? runLesson(arguments, workshop) : holdState(arguments, workshop);
}

} // namespace

const Command& labCommand()
{
    static constexpr Command command{"lab", "real TCP, one packet at a time, and states held still", help, options,
                                     lab};
    return command;
}

} // namespace atlas::cli
