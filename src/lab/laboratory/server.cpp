// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/server.h"

#include "collect/write_all.h"

#include <poll.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace atlas::lab {

Server::Server(Laboratory& laboratory, int input, int output)
    : m_laboratory(laboratory), m_lines(longestLine), m_input(input), m_output(output)
{
    m_laboratory.setLifeline(input);
    m_laboratory.setObserver([this] { report({}); });
}

void Server::run()
{
    write(lineOf(greeting(m_laboratory.network())));
    while (m_open) {
        const bool readable = waitForSomething();
        m_laboratory.pump();
        if (m_laboratory.hasEvents())
            report({});
        if (!readable)
            continue;
        m_open = m_open && readInput();
        for (auto line = m_lines.next(); line && m_open; line = m_lines.next())
            serve(*line);
    }
}

bool Server::waitForSomething() const
{
    std::vector<pollfd> all{{m_input, POLLIN, 0}};
    for (const int descriptor : m_laboratory.descriptors())
        all.push_back({descriptor, POLLIN, 0});
    const auto next = m_laboratory.nextPump();
    const int count = ::poll(all.data(), all.size(), next ? static_cast<int>(next->count()) : -1);
    return count > 0 && all.front().revents != 0;
}

bool Server::readInput()
{
    std::array<char, 16'384> buffer{};
    const ssize_t length = ::read(m_input, buffer.data(), buffer.size());
    if (length < 0)
        return errno == EINTR || errno == EAGAIN;
    m_lines.add({buffer.data(), static_cast<std::size_t>(length)});
    return length > 0;
}

void Server::serve(const LineBuffer::Line& line)
{
    if (line.tooLong)
        return write(lineOf(answerToTooLong()));
    const auto request = parseRequest(line.text);
    if (!request)
        return write(lineOf(answerTo(request.error())));
    const auto& what = request->request;
    Outcome outcome =
        what ? std::visit([this](const auto& one) { return carryOut(one); }, *what) : std::unexpected(what.error());
    Report done{.id = request->id};
    if (outcome)
        done.answer = *std::move(outcome);
    else
        done.error = std::move(outcome.error());
    report(std::move(done));
}

Server::Outcome Server::carryOut(const Action& action)
{
    if (m_lessons.before)
        m_lessons.before(action);
    const auto result = m_laboratory.perform(action);
    if (!result)
        return std::unexpected(result.error());
    if (m_lessons.after)
        m_lessons.after(action, *result);
    return *result;
}

Server::Outcome Server::carryOut(const LessonRequest& request)
{
    return m_lessons.answer ? m_lessons.answer(request) : std::unexpected(Error::saying("there are no lessons here"));
}

Server::Outcome Server::carryOut(const HoldRequest& /*request*/)
{
    return std::unexpected(Error::saying("states are held in the mode hold only"));
}

void Server::report(Report report)
{
    report.situation = m_laboratory.situation();
    for (Event& event : m_laboratory.takeEvents())
        m_events.push_back(std::move(event));
    std::size_t length = lineOf(report).size();
    if (length > longestLine) {
        report.answer = {};
        report.error = Error::saying("the answer would be longer than %1 bytes", longestLine);
        length = lineOf(report).size();
    }
    if (length > longestLine) {
        // More is in flight or open than a line holds. The events wait until less is.
        report.situation.reset();
        if (report.id)
            write(lineOf(report));
        return;
    }
    if (writeEventsAhead(*report.situation, longestLine - length))
        for (Event& event : std::exchange(m_events, {}))
            report.events.push_back(std::move(event));
    write(lineOf(report));
}

bool Server::writeEventsAhead(const Situation& situation, std::size_t room)
{
    const std::size_t empty = lineOf(Report{.situation = situation}).size();
    std::vector<std::size_t> lengths(m_events.size());
    std::ranges::transform(m_events, lengths.begin(), lengthInLine);
    std::size_t rest = std::accumulate(lengths.begin(), lengths.end(), std::size_t(0));
    for (auto next = lengths.begin(); rest > room;) {
        Report ahead{.situation = situation};
        for (std::size_t left = empty < longestLine ? longestLine - empty : 0; next != lengths.end() && *next <= left;
             ++next) {
            left -= *next;
            rest -= *next;
            ahead.events.push_back(std::move(m_events.front()));
            m_events.pop_front();
        }
        if (ahead.events.empty())
            return false;
        write(lineOf(ahead));
    }
    return true;
}

void Server::write(const std::string& line)
{
    m_open = m_open && collect::writeAll(m_output, line + '\n') == 0;
}

Greeting greeting(const Network& network)
{
    utsname system{};
    ::uname(&system);
    return {network.mode(), system.release,
            PerHost<std::string>{network.address(Host::A).toString(), network.address(Host::B).toString()}};
}

} // namespace atlas::lab
