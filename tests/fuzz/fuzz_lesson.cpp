// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a lesson file: what is read as a lesson is the same lesson when it is written and read again.
#include "formats/lab/lesson.h"
#include "fuzz/target.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    const auto lesson = lab::parseLesson({reinterpret_cast<const char*>(data), size});
    if (!lesson) {
        REQUIRE(!lesson.error().message().empty());
        return 0;
    }
    const std::string text = lab::toText(*lesson);
    if (text.size() > lab::largestLesson)
        return 0; // other white space can make it longer than a file may be
    const auto again = lab::parseLesson(text);
    REQUIRE(again && *again == *lesson);
    return 0;
}
