// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold_session.h"

#include "collect/system_error.h"
#include "lab/hold_desk.h"
#include "lab/line_buffer.h"

#include <poll.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <string_view>

namespace atlas::lab {
namespace {

constexpr std::size_t lineLength = 65'536;

/// False when nobody reads any more.
std::expected<bool, Error> writeLine(int output, const HoldDesk::Json& json)
{
    const std::string text = json.dump() + '\n';
    for (std::string_view rest = text; !rest.empty();) {
        const ssize_t written = ::write(output, rest.data(), rest.size());
        if (written >= 0)
            rest.remove_prefix(static_cast<std::size_t>(written));
        else if (errno == EPIPE)
            return false;
        else if (errno != EINTR)
            return std::unexpected(collect::toError("writing an answer", collect::lastError()));
    }
    return true;
}

HoldDesk::Json greeting()
{
    utsname system{};
    ::uname(&system);
    return {{"lab", 1}, {"mode", "hold"}, {"kernel", system.release}};
}

HoldDesk::Json answerTo(HoldDesk& desk, const LineBuffer::Line& line)
{
    if (!line.tooLong)
        return desk.answer(line.text);
    return {{"id", nullptr},
            {"ok", false},
            {"error", {{"message", "a line is at most " + std::to_string(lineLength) + " bytes long"}}}};
}

/// Answers every complete line. False when it is time to end.
std::expected<bool, Error> answerLines(HoldDesk& desk, LineBuffer& lines, int input, int output)
{
    std::array<char, 4096> part{};
    const ssize_t length = ::read(input, part.data(), part.size());
    if (length < 0 && errno != EINTR && errno != EAGAIN)
        return std::unexpected(collect::toError("reading requests", collect::lastError()));
    if (length == 0)
        return false;
    if (length > 0)
        lines.add({part.data(), static_cast<std::size_t>(length)});
    while (const auto line = lines.next())
        if (const auto written = writeLine(output, answerTo(desk, *line)); !written || !*written)
            return written;
    return true;
}

} // namespace

std::expected<void, Error> serveHolding(int input, int output)
{
    HoldDesk desk;
    LineBuffer lines(lineLength);
    auto goesOn = writeLine(output, greeting());
    while (goesOn && *goesOn) {
        const auto pause = desk.untilOnePasses();
        // No events are asked for on the output: POLLERR comes unasked when its reader has gone.
        std::array<pollfd, 2> waiting{{{input, POLLIN, 0}, {output, 0, 0}}};
        const int ready = ::poll(waiting.data(), waiting.size(), pause ? static_cast<int>(pause->count()) : -1);
        if (ready < 0 && errno != EINTR)
            return std::unexpected(collect::toError("waiting for requests", collect::lastError()));
        if (ready > 0 && waiting[1].revents != 0)
            break;
        if (ready > 0)
            goesOn = answerLines(desk, lines, input, output);
        else if (const auto news = desk.newsOfPassing())
            goesOn = writeLine(output, *news);
    }
    return goesOn ? std::expected<void, Error>() : std::unexpected(goesOn.error());
}

} // namespace atlas::lab
