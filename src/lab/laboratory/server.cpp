// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/server.h"

#include "collect/write_all.h"
#include "formats/lab/json_text.h"
#include "formats/lab/line.h"

#include <poll.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::lab {
namespace {

using nlohmann::json;

json failed(const Error& error)
{
    return {{"ok", false}, {"error", {{"message", error.message()}}}};
}

/// The answer to a line that is no request.
json garbage(const std::string& message, std::size_t column)
{
    return {{"id", nullptr}, {"ok", false}, {"error", {{"message", message}, {"column", column}}}};
}

/// The beginning of a line that nobody asked for.
json unasked()
{
    return {{"id", nullptr}, {"ok", true}};
}

/// A line that has no news yet.
json withReport(json answer, const json& report)
{
    answer.update(report);
    answer["news"] = json::array();
    return answer;
}

} // namespace

Server::Server(Laboratory& laboratory, int input, int output)
    : m_laboratory(laboratory), m_lines(longestLine), m_input(input), m_output(output)
{
    m_laboratory.setLifeline(input);
    m_laboratory.setObserver([this] { tellNews(); });
}

void Server::add(std::string what, Handler handler)
{
    m_handlers.insert_or_assign(std::move(what), std::move(handler));
}

void Server::setWitness(Witness witness)
{
    m_witness = std::move(witness);
}

void Server::run()
{
    write(greeting(m_laboratory.network()));
    while (m_open) {
        const bool readable = waitForSomething();
        m_laboratory.pump();
        if (m_laboratory.hasNews())
            tellNews();
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
    if (line.tooLong) {
        write(garbage("a line is at most " + std::to_string(longestLine) + " bytes long", longestLine + 1));
        return;
    }
    const auto parsed = parseJson(line.text);
    if (!parsed) {
        write(garbage(parsed.error().message, parsed.error().byte));
        return;
    }
    const json& request = *parsed;
    const bool isRequest = request.is_object() && request.contains("id") && request["id"].is_number() &&
        request.contains("do") && request["do"].is_string();
    if (!isRequest) {
        write(garbage("a request is an object with the members id, a number, and do", 1));
        return;
    }
    json done = carryOut(request);
    done["id"] = request["id"];
    answer(std::move(done));
}

json Server::carryOut(const json& request)
{
    const auto handler = m_handlers.find(request["do"].get<std::string>());
    if (handler == m_handlers.end())
        return carryOutAction(request);
    auto members = handler->second(request);
    if (!members)
        return failed(members.error());
    (*members)["ok"] = true;
    return std::move(*members);
}

json Server::carryOutAction(const json& request)
{
    const auto action = parseAction(request);
    if (!action)
        return failed(action.error());
    if (m_witness.before)
        m_witness.before(*action);
    const auto result = m_laboratory.perform(*action);
    if (!result)
        return failed(result.error());
    if (m_witness.after)
        m_witness.after(*action, *result);
    return {{"ok", true}, {"result", toJson(*result)}};
}

void Server::tellNews()
{
    answer(unasked());
}

void Server::answer(json answer)
{
    const json report = toJson(m_laboratory.look());
    for (const News& entry : m_laboratory.takeNews())
        m_news.push_back(toJson(entry));
    json whole = withReport(answer, report);
    std::size_t length = lineOf(whole).size();
    if (length > longestLine) {
        answer = failed(Error::saying("the answer would be longer than %1 bytes", longestLine));
        answer["id"] = whole["id"];
        whole = withReport(answer, report);
        length = lineOf(whole).size();
    }
    if (length > longestLine) {
        // More is in flight or open than can be told. The news wait until less is.
        if (!answer["id"].is_null())
            write(answer);
        return;
    }
    if (writeNewsAhead(report, longestLine - length))
        whole["news"] = std::exchange(m_news, {});
    write(whole);
}

bool Server::writeNewsAhead(const json& report, std::size_t room)
{
    const json frame = withReport(unasked(), report);
    const std::size_t frameLength = lineOf(frame).size();
    std::vector<std::size_t> lengths(m_news.size());
    std::ranges::transform(m_news, lengths.begin(), [](const json& entry) { return lineOf(entry).size() + 1; });
    std::size_t rest = std::accumulate(lengths.begin(), lengths.end(), std::size_t(0));
    for (auto next = lengths.begin(); rest > room;) {
        json line = frame;
        for (std::size_t left = frameLength < longestLine ? longestLine - frameLength : 0;
             next != lengths.end() && *next <= left; ++next) {
            left -= *next;
            rest -= *next;
            line["news"].push_back(std::move(m_news.front()));
            m_news.pop_front();
        }
        if (line["news"].empty())
            return false;
        write(line);
    }
    return true;
}

void Server::write(const json& object)
{
    m_open = m_open && collect::writeAll(m_output, lineOf(object) + '\n') == 0;
}

json greeting(const Network& network)
{
    utsname system{};
    ::uname(&system);
    const auto host = [&](Host which) { return json{{"address", network.address(which).toString()}}; };
    return {{"lab", protocolVersion},
            {"mode", network.mode()},
            {"kernel", system.release},
            {"hosts", {{"a", host(Host::A)}, {"b", host(Host::B)}}}};
}

json greeting(const Refusal& refusal)
{
    return {{"lab", protocolVersion},
            {"error", {{"code", refusal.code}, {"message", refusal.message}, {"remedy", refusal.remedy}}}};
}

} // namespace atlas::lab
