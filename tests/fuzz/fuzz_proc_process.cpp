// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as the files of a process directory: whatever comes out lies within what went in.
#include "decode/proc_process.h"
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

using namespace atlas;

namespace {

bool isWithin(std::string_view part, std::string_view whole)
{
    return std::less_equal<>()(whole.data(), part.data()) &&
        std::less_equal<>()(part.data() + part.size(), whole.data() + whole.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);

    if (const auto stat = decode::parseStat(text)) {
        REQUIRE(number(stat->pid) > 0);
        REQUIRE(isWithin(stat->name, text));
    }
    REQUIRE(isWithin(decode::parseComm(text), text));

    const std::string line = decode::parseCommandLine(text);
    REQUIRE(line.size() <= size);
    REQUIRE(line.find('\0') == std::string::npos);

    if (const auto inode = decode::parseSocketLink(text))
        REQUIRE("socket:[" + std::to_string(number(*inode)) + "]" == text);

    REQUIRE(decode::parseRegisteredFiles(text).sockets.size() <= size);
    static_cast<void>(decode::parseDescriptorsInFlight(text));

    const auto children = decode::parseChildren(text);
    REQUIRE(children.size() <= (size + 1) / 2); // each takes a digit, and a space between
    for (const Pid child : children)
        REQUIRE(number(child) > 0);

    const auto group = decode::parseControlGroup(text);
    if (group.unit)
        REQUIRE(isWithin(*group.unit, text) && !group.unit->empty() && group.unit->find('/') == std::string_view::npos);
    if (group.container)
        REQUIRE(isWithin(*group.container, text) && !group.container->empty() &&
                group.container->find('/') == std::string_view::npos);
    return 0;
}
