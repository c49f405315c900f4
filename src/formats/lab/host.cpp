// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/host.h"

namespace atlas::lab {

std::string_view name(Host host)
{
    return host == Host::A ? "a" : "b";
}

std::string_view letter(Host host)
{
    return host == Host::A ? "A" : "B";
}

std::optional<Host> parseHost(std::string_view text)
{
    if (text == "a" || text == "b")
        return text == "a" ? Host::A : Host::B;
    return std::nullopt;
}

} // namespace atlas::lab
