// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as the kernel's answer to a request for a network device: yes, an errno, or no answer at all.
#include "decode/netlink_answer.h"
#include "fuzz/target.h"

#include <cstdint>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto answer = atlas::decode::parseAcknowledgement(std::as_bytes(std::span(data, size)));
    if (answer)
        REQUIRE(*answer >= 0 && *answer <= 4095);
    else
        REQUIRE(!answer.error().message().empty());
    return 0;
}
