// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as /proc/net/sockstat. A line that names the protocol can add at most two 32-bit numbers a word.
#include "decode/sockstat.h"
#include "fuzz/target.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    REQUIRE(atlas::decode::tcpSocketsInUse(text) <= size * std::uint64_t{UINT32_MAX});
    return 0;
}
