// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/status_texts.h"

#include "view/words/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace atlas::view {
namespace {

class Status {
    Q_DECLARE_TR_FUNCTIONS(Status)
};

QString interval(std::chrono::milliseconds interval)
{
    return Status::tr("%1 s").arg(QLocale().toString(static_cast<double>(interval.count()) / 1'000, 'g', 3));
}

} // namespace

QString sourceText(const model::SnapshotUpdate* update, const std::optional<Knowledge>& knowledge, bool paused)
{
    if (update == nullptr)
        return Status::tr("Reading…");
    const Snapshot& snapshot = *update->after;
    if (paused) {
        const auto time = QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(snapshot.wallTime.time_since_epoch()).count());
        return Status::tr("As it was at %1").arg(QLocale().toString(time.time(), QStringLiteral("HH:mm:ss")));
    }
    if (knowledge && knowledge->eventSource == model::EventSourceKind::Probe)
        return Status::tr("Kernel events · %n missed", nullptr,
                          static_cast<int>(std::min<std::uint64_t>(knowledge->missed(), 1'000'000'000)));
    return snapshot.source == Source::SockDiag ? Status::tr("Polling every %1").arg(interval(update->interval))
                                               : Status::tr("Polling /proc every %1").arg(interval(update->interval));
}

QString sourceToolTip(const model::SnapshotUpdate* update, const std::optional<Knowledge>& knowledge)
{
    if (update == nullptr)
        return {};
    QStringList lines{Status::tr("All sockets are listed every %1.").arg(interval(update->interval))};
    const auto eventSource = knowledge ? knowledge->eventSource : model::EventSourceKind::Polling;
    switch (eventSource) {
    case model::EventSourceKind::Probe:
        lines << Status::tr("The kernel reports each transition as it happens.");
        break;
    case model::EventSourceKind::DestroyEvents:
        lines << Status::tr("The kernel reports each socket that dies, and the selected connection is asked for 20 "
                            "times a second.");
        lines << Status::tr(
            "What a connection passes between two snapshots is inferred where only one path is possible.");
        break;
    case model::EventSourceKind::Polling:
        lines << Status::tr("States shorter than that may be missed.");
        lines << Status::tr(
            "What a connection passes between two snapshots is inferred where only one path is possible.");
        break;
    }
    if (knowledge && knowledge->losses.times > 0)
        lines << Status::tr("Events were lost %n time(s); the list was read again after each.", nullptr,
                            static_cast<int>(std::min<std::uint64_t>(knowledge->losses.times, 1'000'000'000)));
    lines << (eventSource == model::EventSourceKind::Probe ? Status::tr("Click to stop showing every transition.")
                                                           : Status::tr("Click to show every transition."));
    return lines.join(QLatin1Char('\n'));
}

QString statusText(const model::SnapshotUpdate& update)
{
    const Snapshot& snapshot = *update.after;
    QStringList parts{
        Status::tr("%n socket(s)", nullptr, static_cast<int>(snapshot.sockets.size())),
        Status::tr("%n process(es)", nullptr, static_cast<int>(update.processes)),
        Status::tr("read in %1").arg(words::shortTime(snapshot.listCost + snapshot.ownerCost)),
        snapshot.complete() ? Status::tr("complete") : Status::tr("partial"),
    };
    return parts.join(QStringLiteral(" · "));
}

QString noticeText(const model::SnapshotUpdate& update)
{
    const Snapshot& snapshot = *update.after;
    QStringList lines;
    if (snapshot.fallback)
        lines.push_back(
            Status::tr("The kernel’s socket interface cannot be used, so the list comes from /proc, without "
                       "round-trip times and without identities: %1")
                .arg(words::error(*snapshot.fallback)));
    for (const auto& [name, coverage] : {std::pair{"IPv4", &snapshot.ipv4}, std::pair{"IPv6", &snapshot.ipv6}}) {
        if (coverage->complete)
            continue;
        const QString why = coverage->problem ? words::error(*coverage->problem) : Status::tr("the list ended early");
        lines.push_back(Status::tr("The %1 list is partial: %2").arg(QLatin1String(name), why));
    }
    if (snapshot.ownersProblem)
        lines.push_back(Status::tr("Owners may be missing: %1").arg(words::error(*snapshot.ownersProblem)));
    if (update.slowed)
        lines.push_back(
            Status::tr("A snapshot takes %1, so one is taken only every %2, to leave the processor to your programs.")
                .arg(words::shortTime(snapshot.listCost + snapshot.ownerCost), interval(update.interval)));
    return lines.join(QLatin1Char('\n'));
}

QString hiddenText(const model::SnapshotUpdate& update)
{
    const std::size_t hidden = update.after->processesHidden;
    if (hidden == 0)
        return {};
    return Status::tr("No permission to look into %n process(es)", nullptr, static_cast<int>(hidden));
}

QString emptyText(const model::SnapshotUpdate* update, bool filtered, bool listenersHidden)
{
    if (update == nullptr)
        return Status::tr("Reading the connections…");
    if (update->after->sockets.empty())
        return update->after->complete()
            ? Status::tr(
                  "This computer has no TCP socket now: nothing listens, and nothing is connected. Connections of "
                  "containers are in network namespaces of their own and are not listed here.")
            : Status::tr("No TCP socket could be listed. The reason is above.");
    if (filtered)
        return Status::tr("%n socket(s) exist, but none matches the filter and the chosen states.", nullptr,
                          static_cast<int>(update->after->sockets.size()));
    if (listenersHidden)
        return Status::tr(
            "Nothing is connected now. %n listening socket(s) are hidden (View → Show listening sockets).", nullptr,
            static_cast<int>(update->counts[static_cast<std::size_t>(State::Listen)]));
    return {};
}

} // namespace atlas::view
