// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>

namespace atlas::cli {
namespace {

std::optional<std::size_t> positiveNumber(const std::optional<std::string>& text)
{
    std::size_t value = 0;
    if (!text)
        return std::nullopt;
    const char* const end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, value);
    return error == std::errc{} && stopped == end && value > 0 ? std::optional(value) : std::nullopt;
}

} // namespace

Terminal terminalAt(int descriptor, const std::function<std::optional<std::string>(const std::string&)>& environment)
{
    Terminal terminal;
    if (isatty(descriptor) == 0)
        return terminal;
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        terminal.columns = size.ws_col;
    else
        terminal.columns = positiveNumber(environment("COLUMNS")).value_or(80);
    terminal.colours = environment("NO_COLOR").value_or("").empty() && environment("TERM").value_or("dumb") != "dumb";
    return terminal;
}

} // namespace atlas::cli
