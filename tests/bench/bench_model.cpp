// SPDX-License-Identifier: GPL-3.0-or-later
//
// What 100,000 sockets cost the GUI thread, with the window's table attached and shown. Its own work on the
// signals and its delayed layout count. Painting is measured apart: it costs the same for 100 rows as
// for 100,000, and belongs to the view. The numbers are the thread's processor time, so that a busy
// computer does not blur them. The sockets are made up, because this measures rows, not
// the kernel; nothing else in the program shows a socket that is not there.
//
// A step of 1 % is a third each of sockets that go, come and change. The marks end while the next
// steps are applied, so each measured step after the first ones also removes the rows of an earlier
// one that are gone.
#include "model/table/socket_table_model.h"
#include "model/table/sort_keys.h"
#include "view/table/cell_texts.h"
#include "view/table/socket_table_view.h"

#include <QApplication>

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace atlas;
using namespace atlas::model;

constexpr std::size_t rowCount = 100'000;
constexpr double applyTarget = 8;
constexpr double filterTarget = 30;
constexpr double sortTarget = 100;

/// A busy server that does not exist.
class MadeUp {
public:
    MadeUp()
    {
        auto names = std::make_shared<Names>();
        for (std::uint32_t uid = 0; uid < 40; ++uid)
            names->users.emplace(Uid{uid}, "user" + std::to_string(uid * 7 % 40));
        for (std::uint16_t port = 1; port < 1024; port = static_cast<std::uint16_t>(port + 3))
            names->services.emplace(port, "service" + std::to_string(port * 13 % 1024));
        m_names = std::move(names);
        constexpr std::array programs{"nginx", "firefox", "postgres", "sshd",
                                      "node",  "java",    "python3",  "redis-server"};
        for (int pid = 1; pid <= 300; ++pid) {
            auto process = std::make_shared<Process>();
            process->pid = Pid{pid * 11};
            process->name = programs[upTo(programs.size() - 1)];
            m_processes.push_back(std::move(process));
        }
        for (std::size_t i = 0; i < rowCount; ++i)
            m_sockets.push_back(make());
    }

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot()
    {
        Snapshot snapshot;
        snapshot.time = m_time;
        snapshot.names = m_names;
        snapshot.ipv4.complete = snapshot.ipv6.complete = true;
        snapshot.sockets = m_sockets;
        sortByKey(snapshot.sockets);
        return std::make_shared<const Snapshot>(std::move(snapshot));
    }

    /// A second later; of so many sockets a third each is gone, new and changed.
    void pass(std::size_t differing)
    {
        m_time += std::chrono::seconds(1);
        for (SocketRecord& socket : m_sockets)
            if (socket.timer)
                socket.timer->remaining = socket.timer->remaining > std::chrono::seconds(1)
                    ? socket.timer->remaining - std::chrono::seconds(1)
                    : std::chrono::seconds(7200);
        for (std::size_t i = 0; i < differing / 3; ++i) {
            m_sockets[upTo(m_sockets.size() - 1)] = make();
            SocketRecord& changed = m_sockets[upTo(m_sockets.size() - 1)];
            if (i % 4 == 0) {
                changed.state = knownStates[3 + upTo(7)];
                changed.inStateSince = m_time;
            }
            changed.sendQueue = static_cast<std::uint32_t>(upTo(1 << 20));
            if (changed.tcpInfo) {
                changed.tcpInfo->rtt = TcpInfo::Microseconds(static_cast<std::uint32_t>(200 + upTo(200'000)));
                changed.tcpInfo->bytesAcked = upTo(1 << 30);
            }
        }
    }

private:
    std::size_t upTo(std::size_t last) { return std::uniform_int_distribution<std::size_t>(0, last)(m_random); }

    SocketRecord make()
    {
        SocketRecord socket;
        // Cookies are given one after another, but processors take them in blocks.
        socket.cookie = Cookie{(upTo(255) << 32U) + ++m_lastCookie};
        const auto byte = [this] { return static_cast<std::uint8_t>(upTo(255)); };
        socket.local.address = Address::v4(10, 0, 0, 1);
        socket.remote.address = Address::v4(10, byte(), byte(), byte());
        if (upTo(9) < 3) {
            socket.local.address = *Address::parse("2001:db8::1");
            socket.remote.address = socket.local.address;
            for (std::size_t i = 8; i < 16; ++i)
                socket.remote.address.bytes[i] = byte();
        }
        socket.local.port = static_cast<std::uint16_t>(upTo(1) == 0 ? 443 : 1024 + upTo(60'000));
        socket.remote.port = static_cast<std::uint16_t>(upTo(3) == 0 ? upTo(1023) : 1024 + upTo(60'000));
        socket.state = upTo(9) < 7 ? State::Established : knownStates[2 + upTo(8)];
        if (socket.state != State::TimeWait) {
            socket.uid = Uid{static_cast<std::uint32_t>(upTo(45))};
            socket.inode = Inode{static_cast<std::uint32_t>(m_lastCookie)};
            socket.owners = OwnerList({{m_processes[upTo(m_processes.size() - 1)], 5}});
            TcpInfo& info = socket.tcpInfo.emplace();
            info.rtt = TcpInfo::Microseconds(static_cast<std::uint32_t>(200 + upTo(200'000)));
            info.bytesAcked = upTo(1 << 30);
            info.bytesReceived = upTo(1 << 30);
            info.totalRetransmits = static_cast<std::uint32_t>(upTo(20) == 0 ? upTo(30) : 0);
            std::ranges::copy(std::string_view(upTo(3) == 0 ? "bbr" : "cubic"), info.congestionControl.begin());
        } else {
            socket.ownerMissing = OwnerMissing::TimeWait;
        }
        if (upTo(3) == 0)
            socket.timer = Timer{TimerKind::Keepalive, 0, Timer().remaining + std::chrono::seconds(upTo(7200))};
        socket.receiveQueue = static_cast<std::uint32_t>(upTo(9) == 0 ? upTo(100'000) : 0);
        socket.firstSeen = socket.inStateSince = m_time - std::chrono::milliseconds(upTo(3'600'000));
        return socket;
    }

    std::mt19937_64 m_random{20'240'501};
    Instant m_time{std::chrono::hours(1000)};
    std::uint64_t m_lastCookie = 0;
    std::shared_ptr<const Names> m_names;
    std::vector<std::shared_ptr<const Process>> m_processes;
    std::vector<SocketRecord> m_sockets;
};

std::shared_ptr<const SnapshotUpdate> updateTo(std::shared_ptr<const Snapshot> before,
                                               std::shared_ptr<const Snapshot> after)
{
    auto update = std::make_shared<SnapshotUpdate>();
    update->before = std::move(before);
    update->after = std::move(after);
    update->diff = diff(update->before ? *update->before : Snapshot(), *update->after);
    return update;
}

/// The processor time of this thread.
double now()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Costs {
    std::vector<double> values;
    [[nodiscard]] double worst() const { return *std::ranges::max_element(values); }
    [[nodiscard]] double median() const
    {
        auto sorted = values;
        std::ranges::sort(sorted);
        return sorted[sorted.size() / 2];
    }
};

bool report(const std::string& what, const Costs& costs, double target)
{
    const bool reached = costs.worst() <= target;
    std::printf("%-46s %9.2f %9.2f %8.0f  %s\n", what.c_str(), costs.median(), costs.worst(), target,
                reached ? "ok" : "MISSED");
    std::fflush(stdout);
    return reached;
}

double residentMebibytes()
{
    std::ifstream statm("/proc/self/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    statm >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

/// The table and its view, and the newest snapshot.
struct Window {
    MadeUp server;
    SocketTableModel model{std::make_unique<view::CellTexts>()};
    view::SocketTableView view;
    Costs paint;
    std::shared_ptr<const Snapshot> newest;

    Window()
    {
        view.resize(1280, 720);
        view.setSockets(&model);
        view.show();
        QCoreApplication::processEvents();
    }

    /// What one deed costs until the view has laid itself out.
    template <typename Deed> double milliseconds(Deed deed)
    {
        const double start = now();
        deed();
        view.layOut();
        const double done = now();
        QCoreApplication::processEvents();
        paint.values.push_back(now() - done);
        return done - start;
    }

    double step(std::size_t differing)
    {
        server.pass(differing);
        const auto update = updateTo(newest, server.snapshot());
        newest = update->after;
        return milliseconds([&] { model.apply(update); });
    }
};

Costs steps(Window& window, std::size_t differing)
{
    Costs costs;
    for (int i = 0; i < 4; ++i) // until rows of earlier steps leave, too
        window.step(differing);
    for (int i = 0; i < 20; ++i)
        costs.values.push_back(window.step(differing));
    return costs;
}

Costs keystrokes(Window& window, std::string_view word)
{
    Costs costs;
    const auto show = [&](std::string_view text) {
        costs.values.push_back(window.milliseconds([&] {
            if (const auto filter = Filter::parse(text))
                window.model.setFilter(*filter);
        }));
    };
    for (std::size_t length = 1; length <= word.size(); ++length)
        show(word.substr(0, length));
    for (std::size_t length = word.size(); length-- > 0;)
        show(word.substr(0, length));
    return costs;
}

bool measureSteps(Window& window)
{
    bool ok = true;
    for (const auto& [column, name] :
         {std::pair{-1, "as the snapshot is"}, std::pair{static_cast<int>(Column::RemoteAddress), "by remote address"},
          std::pair{static_cast<int>(Column::State), "by state"},
          std::pair{static_cast<int>(Column::TimeInState), "by time in state"},
          std::pair{static_cast<int>(Column::Timer), "by timer"},
          std::pair{static_cast<int>(Column::Rtt), "by rtt, which changes"}}) {
        window.model.sort(column);
        QCoreApplication::processEvents();
        ok &= report(std::string("apply 1 % changes, sorted ") + name, steps(window, rowCount / 100), applyTarget);
    }
    return ok;
}

/// More than the target speaks of: a tenth of all sockets at once, and an order that was held meanwhile.
bool measureStorm(Window& window)
{
    window.model.sort(static_cast<int>(Column::Rtt));
    QCoreApplication::processEvents();
    bool ok =
        report("apply 10 % changes, sorted by rtt", steps(window, window.newest->sockets.size() / 10), sortTarget);
    window.model.setOrderHeld(true);
    ok &= report("apply 1 % changes, order held", steps(window, rowCount / 100), applyTarget);
    Costs release;
    release.values.push_back(window.milliseconds([&] { window.model.setOrderHeld(false); }));
    return report("let go of the order", release, sortTarget) && ok;
}

bool measureFilters(Window& window)
{
    bool ok = true;
    window.model.sort(static_cast<int>(Column::RemoteAddress));
    QCoreApplication::processEvents();
    for (const char* word : {"nginx", "443", "10.12.", "time-wait", "state:close-wait", "process:fire", "rtt:>50ms",
                             "addr:10.0.0.0/8", "is:ipv6 -nginx"})
        ok &= report(std::string("filter, letter by letter: ") + word, keystrokes(window, word), filterTarget);
    Costs costs;
    for (const StateSet hidden : {StateSet(1U << 4U), StateSet(), StateSet(1U << 8U), StateSet()})
        costs.values.push_back(window.milliseconds([&] { window.model.setHiddenStates(hidden); }));
    return report("hide and show a state", costs, filterTarget) && ok;
}

bool measureSorts(Window& window)
{
    bool ok = true;
    Costs all;
    for (int column = 0; column < model::columnCount; ++column) {
        Costs costs;
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder})
            costs.values.push_back(window.milliseconds([&] { window.model.sort(column, order); }));
        all.values.push_back(costs.worst());
        if (costs.worst() > sortTarget)
            ok &= report("sort by column " + std::to_string(column), costs, sortTarget);
    }
    return report("sort by each column", all, sortTarget) && ok;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const double residentBefore = residentMebibytes();
    Window window;
    window.newest = window.server.snapshot();
    std::printf("%zu made-up sockets; milliseconds of the GUI thread, with the table's own work and layout\n\n",
                rowCount);
    std::printf("%-46s %9s %9s %8s\n", "", "median", "worst", "target");
    Costs first;
    first.values.push_back(window.milliseconds([&] { window.model.apply(updateTo(nullptr, window.newest)); }));
    bool ok = report("first update", first, sortTarget);
    ok &= measureSteps(window);
    ok &= measureStorm(window);
    ok &= measureFilters(window);
    ok &= measureSorts(window);
    Costs clock;
    for (int i = 0; i < 20; ++i)
        clock.values.push_back(window.milliseconds([&] { window.model.advance(window.newest->time); }));
    ok &= report("advance, nothing ends", clock, applyTarget);
    std::printf("%-46s %9.2f %9.2f\n", "painting the visible rows, each time", window.paint.median(),
                window.paint.worst());
    std::printf("\nrecord %zu bytes; resident %.0f MiB, of which %.0f before there were sockets\n",
                sizeof(SocketRecord), residentMebibytes(), residentBefore);
    return ok ? 0 : 1;
}
