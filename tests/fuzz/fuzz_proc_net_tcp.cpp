// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as /proc/net/tcp and as /proc/net/tcp6.
#include "decode/proc_net_tcp.h"
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    for (const Family family : {Family::IPv4, Family::IPv6}) {
        for (const std::uint32_t ticks : {0U, 100U, 1024U}) {
            std::vector<SocketRecord> records;
            const auto problems = decode::decodeProcNetTcp(text, family, records, ticks);
            REQUIRE(records.size() + problems.size() <= lines);
            for (const auto& problem : problems)
                REQUIRE(problem.line >= 1 && problem.line <= lines && !describe(problem.fault).message().empty());
            for (const SocketRecord& record : records) {
                REQUIRE(record.family() == family && record.remote.address.family == family);
                REQUIRE(!record.cookie && !record.tcpInfo);
                REQUIRE(record.state == stateFromKernel(record.kernelState));
                REQUIRE(!record.inode || number(*record.inode) != 0);
            }
        }
    }
    return 0;
}
