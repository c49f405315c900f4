// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/filter_option.h"
#include "cli/snapshot_csv.h"
#include "cli/snapshot_json.h"
#include "cli/socket_table.h"
#include "core/base/visible.h"
#include "core/filter/filter.h"
#include "core/socket/diff.h"
#include "core/tcp/state_names.h"

#include <algorithm>
#include <array>
#include <bitset>

namespace atlas::cli {
namespace {

constexpr std::string_view help = R"(usage: tcpatlasctl list [OPTIONS]

Lists this computer's TCP sockets with their owners.

  --filter EXPR   only what matches; several have to match all
  --state STATE   only this state; several, or with commas, are alternatives
  --json          one JSON document, for programs
  --csv           comma-separated values, for spreadsheets
  --no-owners     do not look for the processes (faster)

A filter is made of words, which match process, pid, address, port, service and state, and of keys:
  state:close-wait,time-wait   process:nginx   pid:812   port:443   port:8000-8100   user:www-data
  local:10.0.0.5:80   remote:https   addr:10.0.0.0/8   addr:fe80::1%eth0   dev:eth0
  is:listening   is:loopback   is:ipv6   is:v6only   is:bound   queue:>0   rtt:>50ms   retrans:>0
  age:>5m (of TIME-WAIT; how long others have been so, a single look cannot know)
joined by "and" (or nothing), "or", "-" or "not", parentheses and "quotes". For example:
  tcpatlasctl list --filter 'state:close-wait -process:nginx'
)";

constexpr std::array options{Option{"--filter", true}, Option{"--state", true}, Option{"--json"}, Option{"--csv"},
                             Option{"--no-owners"}};

/// What the arguments ask for.
struct Wish {
    std::vector<Filter> filters;
    std::bitset<stateCount> states; ///< none: all

    bool holds(const SocketRecord& record, const FilterContext& context) const
    {
        return (states.none() || states[static_cast<std::size_t>(record.state)]) &&
            std::ranges::all_of(filters, [&](const Filter& filter) { return filter.matches(record, context); });
    }
};

std::expected<Wish, ExitCode> readWish(const Arguments& arguments, const Io& io)
{
    Wish wish;
    auto filters = readFilters(arguments, io);
    if (!filters)
        return std::unexpected(filters.error());
    wish.filters = std::move(*filters);
    for (std::string_view names : arguments.values("--state")) {
        while (true) {
            const auto state = stateNamed(names.substr(0, names.find(',')));
            if (!state)
                return std::unexpected(usageError(listCommand(), io, state.error().message()));
            for (const State meant : statesMeant(names.substr(0, names.find(','))))
                wish.states.set(static_cast<std::size_t>(meant));
            if (names.find(',') == std::string_view::npos)
                break;
            names.remove_prefix(names.find(',') + 1);
        }
    }
    return wish;
}

/// Says on the error stream what the list may lack.
void sayWhatIsMissing(const Snapshot& snapshot, const Io& io)
{
    if (snapshot.fallback)
        io.complain("read from /proc, which knows less: " + snapshot.fallback->message());
    for (const Family family : {Family::IPv4, Family::IPv6}) {
        const Coverage& coverage = snapshot.coverage(family);
        const std::string name = family == Family::IPv4 ? "IPv4" : "IPv6";
        if (!coverage.complete)
            io.complain("the list is partial: not all of " + name +
                        (coverage.problem ? ": " + coverage.problem->message() : ""));
        else if (coverage.problem)
            io.complain(name + ": " + coverage.problem->message());
    }
    if (snapshot.ownersProblem)
        io.complain("owners may be missing: " + snapshot.ownersProblem->message());
    if (snapshot.processesHidden > 0)
        io.complain("owners may be missing: no permission to look into " + std::to_string(snapshot.processesHidden) +
                    (snapshot.processesHidden == 1 ? " process" : " processes"));
}

/// Says on the error stream what the filters ask and this list cannot answer.
void sayWhatIsNotKnown(const Wish& wish, const Snapshot& snapshot, bool withOwners, const Io& io)
{
    const auto asksFor = [&](Subject subject) {
        return std::ranges::any_of(wish.filters, [&](const Filter& filter) { return filter.asksFor(subject); });
    };
    if (asksFor(Subject::Age))
        io.complain("age: a single look does not know how long a socket has been in its state, but for TIME-WAIT, so "
                    "age: finds only those; the window and 'tcpatlasctl watch' see how time passes");
    if (asksFor(Subject::Owners) && !withOwners)
        io.complain("process: and pid: find nothing with --no-owners");
    if (asksFor(Subject::TcpInfo) && snapshot.fallback)
        io.complain("rtt: and retrans: find little, for /proc does not say it");
    if (asksFor(Subject::Interface) && snapshot.fallback)
        io.complain("interfaces are not known, for /proc does not say them");
    for (const Filter& filter : wish.filters)
        if (const std::string service = filter.unknownService(*snapshot.names); !service.empty())
            io.complain("no service is called '" + visible(service) + "' on this computer, so no port is");
    const bool closed = wish.states[static_cast<std::size_t>(State::Closed)];
    if (closed && snapshot.source == Source::Proc)
        io.complain("sockets that are only bound are left out, for /proc does not list them");
}

/// For people: by state in the order of a connection's life, then by address.
void sortForReading(std::vector<const SocketRecord*>& chosen)
{
    std::ranges::stable_sort(chosen, [](const SocketRecord* a, const SocketRecord* b) {
        return std::tie(a->state, a->local, a->remote) < std::tie(b->state, b->local, b->remote);
    });
}

ExitCode list(const Arguments& arguments, const Workshop& workshop)
{
    const Io& io = workshop.io;
    if (!arguments.words.empty())
        return usageError(listCommand(), io,
                          "'" + visible(arguments.words.front()) + "' stands alone; a filter goes behind --filter");
    if (arguments.has("--json") && arguments.has("--csv"))
        return usageError(listCommand(), io, "either --json or --csv");
    const auto wish = readWish(arguments, io);
    if (!wish)
        return wish.error();

    const bool withOwners = !arguments.has("--no-owners");
    auto snapshot = workshop.makeSource(withOwners)->capture();
    if (!snapshot) {
        io.complain(snapshot.error().message());
        return ExitCode::CouldNotRead;
    }
    settle(nullptr, *snapshot);
    sayWhatIsMissing(*snapshot, io);

    sayWhatIsNotKnown(*wish, *snapshot, withOwners, io);

    const FilterContext context{*snapshot->names, snapshot->time, true};
    std::vector<const SocketRecord*> chosen;
    for (const SocketRecord& record : snapshot->sockets)
        if (wish->holds(record, context))
            chosen.push_back(&record);

    if (arguments.has("--json")) {
        writeJson(io.out, *snapshot, chosen);
    } else if (arguments.has("--csv")) {
        writeCsv(io.out, *snapshot, chosen);
    } else {
        sortForReading(chosen);
        socketTable(*snapshot, chosen, withOwners).print(io.out, io.terminal);
    }
    return ExitCode::Done;
}

} // namespace

const Command& listCommand()
{
    static constexpr Command command{"list", "the sockets, as a table, JSON or CSV", help, options, list};
    return command;
}

} // namespace atlas::cli
