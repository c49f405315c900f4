// SPDX-License-Identifier: GPL-3.0-or-later
//
// One loop: whatever the event sources report is added to the chronicle, and every second a snapshot is; then what is
// new in the history's log is written. A line that was written stays, also where later knowledge is better: the order
// in which things become known is part of the answer.
#include "cli/command.h"
#include "cli/filter_option.h"
#include "cli/transition_line.h"
#include "core/base/visible.h"
#include "core/events/event_queue.h"
#include "core/filter/log_filter.h"
#include "core/history/chronicle.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <expected>
#include <utility>

namespace atlas::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view help = R"(usage: tcpatlasctl watch [OPTIONS]

Writes one line for each transition of a TCP connection, as it becomes known, until interrupted.
The first line says who reports transitions and what may be missed.

  --filter EXPR   only what matches before or after the transition; several have to match all
  --all-namespaces
                  other network namespaces too, such as those of containers, as far as the observer
                  reports them; otherwise this one alone, as 'list' and 'ss' show it. A filter that
                  has netns: (own, other, a number or a name of 'ip netns') asks for all by itself
  --json          one JSON object a line, for programs

Lines come in the order in which they become known; each says when it happened. A step that was not
observed happened by that time; in JSON "after" says since when it may have.

How a transition is known:
  observed    the kernel reported it as it happened
  seen        both states were seen, and one edge joins them
  inferred    an edge of the only path between what was seen
  ambiguous   several paths lead there; they are named
)";

constexpr std::array options{Option{"--filter", true}, Option{"--all-namespaces"}, Option{"--json"}};
constexpr std::chrono::seconds usualInterval{1};

HistoryBounds bounds()
{
    HistoryBounds result;
    result.logEntries = 200'000; // the most that one snapshot may bring
    result.keepGone = std::chrono::seconds(10); // for late reports only; it is not read here
    return result;
}

class Watch {
public:
    Watch(const Workshop& workshop, std::vector<Filter> filters, TransitionWriter::Form form, bool allNamespaces)
        : m_io(workshop.io),
          m_filters(std::move(filters)),
          m_writer(m_io.out, form, m_io.terminal.colours),
          m_source(workshop.makeSource(true)),
          m_chronicle(bounds(), [this](const SocketRecord& record) { return m_source->query(record); })
    {
        m_chronicle.setAllNamespaces(allNamespaces);
    }

    ExitCode run(const Workshop& workshop)
    {
        const auto watcher = workshop.watchForEnd([this] { m_queue.end(); });
        if (!watcher) {
            m_io.complain(watcher.error().message());
            return ExitCode::CouldNotRead;
        }
        m_choices = workshop.makeEventSources();
        chooseNext();
        if (!poll())
            return ExitCode::CouldNotRead;
        announce();
        listen();
        return ExitCode::Done;
    }

private:
    /// The best that starts is used; without any there is polling.
    void chooseNext()
    {
        m_current = EventSources{};
        while (m_nextChoice < m_choices.size()) {
            m_current = std::move(m_choices[m_nextChoice++]);
            const auto started = startAll();
            if (started)
                return;
            m_io.complain(started.error().message());
        }
        m_current = EventSources{"polling",
                                 "All sockets are listed once a second.",
                                 "what a connection passes between two snapshots, and who lives only in between.",
                                 {}};
    }

    [[nodiscard]] std::expected<void, Error> startAll()
    {
        for (const std::unique_ptr<EventSource>& source : m_current.sources) {
            auto started = source->start(m_queue.listener());
            if (!started)
                return started;
        }
        return {};
    }

    void announce()
    {
        m_writer.begin(m_current, m_chronicle.wallTime(Clock::now()));
        m_begun = true;
        m_io.out.flush();
    }

    void listen()
    {
        Instant next = Clock::now() + usualInterval;
        for (bool moreToAsk = false; m_io.out.good();) {
            const bool over = applyAll(moreToAsk ? m_queue.take()
                                                 : m_queue.take(std::min(next, m_chronicle.nextTurn().value_or(next))));
            do
                moreToAsk = m_chronicle.askOpenQuestions();
            while (over && moreToAsk);
            if (!over && Clock::now() >= next) {
                poll();
                next = std::max(next + usualInterval, Clock::now());
            }
            m_chronicle.passTime();
            writeNewLines();
            if (over)
                return;
        }
    }

    /// Whether it is time to end.
    bool applyAll(const EventQueue::Taken& taken)
    {
        for (const Event& event : taken.events) {
            m_chronicle.apply(event);
            if (const auto* lost = std::get_if<EventsLost>(&event.what)) {
                writeNewLines();
                m_writer.lost(lost->count > 0 ? std::optional(lost->count) : std::nullopt,
                              m_chronicle.wallTime(event.time));
            }
        }
        for (const Error& why : taken.ended)
            m_io.complain(why.message());
        if (!taken.ended.empty()) {
            chooseNext();
            if (m_begun)
                announce();
        }
        return taken.over;
    }

    /// False if the sockets cannot be listed; said once.
    bool poll()
    {
        auto fresh = m_source->capture();
        if (!fresh) {
            if (!std::exchange(m_blind, true))
                m_io.complain(fresh.error().message());
            return false;
        }
        m_blind = false;
        m_chronicle.apply(std::move(*fresh), [this] { applyAll(m_queue.take()); });
        return true;
    }

    void writeNewLines()
    {
        const TransitionLog& log = m_chronicle.history().log();
        if (!m_begun || !m_cursor.hasMore(log))
            return;
        if (const std::uint64_t dropped = m_cursor.skipDropped(log); dropped > 0)
            m_writer.notKept(dropped, m_chronicle.newest()->wallTime);
        while (const LogEntry* const entry = m_cursor.next(log))
            if (!entry->withdrawn && matches(m_filters, *entry, *m_chronicle.newest()->names))
                m_writer.write(*entry, m_chronicle.wallTime(entry->step.time));
        m_io.out.flush();
    }

    const Io& m_io;
    std::vector<Filter> m_filters;
    TransitionWriter m_writer;
    std::unique_ptr<SnapshotSource> m_source;
    Chronicle m_chronicle;
    TransitionLog::Cursor m_cursor; ///< what was written
    bool m_begun = false; ///< the first line was written
    bool m_blind = false;
    EventQueue m_queue;
    std::vector<EventSources> m_choices;
    std::size_t m_nextChoice = 0;
    EventSources m_current; ///< the last member: its sources report into the others
};

ExitCode watch(const Arguments& arguments, const Workshop& workshop)
{
    if (!arguments.words.empty())
        return usageError(watchCommand(), workshop.io,
                          "'" + visible(arguments.words.front()) + "' stands alone; a filter goes behind --filter");
    auto filters = readFilters(arguments, workshop.io);
    if (!filters)
        return filters.error();
    const auto form = arguments.has("--json") ? TransitionWriter::Form::Json : TransitionWriter::Form::Text;
    const bool allNamespaces = arguments.has("--all-namespaces") ||
        std::ranges::any_of(*filters, [](const Filter& each) { return each.asksFor(Subject::Namespaces); });
    return Watch(workshop, std::move(*filters), form, allNamespaces).run(workshop);
}

} // namespace

const Command& watchCommand()
{
    static constexpr Command command{"watch", "every transition, one line each, until interrupted", help, options,
                                     watch};
    return command;
}

} // namespace atlas::cli
