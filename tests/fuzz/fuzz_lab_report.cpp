// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a line of the laboratory: what is read as a report or as a first line says the same when it is written
// and read again.
#include "formats/lab/greeting.h"
#include "formats/lab/line.h"
#include "formats/lab/report.h"
#include "fuzz/target.h"

#include <cstddef>
#include <cstdint>

namespace {

/// The line of what was read may be longer than the one that it was read from, and then too long.
template <typename T, typename Parse> void check(const std::expected<T, atlas::Error>& read, Parse parse)
{
    if (!read) {
        REQUIRE(!read.error().message().empty());
        return;
    }
    const std::string line = atlas::lab::lineOf(*read);
    if (line.size() > atlas::lab::longestLine)
        return;
    const auto again = parse(line);
    REQUIRE(again && atlas::lab::lineOf(*again) == line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    check(lab::parseReport(line), lab::parseReport);
    check(lab::parseFirstLine(line), lab::parseFirstLine);
    return 0;
}
