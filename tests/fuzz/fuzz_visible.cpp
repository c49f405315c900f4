// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a name: what is shown is UTF-8 on one line, and says exactly which bytes they were.
#include "core/base/visible.h"
#include "fuzz/target.h"
#include "support/unescape.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string shown = atlas::visible(bytes);
    REQUIRE(atlas::test::unescape(shown) == bytes);
    REQUIRE(atlas::test::isUtf8(shown));
    REQUIRE(std::ranges::none_of(shown, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }));
    return 0;
}
