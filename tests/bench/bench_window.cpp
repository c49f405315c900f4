// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures the window as a whole: the time from its start to the first filled picture, what it costs at
// rest with 100 sockets, and its memory with 100,000. The window runs in a child process, so that its time
// begins at exec and its memory is its own; the sockets live in other processes.
#include "collect/destroy_events.h"
#include "collect/socket_follower.h"
#include "collect/system_source.h"
#include "guide_texts.h"
#include "support/socket_load.h"
#include "view/diagram/diagram_view.h"
#include "view/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

using namespace atlas;

namespace {

using namespace std::chrono_literals;

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// VmRSS of this process in MiB.
double residentMebibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return -1;
}

/// As an ordinary user has it.
model::ObserverSwitch::Makers withDestroyEvents()
{
    return {.access = [] { return model::ObserverSwitch::Access{}; },
            .observer = [] { return std::unique_ptr<EventSource>(); },
            .withoutPrivilege = [] { return std::make_unique<collect::DestroyEvents>(); }};
}

/// The child: opens the window, says "filled", rests, and says what resting cost.
int showWindow(int argc, char** argv, std::chrono::milliseconds rest)
{
    QApplication::setStyle(QStringLiteral("fusion"));
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const Guide guide = builtInGuide();
    model::Monitor monitor(std::make_unique<collect::SystemSource>());
    model::ObserverSwitch observer(monitor, withDestroyEvents());
    monitor.setFollowSource(std::make_unique<collect::SocketFollower>());
    view::MainWindow window(monitor, observer, guide, view::Preferences());
    window.resize(1440, 900);
    auto* diagram = window.findChild<view::DiagramView*>();
    QObject::connect(&window, &view::MainWindow::filled, &window, [&] {
        window.repaint();
        std::puts("filled");
        std::fflush(stdout);
        // The first seconds still lay out and mark rows; rest is what comes after.
        QTimer::singleShot(4s, &window, [&, rest] {
            const double before = processorSeconds();
            const int paints = diagram->paintCount();
            QTimer::singleShot(rest, &window, [&, before, paints, rest] {
                const double share = (processorSeconds() - before) / std::chrono::duration<double>(rest).count();
                std::printf("rest %.5f %d %.1f\n", share, diagram->paintCount() - paints, residentMebibytes());
                std::fflush(stdout);
                QApplication::quit();
            });
        });
    });
    window.show();
    monitor.start();
    return QApplication::exec();
}

struct Observed {
    double startSeconds = 0;
    double share = 0;
    int paints = 0;
    double mebibytes = 0;
};

Observed observe(std::chrono::milliseconds rest)
{
    Observed observed;
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--window"), QString::number(rest.count())});
    while (child.waitForReadyRead(120'000)) {
        while (child.canReadLine()) {
            const QList<QByteArray> words = child.readLine().trimmed().split(' ');
            if (words[0] == "filled")
                observed.startSeconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
            if (words[0] == "rest" && words.size() == 4) {
                observed.share = words[1].toDouble();
                observed.paints = words[2].toInt();
                observed.mebibytes = words[3].toDouble();
            }
        }
    }
    child.waitForFinished();
    return observed;
}

bool row(const char* what, double value, const char* unit, double target)
{
    const bool reached = value <= target;
    std::printf("%-58s %10.3f %-6s target %8.3f  %s\n", what, value, unit, target, reached ? "ok" : "MISSED");
    std::fflush(stdout);
    return reached;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 3 && QByteArray(argv[1]) == "--window")
        return showWindow(argc, argv, std::chrono::milliseconds(QByteArray(argv[2]).toInt()));
    const QCoreApplication application(argc, argv);
    bool good = true;
    {
        const test::SocketLoad load(100);
        std::vector<double> starts;
        Observed last;
        for (int run = 0; run < 5; ++run)
            starts.push_back((last = observe(run == 4 ? 20s : 100ms)).startSeconds);
        std::ranges::sort(starts);
        good &= row("100 sockets: start to first filled window, median of 5", starts[2], "s", 0.4);
        good &= row("100 sockets at rest: share of one core", 100 * last.share, "%", 1);
        good &= row("100 sockets at rest: repaints of the diagram in 20 s", last.paints, "", 0);
    }
    {
        const test::SocketLoad load(100'000);
        good &= row("100,000 sockets: resident memory of the window", observe(10s).mebibytes, "MiB", 200);
    }
    return good ? 0 : 1;
}
