// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lessons/followed_lesson.h"

#include "core/tcp/transition.h"
#include "lab/laboratory/laboratory.h"
#include "lab/lessons/lesson_run.h"
#include "lab/network/loopback_network.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

namespace atlas::lab::test {
namespace {

/// Writes whole, however often it takes.
class Writer {
public:
    explicit Writer(int output) : m_output(output) { }
    void line(const std::string& text) const
    {
        const std::string whole = text + '\n';
        for (std::size_t done = 0; done < whole.size();) {
            const ssize_t length = ::write(m_output, whole.data() + done, whole.size() - done);
            if (length <= 0)
                ::_exit(1);
            done += static_cast<std::size_t>(length);
        }
    }

private:
    int m_output;
};

/// What moved a host, as the events before a change of state report it.
struct Trigger {
    Host host = Host::A;
    std::string call; ///< "close()"; empty for a packet
    TcpFlags flags;
};

bool causes(const Trigger& trigger, Cause cause)
{
    const auto called = [&](std::string_view name) { return trigger.call.starts_with(name); };
    const auto has = [&](TcpFlag flag) { return trigger.call.empty() && trigger.flags.has(flag); };
    switch (cause) {
    case Cause::PassiveOpen:
        return called("listen(");
    case Cause::ActiveOpen:
        return called("connect(");
    case Cause::Close:
        return called("close(") || called("shutdown(");
    case Cause::Send:
        return called("send(");
    case Cause::ReceiveSyn:
        return has(TcpFlag::Syn) && !has(TcpFlag::Ack);
    case Cause::ReceiveSynAck:
        return has(TcpFlag::Syn) && has(TcpFlag::Ack);
    case Cause::ReceiveAckOfSyn:
        return has(TcpFlag::Ack) && !has(TcpFlag::Rst);
    case Cause::ReceiveFin:
        return has(TcpFlag::Fin);
    case Cause::ReceiveAckOfFin:
        return has(TcpFlag::Ack) && !has(TcpFlag::Fin) && !has(TcpFlag::Rst);
    case Cause::ReceiveFinAndAckOfFin:
        return has(TcpFlag::Fin) && has(TcpFlag::Ack);
    case Cause::ReceiveReset:
        return has(TcpFlag::Rst);
    case Cause::TwoMslElapsed: // known by the time that has passed
    case Cause::Abort:
    case Cause::TimedOut:
    default:
        return false;
    }
    return false;
}

/// Finds the edges of the state diagram in the events.
class EdgeWatch {
public:
    void take(const Event& event, const Writer& out)
    {
        if (const auto* const call = std::get_if<CallMade>(&event.what); call != nullptr && !call->later)
            m_trigger = Trigger{call->host, call->text, {}};
        else if (const auto* const packet = std::get_if<PacketMoved>(&event.what))
            arrived(*packet);
        else if (std::holds_alternative<Waited>(event.what))
            m_trigger.reset();
        else if (const auto* const change = std::get_if<lab::StateChanged>(&event.what))
            changed(*change, event.time, out);
    }

private:
    void arrived(const PacketMoved& packet)
    {
        if (packet.move == PacketMove::Delivered || packet.move == PacketMove::Duplicated)
            m_trigger = Trigger{other(packet.from), {}, packet.segment.flags};
    }

    void changed(const lab::StateChanged& change, std::chrono::milliseconds time, const Writer& out)
    {
        // A little less than a minute: the kernel was asked some time after it had begun.
        constexpr std::chrono::milliseconds almostAMinute{59'000};
        const Transition* const edge = drawnEdge(change.from, change.to);
        const bool elapsed = change.from == State::TimeWait && time - m_timeWaitSince[change.host] >= almostAMinute;
        const bool fits = edge != nullptr &&
            (edge->cause == Cause::TwoMslElapsed
                 ? elapsed
                 : m_trigger && m_trigger->host == change.host && causes(*m_trigger, edge->cause));
        if (fits)
            out.line("edge " + std::string(edge->id));
        if (change.to == State::TimeWait)
            m_timeWaitSince[change.host] = time;
    }

    std::optional<Trigger> m_trigger;
    std::map<Host, std::chrono::milliseconds> m_timeWaitSince;
};

void follow(Lesson lesson, Laboratory& laboratory, const Writer& out, const FollowedLesson::Reader& reader)
{
    LessonRun run(std::move(lesson), laboratory);
    EdgeWatch edges;
    const auto takeEvents = [&] {
        for (const Event& event : laboratory.takeEvents()) {
            edges.take(event, out);
            if (const auto* const note = std::get_if<Note>(&event.what))
                out.line("note " + note->code);
        }
    };
    if (const auto prepared = run.prepare(); !prepared)
        return out.line("unmet " + prepared.error().message());
    takeEvents();
    while (!run.isOver()) {
        if (reader && run.at() > 0)
            reader(laboratory, run.lesson().steps[run.at()]);
        const auto outcome = run.next();
        if (!outcome)
            return out.line("unmet " + outcome.error().message());
        out.line("step " + outcome->say);
        for (const Error& unmet : outcome->unmet)
            out.line("unmet " + outcome->say + ": " + unmet.message());
        takeEvents();
    }
}

void followIn(FollowedLesson::On on, Lesson lesson, const Writer& out, const FollowedLesson::Reader& reader)
{
    if (on == FollowedLesson::On::Loopback) {
        Laboratory laboratory(std::make_unique<LoopbackNetwork>());
        return follow(std::move(lesson), laboratory, out, reader);
    }
    auto laboratory = Laboratory::open();
    if (!laboratory)
        return out.line("refused " + laboratory.error().error.message());
    follow(std::move(lesson), **laboratory, out, reader);
}

} // namespace

FollowedLesson::FollowedLesson(Lesson lesson, On on, const Reader& reader)
    : m_child(std::make_unique<atlas::test::Child>([&](int output) {
          const Writer out(output);
          followIn(on, std::move(lesson), out, reader);
          out.line("end");
      }))
{
}

void FollowedLesson::await()
{
    std::istringstream lines(m_child->readAll());
    bool ended = false;
    for (std::string line; std::getline(lines, line);) {
        const auto space = line.find(' ');
        const std::string what = line.substr(0, space);
        const std::string rest = space == std::string::npos ? std::string() : line.substr(space + 1);
        if (what == "refused")
            m_refused = rest;
        else if (what == "unmet")
            m_unmet.push_back(rest);
        else if (what == "step")
            ++m_steps;
        else if (what == "note")
            m_notes.insert(rest);
        else if (what == "edge")
            m_edges.insert(rest);
        ended = ended || what == "end";
    }
    if (!ended)
        m_unmet.emplace_back("the laboratory's process broke down");
}

bool waitIn(Laboratory& laboratory, const std::function<bool()>& isThere, std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        laboratory.pump();
        if (isThere())
            return true;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        std::vector<pollfd> all;
        for (const int descriptor : laboratory.descriptors())
            all.push_back({descriptor, POLLIN, 0});
        ::poll(all.data(), all.size(), static_cast<int>(std::min(left, laboratory.nextPump().value_or(left)).count()));
    }
}

void waitForTimers(Laboratory& laboratory, std::chrono::milliseconds within)
{
    constexpr std::chrono::milliseconds patience{60'000};
    const auto nothingSoon = [&] {
        const Situation situation = laboratory.situation();
        for (const Host host : bothHosts)
            for (const HostSocket& socket : situation.hosts[host].sockets)
                if (socket.timer && socket.timer->remaining <= within)
                    return false;
        return true;
    };
    std::ignore = waitIn(laboratory, nothingSoon, patience);
}

} // namespace atlas::lab::test
