// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/style.h"

namespace atlas::cli {
namespace {

/// The parameters of ECMA-48's SGR.
std::string_view parameters(Style style)
{
    switch (style) {
    case Style::Plain:
        break;
    case Style::Strong:
        return "1";
    case Style::Opening:
        return "34";
    case Style::Connected:
        return "32";
    case Style::ThisSideClosedFirst:
        return "33";
    case Style::OtherSideClosedFirst:
        return "35";
    }
    return "";
}

} // namespace

Style styleOf(Phase phase)
{
    switch (phase) {
    case Phase::NoConnection:
        break;
    case Phase::Opening:
        return Style::Opening;
    case Phase::Connected:
        return Style::Connected;
    case Phase::ThisSideClosedFirst:
        return Style::ThisSideClosedFirst;
    case Phase::OtherSideClosedFirst:
        return Style::OtherSideClosedFirst;
    }
    return Style::Plain;
}

std::string styled(std::string_view text, Style style, bool colours)
{
    if (!colours || style == Style::Plain)
        return std::string(text);
    std::string result("\x1b[");
    result.append(parameters(style)).append(1, 'm').append(text);
    return result.append("\x1b[0m");
}

} // namespace atlas::cli
