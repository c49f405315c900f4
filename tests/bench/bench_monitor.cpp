// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the monitor costs: at rest with 100 real sockets, while it polls, hears of deaths, follows one connection
// closely and keeps the history; and with 5,000 transitions a second, which are made up, since what the receiving
// thread pays for an update is measured here and not the kernel. All numbers are processor time.
#include "collect/destroy_events.h"
#include "collect/socket_follower.h"
#include "collect/system_source.h"
#include "model/stream/monitor.h"
#include "support/socket_load.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QTimer>

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

using namespace atlas;
using namespace std::chrono_literals;

namespace {

constexpr int rate = 5'000; ///< transitions a second
constexpr auto restTime = 20s;
constexpr auto loadTime = 5s;

double processSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void runFor(std::chrono::milliseconds time)
{
    QTimer::singleShot(time, QCoreApplication::instance(), &QCoreApplication::quit);
    QCoreApplication::exec();
}

bool row(const char* what, double value, const char* unit, double target)
{
    const bool reached = value <= target;
    std::printf("%-64s %10.3f %-6s target %8.3f  %s\n", what, value, unit, target, reached ? "ok" : "MISSED");
    std::fflush(stdout);
    return reached;
}

bool measureRest()
{
    const test::SocketLoad load(100);
    model::Monitor monitor(std::make_unique<collect::SystemSource>());
    monitor.setEventSource(std::make_unique<collect::DestroyEvents>(), model::EventSourceKind::DestroyEvents);
    monitor.setFollowSource(std::make_unique<collect::SocketFollower>());
    int updates = 0;
    bool follows = false;
    QObject::connect(&monitor, &model::Monitor::updated, &monitor, [&](const auto& update) {
        const auto& sockets = update->after->sockets;
        const auto found = std::ranges::find(sockets, State::Established, &SocketRecord::state);
        if (!follows && found != sockets.end()) {
            monitor.follow(*found);
            follows = true;
        }
    });
    QObject::connect(&monitor, &model::Monitor::historyChanged, &monitor, [&] { ++updates; });
    monitor.start();
    runFor(3s); // the first polls read every process
    const double before = processSeconds();
    updates = 0;
    runFor(restTime);
    const double share = (processSeconds() - before) / std::chrono::duration<double>(restTime).count();
    std::printf("%-64s %10d\n", "updates of the history told in 20 s at rest", updates);
    return row("100 sockets at rest, one followed: share of one core", 100 * share, "%", 1) && follows;
}

/// Connections that open and are reset, at an even pace.
class MadeUp final : public EventSource {
public:
    std::expected<void, Error> start(Listener listener) override
    {
        listener.begun();
        m_thread = std::jthread([listener = std::move(listener)](const std::stop_token& stop) { run(stop, listener); });
        return {};
    }

private:
    static void run(const std::stop_token& stop, const Listener& listener)
    {
        constexpr auto pause = 8ms; // as the probe collects
        constexpr int batch = static_cast<int>(rate * pause / 1s);
        std::uint64_t step = 0;
        for (auto next = std::chrono::steady_clock::now(); !stop.stop_requested(); next += pause) {
            std::this_thread::sleep_until(next);
            std::vector<Event> events;
            for (int i = 0; i < batch; ++i, ++step)
                events.push_back(event(step));
            listener.sink(std::move(events));
        }
    }
    static Event event(std::uint64_t step)
    {
        static constexpr std::array<std::array<std::uint8_t, 2>, 4> walk{{{7, 2}, {2, 1}, {1, 8}, {8, 7}}};
        const std::uint64_t connection = step / walk.size();
        StateChanged change;
        change.cookie = Cookie{1'000'000 + connection};
        change.local = {Address::v4(10, 0, 0, 1), static_cast<std::uint16_t>(1'024 + connection % 60'000)};
        change.remote = {Address::v4(10, 0, 0, 2), 443};
        change.kernelFrom = walk[step % walk.size()][0];
        change.kernelTo = walk[step % walk.size()][1];
        change.pid = Pid{812};
        change.process = "nginx";
        return {std::chrono::steady_clock::now(), 0, change};
    }

    std::jthread m_thread;
};

bool measureLoad()
{
    model::Monitor monitor(std::make_unique<collect::SystemSource>());
    // What a receiver does at least: reads each entry once.
    std::size_t entries = 0;
    std::size_t skipped = 0;
    int updates = 0;
    QObject::connect(&monitor, &model::Monitor::historyChanged, &monitor, [&](const auto& update) {
        ++updates;
        skipped += update->skipped;
        for (const LogEntry& entry : update->appended)
            entries += entry.process.empty() ? 0 : 1;
    });
    monitor.setEventSource(std::make_unique<MadeUp>(), model::EventSourceKind::Probe);
    monitor.start();
    runFor(2s);
    double worst = 0;
    double woke = threadMilliseconds();
    auto* const dispatcher = QAbstractEventDispatcher::instance();
    QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &monitor, [&] { woke = threadMilliseconds(); });
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &monitor,
                     [&] { worst = std::max(worst, threadMilliseconds() - woke); });
    const double before = threadMilliseconds();
    const double beforeAll = processSeconds();
    entries = 0;
    updates = 0;
    runFor(loadTime);
    const double cost = threadMilliseconds() - before;
    const double all = processSeconds() - beforeAll;
    std::printf("%-64s %10d\n", "updates told in 5 s of 5,000 transitions a second", updates);
    std::printf("%-64s %10.1f /s\n", "entries in them", static_cast<double>(entries) / 5);
    std::printf("%-64s %10.2f %%\n", "share of one core, all threads, the made-up source's included", all / 5 * 100);
    const bool ok = row("handing over one update, mean", cost / std::max(updates, 1), "ms", 1);
    return row("the receiving thread between two waits, worst", worst, "ms", 16) && ok && skipped == 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const bool rest = measureRest();
    const bool load = measureLoad();
    return rest && load ? 0 : 1;
}
