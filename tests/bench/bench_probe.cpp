// SPDX-License-Identifier: GPL-3.0-or-later
//
// What watching every transition costs the watched processes. The workload: one process opens, accepts and resets
// loopback connections as fast as it can, six transitions each. It runs in turns untraced, with our probe (and
// ProbeSource decoding what it says), and with a bpftrace one-liner that prints each transition, so that what else the
// computer does hits all three; the best run of each is compared, since others can only slow a run down. Nothing may be
// lost: every transition of the workload is counted at the end of the pipe. What one transition costs in the kernel is
// measured by the kernel itself, in a run of its own, since that measuring costs too.
#include "collect/probe_source.h"
#include "support/connection_burst.h"

#include <bpf/bpf.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono_literals;
using atlas::collect::ChildProcess;
using atlas::collect::ProbeSource;

constexpr std::size_t connections = 50'000;
constexpr std::size_t transitions = 6 * connections;
constexpr std::uint32_t address = (127U << 24U) + (66U << 16U) + 1; // 127.66.0.1
constexpr int rounds = 3;
constexpr double leastOfUntraced = 0.6;
constexpr double leastOfBpftrace = 4.0;

double burstRate()
{
    const auto took = atlas::test::burst(connections, address);
    if (!took)
        throw std::runtime_error(took.error());
    return static_cast<double>(connections) / took->count();
}

/// Our probe, with everything it says decoded and counted.
class Probe {
public:
    explicit Probe(const char* path)
        : m_source({std::string(path)}, {.greeted = [this](const auto& hello) { greet(hello); }, .owners = {}})
    {
        const auto started = m_source.start({.sink = [this](std::vector<atlas::Event>&& events) { count(events); },
                                             .begun = {},
                                             .ended = [this](const atlas::Error& error) { end(error); }});
        if (!started)
            throw std::runtime_error(started.error().message());
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ready || m_end; });
        if (m_end)
            throw std::runtime_error(*m_end);
    }

    /// Waits until `wanted` transitions of the workload were counted or some were lost; returns how many there were.
    std::size_t awaitTransitions(std::size_t wanted)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 5s, [&] { return m_seen >= wanted || m_lost > 0 || m_end; });
        return std::exchange(m_seen, 0);
    }

private:
    void greet(const atlas::decode::ProbeHello& /*hello*/)
    {
        const std::scoped_lock lock(m_mutex);
        m_ready = true;
        m_changed.notify_all();
    }
    void end(const atlas::Error& error)
    {
        const std::scoped_lock lock(m_mutex);
        m_end = error.message();
        m_changed.notify_all();
    }
    void count(const std::vector<atlas::Event>& events)
    {
        static constexpr auto workload = atlas::Address::v4(127, 66, 0, 1);
        std::size_t seen = 0;
        std::uint64_t lost = 0;
        for (const atlas::Event& event : events) {
            if (const auto* step = std::get_if<atlas::StateChanged>(&event.what)) {
                const bool ofListener = step->kernelFrom == 10 && step->kernelTo == 7;
                const bool toListen = step->kernelTo == 10;
                const bool ours = step->local.address == workload || step->remote.address == workload;
                seen += ours && !ofListener && !toListen ? 1 : 0;
            } else if (const auto* loss = std::get_if<atlas::EventsLost>(&event.what)) {
                lost += loss->count;
            }
        }
        const std::scoped_lock lock(m_mutex);
        m_seen += seen;
        m_lost += lost;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ready = false;
    std::optional<std::string> m_end;
    std::size_t m_seen = 0;
    std::uint64_t m_lost = 0;
    ProbeSource m_source; // last: its thread uses the others
};

/// bpftrace, printing a line a transition, which are read and thrown away. It needs tracefs, which is mounted for it
/// alone where the computer has it not.
class Bpftrace {
public:
    Bpftrace() : m_child(startProgram()), m_reader([this] { readLines(); })
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 30s, [this] { return m_ready || m_ended; });
    }
    ~Bpftrace()
    {
        m_stopping = true;
        m_reader.join();
    }
    Bpftrace(const Bpftrace&) = delete;
    Bpftrace& operator=(const Bpftrace&) = delete;

    [[nodiscard]] bool works()
    {
        const std::scoped_lock lock(m_mutex);
        return m_ready && !m_ended;
    }

private:
    static ChildProcess startProgram()
    {
        auto child = ChildProcess::start(
            {"unshare", "--mount", "sh", "-c",
             "test -e /sys/kernel/tracing/events || mount -t tracefs none /sys/kernel/tracing; exec bpftrace -B line "
             "-e "
             "'BEGIN { printf(\"ready\\n\"); } tracepoint:sock:inet_sock_set_state { "
             "printf(\"%llu %d %d %d\\n\", nsecs, args->sport, args->oldstate, args->newstate); }'"});
        if (!child)
            throw std::runtime_error(child.error().message());
        return *std::move(child);
    }
    void readLines()
    {
        std::array<char, 65536> bytes;
        std::string beginning;
        while (!m_stopping) {
            pollfd output{m_child.output(), POLLIN, 0};
            if (::poll(&output, 1, 20) == 0)
                continue;
            const ssize_t got = ::read(m_child.output(), bytes.data(), bytes.size());
            const std::scoped_lock lock(m_mutex);
            if (got > 0 && !m_ready)
                beginning.append(bytes.data(), static_cast<std::size_t>(got));
            m_ready = m_ready || beginning.contains("ready\n");
            m_ended = got <= 0;
            m_changed.notify_all();
            if (m_ended)
                return;
        }
    }

    ChildProcess m_child;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<bool> m_stopping = false;
    bool m_ready = false;
    bool m_ended = false;
    std::thread m_reader; ///< last: it uses the others
};

/// What the kernel measured of the program `state_changed`, of whichever probe runs: nanoseconds a run.
std::optional<double> kernelCost()
{
    std::uint64_t time = 0;
    std::uint64_t runs = 0;
    for (std::uint32_t id = 0; ::bpf_prog_get_next_id(id, &id) == 0;) {
        const atlas::collect::UniqueFd program(::bpf_prog_get_fd_by_id(id));
        bpf_prog_info info{};
        std::uint32_t size = sizeof info;
        if (program && ::bpf_obj_get_info_by_fd(program.get(), &info, &size) == 0 &&
            std::string_view(info.name) == "state_changed") {
            time += info.run_time_ns;
            runs += info.run_cnt;
        }
    }
    if (runs == 0)
        return std::nullopt;
    return static_cast<double>(time) / static_cast<double>(runs);
}

struct Rates {
    double untraced = 0;
    double probe = 0;
    double bpftrace = 0; ///< 0: not measured
    std::size_t missing = 0; ///< transitions that did not come out of the probe
};

Rates measure(const char* probePath)
{
    Rates best;
    bool haveBpftrace = true;
    for (int round = 0; round < rounds; ++round) {
        best.untraced = std::max(best.untraced, burstRate());
        {
            Probe probe(probePath);
            best.probe = std::max(best.probe, burstRate());
            const std::size_t seen = probe.awaitTransitions(transitions);
            best.missing += seen > transitions ? 0 : transitions - seen;
        }
        if (haveBpftrace) {
            Bpftrace bpftrace;
            haveBpftrace = bpftrace.works();
            if (haveBpftrace)
                best.bpftrace = std::max(best.bpftrace, burstRate());
        }
    }
    return best;
}

void printKernelCost(const char* probePath)
{
    const atlas::collect::UniqueFd measuring(::bpf_enable_stats(BPF_STATS_RUN_TIME));
    if (!measuring) {
        std::printf("cost in the kernel: not measured (%s)\n", std::strerror(errno));
        return;
    }
    Probe probe(probePath);
    burstRate();
    if (const auto cost = kernelCost())
        std::printf("cost in the kernel: %.0f ns a transition (the kernel's measuring included)\n", *cost);
}

bool row(const char* what, double rate, double base, const char* target, bool met)
{
    std::printf("%-34s %9.0f /s %6.2f  %-22s %s\n", what, rate, rate / base, target, met ? "" : "MISSED");
    return met;
}

} // namespace

int main(int argc, char** argv)
try {
    const std::string path = argc > 1 ? argv[1] : std::string(TCPATLAS_PROBE_PATH);
    if (::geteuid() != 0) {
        std::printf("skipped: watching every transition needs root\n");
        return 0;
    }
    const Rates rates = measure(path.c_str());
    std::printf("%zu connections opened, accepted and reset by one process; best of %d\n", connections, rounds);
    row("untraced", rates.untraced, rates.untraced, "", true);
    bool met = row("tcpatlas-probe, decoded", rates.probe, rates.untraced, ">= 0.6 of untraced",
                   rates.probe >= leastOfUntraced * rates.untraced);
    if (rates.bpftrace > 0) {
        row("bpftrace one-liner", rates.bpftrace, rates.untraced, "", true);
        const double ratio = rates.probe / rates.bpftrace;
        const bool fastEnough = ratio >= leastOfBpftrace;
        std::printf("%-34s %12s %6.2f  %-22s %s\n", "tcpatlas-probe / bpftrace", "", ratio, ">= 4",
                    fastEnough ? "" : "MISSED");
        met = met && fastEnough;
    } else {
        std::printf("bpftrace: not measured, it is not installed or does not run here\n");
    }
    std::printf("%-34s %12zu         %-22s %s\n", "transitions that did not come out", rates.missing, "0",
                rates.missing == 0 ? "" : "MISSED");
    printKernelCost(path.c_str());
    return met && rates.missing == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const std::exception& error) {
    std::printf("cannot measure: %s\n", error.what());
    return EXIT_FAILURE;
}
