// SPDX-License-Identifier: GPL-3.0-or-later
//
// What listing the sockets costs above the kernel's own work. The floor is the same two requests,
// received into the same kind of buffer and thrown away; the list is everything that SocketLister does
// with them. Both are measured in turns, so that what else the computer does hits both, and the
// medians are compared. The first list has no earlier one to learn the size from.
#include "bench/receive_floor.h"
#include "bench/timing.h"
#include "collect/socket_lister.h"
#include "support/socket_load.h"

#include <cstdio>
#include <stdexcept>
#include <vector>

namespace {

using atlas::collect::SocketLister;
using atlas::test::median;
using atlas::test::milliseconds;

constexpr double targetRatio = 1.3;

bool measure(std::size_t sockets)
{
    const atlas::test::SocketLoad load(sockets);
    atlas::test::ReceiveFloor receiver;
    SocketLister lister;
    std::size_t listed = 0;
    const auto list = [&](SocketLister& by) {
        return milliseconds([&] { // which includes giving the memory back
            const auto snapshot = by.list();
            if (!snapshot || !snapshot->complete() || snapshot->source != atlas::Source::SockDiag)
                throw std::runtime_error("the list is not complete");
            listed = snapshot->sockets.size();
        });
    };

    std::size_t bytes = receiver.receive();
    std::vector<double> floors;
    std::vector<double> firsts;
    std::vector<double> lists;
    const int rounds = sockets >= 100'000 ? 15 : 41;
    for (int round = 0; round < rounds; ++round) {
        floors.push_back(milliseconds([&] { bytes = receiver.receive(); }));
        SocketLister fresh;
        firsts.push_back(list(fresh));
        lists.push_back(list(lister));
    }
    const double floor = median(floors);
    std::printf("%9zu  %-34s %9.2f ms   1.00  (%.1f MB)\n", listed, "receive only", floor,
                static_cast<double>(bytes) / 1e6);
    const bool later = atlas::test::printRatio(listed, "list without owners", median(lists), floor, targetRatio);
    const bool first =
        atlas::test::printRatio(listed, "the same, first of its source", median(firsts), floor, targetRatio);
    return first && later;
}

} // namespace

int main(int argc, char** argv)
{
    return atlas::test::measureLoads(argc, argv, measure);
}
