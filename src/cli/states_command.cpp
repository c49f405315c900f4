// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/table.h"
#include "core/base/visible.h"
#include "core/history/transition_words.h"
#include "core/tcp/transition.h"

#include <nlohmann/json.hpp>

#include <array>

namespace atlas::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view help = R"(usage: tcpatlasctl states [--json]

The states of TCP with their names in every dialect, and the ways between them: what causes each,
what is sent, and the section of RFC 9293 that says so.

  --json   one JSON document, for programs
)";

constexpr std::array options{Option{"--json"}};

Table namesTable()
{
    Table table({{.title = "RFC 9293"},
                 {.title = "NETSTAT"},
                 {.title = "SS"},
                 {.title = "WINDOWS", .expendable = 2},
                 {.title = "MACOS", .expendable = 1},
                 {.title = "KERNEL", .align = Align::Right}});
    for (const State state : knownStates) {
        const StateNames& all = names(state);
        const auto text = [](std::string_view name) { return Cell{std::string(name)}; };
        table.add({{std::string(all.rfc), styleOf(all.phase)},
                   text(all.netstat),
                   text(all.ss),
                   text(all.windows),
                   text(all.macos),
                   text(std::to_string(all.kernel))});
    }
    return table;
}

Table edgesTable(EdgeKind kind)
{
    Table table({{.title = "FROM"},
                 {.title = "TO"},
                 {.title = "WHEN", .narrowest = 12},
                 {.title = "SENDS"},
                 {.title = "SECTION", .expendable = 1}});
    for (const Transition& edge : transitions)
        if (edge.kind == kind)
            table.add({{std::string(rfcName(edge.from)), styleOf(phase(edge.from))},
                       {std::string(rfcName(edge.to)), styleOf(phase(edge.to))},
                       {std::string(conditionOf(edge.cause))},
                       {std::string(describe(edge.sent))},
                       {std::string(edge.section)}});
    return table;
}

Json statesJson()
{
    Json list = Json::array();
    for (const State state : knownStates) {
        const StateNames& all = names(state);
        list.push_back({{"name", all.rfc},
                        {"netstat", all.netstat},
                        {"ss", all.ss},
                        {"windows", all.windows},
                        {"macos", all.macos},
                        {"kernel", all.kernel}});
    }
    return list;
}

Json transitionsJson()
{
    Json list = Json::array();
    for (const Transition& edge : transitions)
        list.push_back({{"id", edge.id},
                        {"from", rfcName(edge.from)},
                        {"to", rfcName(edge.to)},
                        {"cause", identifier(edge.cause)},
                        {"sent", edge.sent == Sent::Nothing ? Json(nullptr) : Json(describe(edge.sent))},
                        {"section", edge.section},
                        {"kind", edge.kind == EdgeKind::Drawn ? "drawn" : "text-only"}});
    return list;
}

ExitCode states(const Arguments& arguments, const Workshop& workshop)
{
    const Io& io = workshop.io;
    if (!arguments.words.empty())
        return usageError(statesCommand(), io,
                          "'" + visible(arguments.words.front()) +
                              "': to read about a state, use 'tcpatlasctl explain'");
    if (arguments.has("--json")) {
        io.out << Json{{"schema", 1}, {"states", statesJson()}, {"transitions", transitionsJson()}}.dump(1) << '\n';
        return ExitCode::Done;
    }
    const auto title = [&](std::string_view text) {
        io.out << '\n' << styled(text, Style::Strong, io.terminal.colours) << "\n\n";
    };
    namesTable().print(io.out, io.terminal);
    title("The ways that the diagram draws (RFC 9293, figure 5, and FIN-WAIT-1 to TIME-WAIT)");
    edgesTable(EdgeKind::Drawn).print(io.out, io.terminal);
    title("More ways, in the text of RFC 9293 only");
    edgesTable(EdgeKind::TextOnly).print(io.out, io.terminal);
    return ExitCode::Done;
}

} // namespace

const Command& statesCommand()
{
    static constexpr Command command{"states", "all states and the ways between them", help, options, states};
    return command;
}

} // namespace atlas::cli
