// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a request of the laboratory: what is read as an action says the same when it is written and read again.
#include "fuzz/require.h"
#include "lab/action.h"

#include <nlohmann/json.hpp>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    const auto json = nlohmann::json::parse(data, data + size, nullptr, false);
    if (json.is_discarded())
        return 0;
    const auto action = lab::parseAction(json);
    if (!action) {
        REQUIRE(!action.error().message.empty());
        return 0;
    }
    const auto again = lab::parseAction(lab::toJson(*action));
    REQUIRE(again && *again == *action);
    return 0;
}
