// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold/hold_session.h"

#include "collect/system_error.h"
#include "collect/write_all.h"
#include "formats/lab/greeting.h"
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

Greeting greeting()
{
    utsname system{};
    ::uname(&system);
    return {Mode::Hold, system.release, {}};
}

/// False if the reader has gone.
bool writeLine(int output, const std::string& line)
{
    return collect::writeAll(output, line + '\n') == 0;
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
        if (!writeLine(output, lineOf(line->tooLong ? answerToTooLong() : desk.answer(line->text))))
            return false;
    return length > 0;
}

} // namespace

std::expected<void, Error> serveHolding(int input, int output)
{
    HoldDesk desk;
    LineBuffer lines(longestLine);
    bool goesOn = writeLine(output, lineOf(greeting()));
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
        else if (const auto report = desk.reportPassing())
            goesOn = writeLine(output, lineOf(*report));
    }
    return {};
}

} // namespace atlas::lab
