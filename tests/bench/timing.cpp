// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/timing.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

namespace atlas::test {

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

bool printRatio(std::size_t sockets, const char* what, double cost, double against, double target)
{
    const double ratio = cost / against;
    const bool held = ratio <= target;
    std::printf("%9zu  %-34s %9.2f ms  %5.2f  <= %.2f  %s\n", sockets, what, cost, ratio, target,
                held ? "ok" : "MISSED");
    return held;
}

int measureLoads(int argc, char** argv, const std::function<bool(std::size_t sockets)>& measure,
                 const std::vector<std::size_t>& usual)
try {
    std::vector<std::size_t> loads;
    for (int i = 1; i < argc; ++i)
        loads.push_back(std::stoul(argv[i]));
    if (loads.empty())
        loads = usual;
    std::printf("  sockets  what                                    median  ratio  target\n");
    bool allHeld = true;
    for (const std::size_t sockets : loads) {
        allHeld &= measure(sockets);
        std::fflush(stdout);
    }
    return allHeld ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
    return EXIT_FAILURE;
}

} // namespace atlas::test
