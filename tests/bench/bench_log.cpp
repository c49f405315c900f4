// SPDX-License-Identifier: GPL-3.0-or-later
//
// What 5,000 transitions a second cost the GUI thread while the log is shown: 30 updates a second, each with its share
// of new entries and some that are amended, the log full, so that as many go as come. An update is measured with the
// view's own work on the signals and its painting; the numbers are the thread's processor time. The transitions are
// made up, because this measures rows, not the kernel.
#include "support/snapshot_text.h"
#include "view/history/log_window.h"

#include <QApplication>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace atlas;

constexpr int updatesPerSecond = 30;
constexpr int entriesPerSecond = 5'000;
constexpr int entriesPerUpdate = entriesPerSecond / updatesPerSecond;
constexpr int measured = 150; ///< updates
constexpr double target = 6; ///< of the 16 ms of a frame; the rest is the diagram's and the table's

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class MadeUp {
public:
    /// The next 1/30 s of a busy server that does not exist.
    model::HistoryUpdate next(int count)
    {
        model::HistoryUpdate update;
        m_time += std::chrono::milliseconds(1000 / updatesPerSecond);
        update.time = m_time;
        update.wallTime = std::chrono::system_clock::time_point(m_time.time_since_epoch());
        update.eventSource = model::EventSourceKind::Probe;
        for (int i = 0; i < count; ++i)
            update.appended.push_back(entry(++m_sequence));
        for (int i = 0; i < count / 50; ++i)
            update.amended.push_back(entry(m_sequence - static_cast<std::uint64_t>(count) - m_random() % 1000));
        for (LogEntry& better : update.amended)
            better.step.cause.reset();
        return update;
    }

private:
    /// Each time the same for the same number, but for the time.
    [[nodiscard]] LogEntry entry(std::uint64_t sequence) const
    {
        std::minstd_rand random(static_cast<std::uint32_t>(sequence));
        random.discard(3); // the first ones of neighbours are alike
        const Transition& edge = transitions[random() % transitions.size()];
        LogEntry entry;
        entry.sequence = sequence;
        entry.step.from = edge.from;
        entry.step.to = edge.to;
        entry.step.cause = edge.cause;
        entry.step.known = Known::Observed;
        entry.step.time = entry.step.after = m_time;
        entry.local = Endpoint{*Address::parse("10.0.0.5"), static_cast<std::uint16_t>(1024 + random() % 60'000)};
        entry.remote = Endpoint{*Address::parse("203.0.113.20"), static_cast<std::uint16_t>(random() % 2 ? 443 : 80)};
        entry.pid = Pid{static_cast<int>(random() % 300) + 1};
        entry.process = "worker-" + std::to_string(number(*entry.pid));
        return entry;
    }

    std::mt19937 m_random{1};
    Instant m_time = test::usualTime;
    std::uint64_t m_sequence = 0;
};

bool measure(const char* what, view::LogWindow& window, MadeUp& server)
{
    std::vector<double> costs;
    for (int i = 0; i < measured; ++i) {
        const model::HistoryUpdate update = server.next(entriesPerUpdate);
        const double before = threadMilliseconds();
        window.log().apply(update);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        costs.push_back(threadMilliseconds() - before);
    }
    std::ranges::sort(costs);
    const double middle = costs[costs.size() / 2];
    const double most = costs[costs.size() * 99 / 100];
    const bool good = middle <= target && most <= 2 * target;
    std::printf("%-46s %8.2f ms %8.2f ms %8.1f %%  target %4.1f ms  %s\n", what, middle, most,
                middle * updatesPerSecond / 10, target, good ? "ok" : "MISSED");
    std::fflush(stdout);
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication::setStyle(QStringLiteral("fusion"));
    const QApplication application(argc, argv);
    view::LogWindow window;
    MadeUp server;
    window.resize(1000, 700);
    window.show();
    QCoreApplication::processEvents();
    window.log().apply(server.next(static_cast<int>(model::TransitionLogModel::usualCapacity)));
    QCoreApplication::processEvents();
    std::printf("%d transitions a second, %d updates a second, %zu kept: an update, median, 99th of 100, of a core\n",
                entriesPerSecond, updatesPerSecond, window.log().kept());
    bool good = measure("shown, following the end", window, server);
    if (auto* edit = window.findChild<QWidget*>(QStringLiteral("filterEdit")))
        edit->setProperty("text", QStringLiteral("port:443 process:worker"));
    QCoreApplication::processEvents();
    good &= measure("shown, with a filter", window, server);
    window.hide();
    good &= measure("hidden", window, server);
    return good ? 0 : 1;
}
