// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold/hold_session.h"

#include "collect/system_error.h"
#include "collect/write_all.h"
#include "formats/lab/line.h"
#include "lab/hold/hold_desk.h"

#include <poll.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace atlas::lab {
namespace {

HoldDesk::Json greeting()
{
    utsname system{};
    ::uname(&system);
    return {{"lab", protocolVersion}, {"mode", "hold"}, {"kernel", system.release}};
}

HoldDesk::Json answerTo(HoldDesk& desk, const LineBuffer::Line& line)
{
    if (!line.tooLong)
        return desk.answer(line.text);
    const std::string message = "a line is at most " + std::to_string(longestLine) + " bytes long";
    return {{"id", nullptr}, {"ok", false}, {"error", {{"message", message}, {"column", longestLine + 1}}}};
}

/// False if nobody reads it.
bool writeLine(int output, const HoldDesk::Json& object)
{
    return collect::writeAll(output, lineOf(object) + '\n') == 0;
}

/// False when it is time to end.
bool answerLines(HoldDesk& desk, LineBuffer& lines, int input, int output)
{
    std::array<char, 4096> part{};
    const ssize_t length = ::read(input, part.data(), part.size());
    if (length < 0)
        return errno == EINTR || errno == EAGAIN;
    lines.add({part.data(), static_cast<std::size_t>(length)});
    while (const auto line = lines.next())
        if (!writeLine(output, answerTo(desk, *line)))
            return false;
    return length > 0;
}

} // namespace

std::expected<void, Error> serveHolding(int input, int output)
{
    HoldDesk desk;
    LineBuffer lines(longestLine);
    bool goesOn = writeLine(output, greeting());
    while (goesOn) {
        const auto pause = desk.untilOnePasses();
        // No events are asked for on the output: POLLERR comes unasked when its reader has gone.
        std::array<pollfd, 2> waiting{{{input, POLLIN, 0}, {output, 0, 0}}};
        const int ready = ::poll(waiting.data(), waiting.size(), pause ? static_cast<int>(pause->count()) : -1);
        if (ready < 0 && errno != EINTR)
            return std::unexpected(collect::toError(Error::saying("waiting for requests"), collect::lastError()));
        if (ready > 0 && waiting[1].revents != 0)
            break;
        if (ready > 0)
            goesOn = answerLines(desk, lines, input, output);
        else if (const auto news = desk.newsOfPassing())
            goesOn = writeLine(output, *news);
    }
    return {};
}

} // namespace atlas::lab
