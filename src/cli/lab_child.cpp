// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lab_child.h"

#include "core/base/visible.h"

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

constexpr auto patienceForGreeting = 10s;
constexpr auto patienceForAnswer = lab::longestWait + 20s; // a step may await something for so long
constexpr auto patienceForRequest = 5s;

} // namespace

LabChild::LabChild(collect::ChildProcess process, const StopSignal& stop)
    : m_process(std::move(process)), m_stop(&stop), m_lines(lab::longestLine)
{
}

std::expected<LabChild, LabChild::Absence> LabChild::start(const std::filesystem::path& program, lab::Mode mode,
                                                           const StopSignal& stop)
{
    std::vector<std::string> command{program.string()};
    if (mode != lab::Mode::Hosts)
        command.emplace_back(name(mode));
    auto process = collect::ChildProcess::start(command);
    if (!process)
        return std::unexpected(Absence{process.error().message(), {}});
    LabChild child(std::move(*process), stop);
    auto line = child.nextLine(std::chrono::steady_clock::now() + patienceForGreeting);
    auto first = line ? child.understood(lab::parseFirstLine(*line)) : std::unexpected(line.error());
    if (!first)
        return std::unexpected(Absence{child.whyNothingCame(first.error()).message(), {}});
    if (const auto* const refusal = std::get_if<lab::Refusal>(&*first))
        return std::unexpected(Absence{visible(refusal->error.message()), visible(refusal->remedy.message()), true});
    child.m_greeting = std::get<lab::Greeting>(*std::move(first));
    return child;
}

std::expected<lab::Report, Error> LabChild::ask(const lab::Request& request, const Listener& listener)
{
    const lab::RequestId id = ++m_lastId;
    if (!fits(request))
        return std::unexpected(Error::saying("the request is longer than %1 bytes", lab::longestLine));
    if (!m_process.write(lineOf(request, id) + '\n', patienceForRequest))
        return std::unexpected(whyNothingCame(Silence::Ended));
    const Instant deadline = std::chrono::steady_clock::now() + patienceForAnswer;
    for (;;) {
        auto report = listen(deadline);
        if (!report)
            return std::unexpected(whyNothingCame(report.error()));
        if (report->id != id)
            listener(*report);
        else if (report->ok())
            return *std::move(report);
        else
            return std::unexpected(Error::verbatim(visible(report->error->message())));
    }
}

std::expected<lab::Report, LabChild::Silence> LabChild::listen(std::optional<Instant> deadline)
{
    const auto line = nextLine(deadline);
    return line ? understood(lab::parseReport(*line)) : std::unexpected(line.error());
}

template <typename T> std::expected<T, LabChild::Silence> LabChild::understood(std::expected<T, Error> read)
{
    if (read)
        return *std::move(read);
    m_garbage = visible(read.error().message());
    return std::unexpected(Silence::Garbled);
}

std::expected<std::string, LabChild::Silence> LabChild::nextLine(std::optional<Instant> deadline)
{
    for (;;) {
        if (const auto line = m_lines.next()) {
            if (!line->tooLong)
                return line->text;
            m_garbage = "a line is longer than " + std::to_string(lab::longestLine) + " bytes";
            return std::unexpected(Silence::Garbled);
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
        return Error::saying("tcpatlas-lab said what cannot be understood: %1", m_garbage);
    // What it said last on its standard error, if anything.
    std::array<char, 1024> part{};
    const ssize_t length = ::read(m_process.messages(), part.data(), part.size());
    std::string_view words(part.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    words = words.substr(0, words.find('\n'));
    return words.empty() ? Error::saying("tcpatlas-lab has ended") : Error::verbatim(visible(words));
}

} // namespace atlas::cli
