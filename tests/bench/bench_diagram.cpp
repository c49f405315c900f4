// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures what the diagram costs a frame while the whole computer's transitions glow on it, 5,000 a second,
// and with the tokens of both ends of a connection under way; and whether its clock stops afterwards.
#include "view/diagram/diagram_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProxyStyle>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace atlas;
using namespace atlas::view;

namespace {

using namespace std::chrono_literals;

/// A style that animates, whatever the platform says.
class MovingStyle final : public QProxyStyle {
public:
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 200 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

struct Frames {
    std::vector<double> times;

    [[nodiscard]] double at(double share)
    {
        std::ranges::sort(times);
        return times.empty() ? 0 : times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    }
};

/// One frame's share of 5,000 transitions a second, reported one by one, then painted.
Frames glow(DiagramView& view)
{
    constexpr int perFrame = 5000 / 60 + 1;
    Frames frames;
    model::EdgeCounts counts{};
    std::size_t edge = 0;
    for (int frame = 0; frame < 300; ++frame) {
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < perFrame; ++i, edge = (edge + 1) % transitions.size()) {
            view.glow(transitions[edge].from, transitions[edge].to);
            ++counts[edge];
        }
        view.setActivity(counts);
        view.repaint();
        frames.times.push_back(milliseconds(clock));
    }
    return frames;
}

Frames run(DiagramView& view)
{
    Frames frames;
    view.showEnds({{State::Closed, QStringLiteral("firefox")}, {State::Listen, QStringLiteral("nginx")}});
    for (const State next : {State::SynSent, State::Established, State::FinWait1, State::FinWait2, State::TimeWait})
        view.moveTo(next, Known::Observed, 0);
    for (const State next : {State::SynReceived, State::Established, State::CloseWait, State::LastAck, State::Closed})
        view.moveTo(next, Known::Observed, 1);
    while (view.motion().isRunning()) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        QElapsedTimer clock;
        clock.start();
        view.repaint();
        frames.times.push_back(milliseconds(clock));
    }
    return frames;
}

double secondsToRest(DiagramView& view)
{
    QElapsedTimer clock;
    clock.start();
    while (!view.atRest() && clock.elapsed() < 10'000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return milliseconds(clock) / 1000;
}

bool row(const QString& what, double value, const char* unit, double target)
{
    const bool reached = value <= target;
    std::printf("%-58s %10.3f %-6s target %8.3f  %s\n", qPrintable(what), value, unit, target,
                reached ? "ok" : "MISSED");
    std::fflush(stdout);
    return reached;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication::setStyle(new MovingStyle);
    const QApplication application(argc, argv);
    bool good = true;
    for (const QSize size : {QSize(560, 470), QSize(1200, 1000)}) {
        DiagramView view;
        view.resize(size);
        view.show();
        QApplication::processEvents();
        const QString where = QStringLiteral(" at %1x%2").arg(size.width()).arg(size.height());
        Frames glowing = glow(view);
        good &= row(QStringLiteral("5,000 transitions a second") + where + QStringLiteral(": median frame"),
                    glowing.at(0.5), "ms", 16);
        good &= row(QStringLiteral("5,000 transitions a second") + where + QStringLiteral(": 95 % of frames"),
                    glowing.at(0.95), "ms", 16);
        good &= row(QStringLiteral("after the last glow") + where + QStringLiteral(": clock stops after"),
                    secondsToRest(view), "s", 1.2);
        Frames running = run(view);
        good &= row(QStringLiteral("two ends under way") + where + QStringLiteral(": median frame"), running.at(0.5),
                    "ms", 16);
        good &= row(QStringLiteral("two ends under way") + where + QStringLiteral(": 95 % of frames"), running.at(0.95),
                    "ms", 16);
    }
    return good ? 0 : 1;
}
