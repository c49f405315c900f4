// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as /etc/services: every name that comes out is a word of it.
#include "decode/services_text.h"
#include "fuzz/target.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto& [port, name] : atlas::decode::parseServices(text)) {
        REQUIRE(!name.empty());
        REQUIRE(name.find_first_of(" \t\n#") == std::string::npos);
        REQUIRE(text.find(name) != std::string_view::npos);
    }
    return 0;
}
