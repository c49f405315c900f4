// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lab_child.h"

#include "cli/json_members.h"
#include "core/base/visible.h"
#include "formats/lab/action.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <utility>
#include <vector>

namespace atlas::cli {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t lineLength = 65'536;
constexpr auto patienceForGreeting = 10s;
constexpr auto patienceForAnswer = lab::longestWait + 20s; // a step may await something for so long
constexpr auto patienceForRequest = 5s;

LabChild::Refusal refusalOf(const LabChild::Json& greeting)
{
    const auto error = objectIn(greeting, "error");
    return {textIn(error, "code"), textIn(error, "message"), textIn(error, "remedy")};
}

} // namespace

LabChild::LabChild(collect::ChildProcess process, const StopSignal& stop)
    : m_process(std::move(process)), m_stop(&stop), m_lines(lineLength)
{
}

std::expected<LabChild, LabChild::Refusal> LabChild::start(const std::filesystem::path& program, std::string_view mode,
                                                           const StopSignal& stop)
{
    std::vector<std::string> command{program.string()};
    if (!mode.empty())
        command.emplace_back(mode);
    auto process = collect::ChildProcess::start(command);
    if (!process)
        return std::unexpected(Refusal{{}, process.error().message(), {}});
    LabChild child(std::move(*process), stop);
    auto line = child.nextLine(std::chrono::steady_clock::now() + patienceForGreeting);
    if (!line)
        return std::unexpected(Refusal{{}, child.whyNothingCame(line.error()).message(), {}});
    if (line->contains("error"))
        return std::unexpected(refusalOf(*line));
    if (line->value("lab", Json()) != 1)
        return std::unexpected(Refusal{{}, "tcpatlas-lab speaks another version of its language", {}});
    child.m_greeting = std::move(*line);
    return child;
}

std::expected<LabChild::Json, Error> LabChild::ask(Json request, const Listener& listener)
{
    const std::int64_t id = ++m_lastId;
    request["id"] = id;
    const std::string line = request.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    if (line.size() > lineLength)
        return std::unexpected(Error::saying("the request is longer than %1 bytes", lineLength));
    if (!m_process.write(line, patienceForRequest))
        return std::unexpected(whyNothingCame(Silence::Ended));
    const Instant deadline = std::chrono::steady_clock::now() + patienceForAnswer;
    for (;;) {
        auto answer = nextLine(deadline);
        if (!answer)
            return std::unexpected(whyNothingCame(answer.error()));
        if (!answer->contains("id") || (*answer)["id"] != id) {
            listener(*answer);
            continue;
        }
        if (answer->contains("ok") && (*answer)["ok"] == true)
            return std::move(*answer);
        const std::string message = refusalOf(*answer).message;
        return std::unexpected(message.empty() ? Error::saying("tcpatlas-lab refused the request")
                                               : Error::verbatim(message));
    }
}

std::expected<LabChild::Json, LabChild::Silence> LabChild::listen(std::optional<Instant> deadline)
{
    return nextLine(deadline);
}

std::expected<LabChild::Json, LabChild::Silence> LabChild::nextLine(std::optional<Instant> deadline)
{
    for (;;) {
        if (const auto line = m_lines.next()) {
            Json json = line->tooLong ? Json() : Json::parse(line->text, nullptr, false);
            if (!json.is_object())
                return std::unexpected(Silence::Garbled);
            return json;
        }
        const auto left = !deadline
            ? std::chrono::milliseconds(-1)
            : std::max(std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now()), 0ms);
        std::array<pollfd, 2> waiting{{{m_process.output(), POLLIN, 0}, {m_stop->descriptor(), POLLIN, 0}}};
        const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
        if (ready == 0)
            return std::unexpected(Silence::TimeIsOver);
        if (ready > 0 && waiting[1].revents != 0)
            return std::unexpected(Silence::Stopped);
        if (ready > 0 && !read())
            return std::unexpected(Silence::Ended);
    }
}

bool LabChild::read()
{
    std::array<char, 16'384> part{};
    const ssize_t length = ::read(m_process.output(), part.data(), part.size());
    if (length > 0)
        m_lines.add({part.data(), static_cast<std::size_t>(length)});
    return length > 0 || (length < 0 && (errno == EAGAIN || errno == EINTR));
}

Error LabChild::whyNothingCame(Silence silence)
{
    if (m_stop->isSet())
        return Error::saying("interrupted");
    if (silence == Silence::TimeIsOver)
        return Error::saying("tcpatlas-lab does not answer");
    if (silence == Silence::Garbled)
        return Error::saying("tcpatlas-lab said what is no JSON object of at most %1 bytes", lineLength);
    // What it said last on its standard error, if anything.
    std::array<char, 1024> part{};
    const ssize_t length = ::read(m_process.messages(), part.data(), part.size());
    std::string_view words(part.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    words = words.substr(0, words.find('\n'));
    return words.empty() ? Error::saying("tcpatlas-lab has ended") : Error::verbatim(visible(words));
}

} // namespace atlas::cli
