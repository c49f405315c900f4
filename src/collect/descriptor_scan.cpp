// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/descriptor_scan.h"

#include "core/base/start_thread.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace atlas::collect {

Scan scanDescriptors(const ProcDirectory& proc, std::span<const Pid> pids, std::chrono::nanoseconds patience)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t mostThreads = 4;
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());

    Scan scan{std::vector<Descriptors>(pids.size())};
    std::atomic<std::size_t> next = 0;
    const auto readOne = [&] {
        const std::size_t i = next++;
        if (i >= pids.size())
            return false;
        scan.processes[i] = proc.readDescriptors(pids[i]);
        return true;
    };

    std::vector<std::jthread> helpers; // joined when it goes out of scope, before the results are used
    const auto start = Clock::now();
    while (readOne()) {
        if (!helpers.empty() || Clock::now() - start < patience)
            continue;
        const std::size_t left = pids.size() - std::min(next.load(), pids.size());
        scan.threads = std::min({mostThreads, processors, left + 1});
        while (helpers.size() + 1 < scan.threads) {
            auto helper = startThread([&] {
                while (readOne()) { }
            });
            if (!helper) // it goes on with those that there are
                scan.threads = helpers.size() + 1;
            else
                helpers.push_back(*std::move(helper));
        }
    }
    helpers.clear();
    // Where our own limit of descriptors was too small for several threads at once, it may be enough for one.
    if (scan.threads > 1)
        for (std::size_t i = 0; i < pids.size(); ++i)
            if (scan.processes[i].reading == Reading::Failed)
                scan.processes[i] = proc.readDescriptors(pids[i]);
    return scan;
}

} // namespace atlas::collect
