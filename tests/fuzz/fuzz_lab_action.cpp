// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a request of the laboratory: what is read as an action says the same when it is written and read again.
#include "formats/lab/action.h"
#include "formats/lab/json_text.h"
#include "fuzz/target.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    const auto json = lab::parseJson({reinterpret_cast<const char*>(data), size});
    if (!json) {
        REQUIRE(!json.error().message.empty() && json.error().byte <= size + 1);
        return 0;
    }
    const auto action = lab::parseAction(*json);
    if (!action) {
        REQUIRE(!action.error().message().empty());
        return 0;
    }
    const auto again = lab::parseAction(lab::toJson(*action));
    REQUIRE(again && *again == *action);
    return 0;
}
