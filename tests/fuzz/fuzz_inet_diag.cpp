// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a datagram of the kernel. Beyond not crashing, what comes out must make sense.
#include "decode/inet_diag.h"
#include "fuzz/target.h"

#include <cstdint>
#include <span>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    constexpr std::uint32_t sequence = 1; // of the corpus files
    std::vector<SocketRecord> records;
    const auto outcome = decode::decodeDiag(std::as_bytes(std::span(data, size)), sequence, records);

    REQUIRE((outcome.end == decode::DiagEnd::Failed) == (outcome.error > 0));
    REQUIRE(records.size() * 88 <= size); // each took a header and an inet_diag_msg
    for (const auto& problem : outcome.problems)
        REQUIRE(problem.offset <= size && !describe(problem.fault).message().empty());
    for (const SocketRecord& record : records) {
        REQUIRE(record.state == stateFromKernel(record.kernelState));
        REQUIRE(record.local.address.family == record.remote.address.family);
        REQUIRE(record.owners.empty() && record.ownerMissing == OwnerMissing::NotLookedUp);
        REQUIRE(!record.inode || number(*record.inode) != 0);
        REQUIRE(!record.tcpInfo || record.tcpInfo->congestionControlName().size() < 16);
        REQUIRE(record.state != State::Listen || !record.hasPeer());
    }
    return 0;
}
