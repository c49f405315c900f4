// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace atlas::test {

[[nodiscard]] double median(std::vector<double> values);

/// How long `work` takes by the wall clock.
template <typename Work> double milliseconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Prints one line of the table: the cost, its ratio to `against`, and whether that reaches `target`. Returns that.
bool printRatio(std::size_t sockets, const char* what, double cost, double against, double target);

/// The main function of a measurement that needs sockets: calls `measure` with each count of the command line, or with
/// the usual ones. Exit status 1 where a target is missed or the measurement fails.
int measureLoads(int argc, char** argv, const std::function<bool(std::size_t sockets)>& measure,
                 const std::vector<std::size_t>& usual = {100, 10'000, 100'000});

} // namespace atlas::test
