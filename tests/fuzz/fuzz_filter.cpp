// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a filter. A good one can be asked of any socket, and its opposite says the opposite; a
// bad one is explained by a sentence of one line with a column inside the filter.
#include "core/filter/filter.h"
#include "fuzz/target.h"
#include "support/snapshot_text.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

const atlas::Snapshot& sockets()
{
    static const atlas::Snapshot snapshot = atlas::test::snapshotFromText(
        "LISTEN 0.0.0.0:22 - cookie=1 uid=0 pid=7 name=sshd\n"
        "ESTABLISHED 10.0.0.5:2201 10.0.0.50:443 cookie=2 uid=1000 pid=812 name=firefox rtt=60ms age=10m retrans=1\n"
        "TIME-WAIT [::1]:2204 [fe80::cafe]:443 cookie=3 timer=time-wait/50s missing=time-wait\n"
        "SYN-SENT [::ffff:10.0.0.5]:9 [::ffff:10.0.0.6]:80 cookie=4 timer=retransmit/1s/4 sendq=1\n");
    return snapshot;
}

void checkError(const atlas::FilterError& error, std::string_view text)
{
    REQUIRE(error.column <= text.size());
    REQUIRE(!atlas::english(error.expected).empty());
    REQUIRE(error.message().find('\n') == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto filter = atlas::Filter::parse(text);
    if (!filter) {
        checkError(filter.error(), text);
        return 0;
    }
    const auto opposite = atlas::Filter::parse("-(" + std::string(text) + ')');
    for (const atlas::SocketRecord& record : sockets().sockets) {
        const atlas::FilterContext context{*sockets().names, sockets().time};
        const bool kept = filter->matches(record, context);
        REQUIRE(kept || !filter->matchesAll());
        if (opposite) // Not for an empty filter, and for one that is nested to the limit.
            REQUIRE(opposite->matches(record, context) != kept);
    }
    return 0;
}
