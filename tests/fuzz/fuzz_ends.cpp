// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as an address, a subnet or an end, as people type them: what is understood is written in its one form,
// which means the same.
#include "core/socket/address.h"
#include "fuzz/target.h"

#include <cstdint>
#include <string_view>

using namespace atlas;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto address = Address::parse(text)) {
        REQUIRE(Address::parse(address->toString()) == address);
        const auto whole = Subnet::parse(text);
        REQUIRE(whole && whole->contains(*address));
    }
    if (const auto end = Endpoint::parse(text))
        REQUIRE(Endpoint::parse(end->toString()) == end);
    if (const auto subnet = Subnet::parse(text)) {
        REQUIRE(subnet->prefixLength <= (subnet->network.family == Family::IPv4 ? 32 : 128));
        REQUIRE(subnet->contains(subnet->network));
    }
    return 0;
}
