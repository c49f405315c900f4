// SPDX-License-Identifier: GPL-3.0-or-later
//
// What owners cost: a first snapshot with owners against the whole run of `ss -Htanp`, which answers the
// same question, and a later one with nothing new to find against the kernel's own work for the bare
// list. All three are measured in turns, so that what else the computer does hits all, and the medians
// are compared.
#include "bench/receive_floor.h"
#include "bench/run_quietly.h"
#include "bench/timing.h"
#include "collect/system_source.h"
#include "support/socket_load.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace {

using atlas::collect::SystemSource;
using atlas::test::median;
using atlas::test::milliseconds;

constexpr double firstAgainstSs = 0.15;
constexpr double laterAgainstFloor = 1.5;

atlas::Snapshot capture(SystemSource& source)
{
    auto snapshot = source.capture();
    if (!snapshot || !snapshot->complete())
        throw std::runtime_error("the snapshot is not complete");
    return std::move(*snapshot);
}

std::size_t owned(const atlas::Snapshot& snapshot)
{
    const auto hasOwner = [](const atlas::SocketRecord& record) { return !record.owners.empty(); };
    return static_cast<std::size_t>(std::ranges::count_if(snapshot.sockets, hasOwner));
}

bool measure(std::size_t sockets)
{
    const atlas::test::SocketLoad load(sockets);
    atlas::test::ReceiveFloor receiver;
    SystemSource known;
    const std::size_t listed = owned(capture(known));
    if (listed < sockets)
        throw std::runtime_error("sockets without owners");

    std::vector<double> floors;
    std::vector<double> references;
    std::vector<double> firsts;
    std::vector<double> laters;
    receiver.receive();
    const int rounds = sockets >= 100'000 ? 5 : 21;
    for (int round = 0; round < rounds; ++round) {
        references.push_back(milliseconds([] { atlas::test::runQuietly({"ss", "-Htanp"}); }));
        SystemSource fresh;
        atlas::Snapshot first;
        firsts.push_back(milliseconds([&] { first = capture(fresh); }));
        atlas::Snapshot kept;
        for (int i = 0; i < 3; ++i) {
            floors.push_back(milliseconds([&] { receiver.receive(); }));
            atlas::Snapshot snapshot;
            const double cost = milliseconds([&] { snapshot = capture(known); });
            // A scan of all processes has its own share of the time, and is no part of a snapshot with nothing new.
            if (!known.lastPoll().fullScan)
                laters.push_back(cost);
            kept = std::move(snapshot);
        }
    }
    const double floor = median(floors);
    const double reference = median(references);
    std::printf("%9zu  %-34s %9.2f ms\n", listed, "receive only", floor);
    std::printf("%9zu  %-34s %9.2f ms\n", listed, "ss -Htanp", reference);
    const bool first =
        atlas::test::printRatio(listed, "first with owners, against ss", median(firsts), reference, firstAgainstSs);
    const bool later = atlas::test::printRatio(listed, "later, nothing new, against receive", median(laters), floor,
                                               laterAgainstFloor);
    return first && later;
}

} // namespace

int main(int argc, char** argv)
{
    return atlas::test::measureLoads(argc, argv, measure);
}
