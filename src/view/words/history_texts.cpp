// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/words/history_texts.h"

#include "view/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace atlas::view {
namespace {

using model::EventSourceKind;
using Degree = Certainty::Degree;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryTexts)
};

using KnownCounts = std::array<std::size_t, 4>;

KnownCounts countKnown(const model::Followed& followed)
{
    KnownCounts counts{};
    const auto add = [&](const model::FollowedEnd& end) {
        if (end.history)
            for (const Step& step : end.history->steps)
                ++counts[static_cast<std::size_t>(step.known)];
    };
    add(followed.own);
    if (followed.peer)
        add(*followed.peer);
    return counts;
}

QString nameOf(EventSourceKind eventSource)
{
    switch (eventSource) {
    case EventSourceKind::Probe:
        return Texts::tr("kernel events");
    case EventSourceKind::DestroyEvents:
        return Texts::tr("snapshots, plus kernel notice of each close");
    case EventSourceKind::Polling:
        break;
    }
    return Texts::tr("snapshots only");
}

QString nothingYet(const model::FollowedEnd& end, Instant read, Instant now, EventSourceKind eventSource)
{
    const StateAge age = stateAge(end.record, read);
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(age.duration + (now - read));
    if (end.gone)
        return Texts::tr("It is gone. How it ended is not known, or has been forgotten.");
    QString known = age.exact
        ? Texts::tr("It came into this state %1 ago; how is not known.").arg(words::duration(passed))
        : Texts::tr("No change since the window first saw it %1 ago; what came before is not known.")
              .arg(words::duration(passed));
    if (eventSource == EventSourceKind::Probe)
        return known + QLatin1Char(' ') + Texts::tr("From now on the kernel reports each change.");
    return known;
}

QString ended(const model::FollowedEnd& end, const model::WallClock& clock, std::chrono::seconds keepGone)
{
    const Step& last = end.history->steps.back();
    const Instant closed = end.history->closed.value_or(last.time);
    const model::WallTime time = clock.wallTime(closed);
    const QString kept = words::timeOfDay(time + keepGone, clock.latest(), 0);
    if (last.known == Known::Observed)
        return Texts::tr("It ended at %1 and will be forgotten at %2.")
            .arg(words::timeOfDay(time, clock.latest()), kept);
    return Texts::tr("It had ended by %1 and will be forgotten at %2.")
        .arg(words::timeOfDay(time, clock.latest(), 1), kept);
}

} // namespace

Certainty certaintyOf(const model::Followed& followed, EventSourceKind eventSource)
{
    const KnownCounts counts = countKnown(followed);
    const auto count = [&](Known known) { return counts[static_cast<std::size_t>(known)]; };
    if (count(Known::Ambiguous) > 0)
        return {Degree::Unknown, Texts::tr("partly unknown · between two snapshots")};
    if (count(Known::Inferred) > 0)
        return {Degree::Partly, Texts::tr("partly inferred · between two snapshots")};
    if (count(Known::Seen) > 0 && count(Known::Observed) > 0)
        return {Degree::Partly, Texts::tr("partly exact · the rest seen between two snapshots")};
    if (count(Known::Seen) > 0)
        return {Degree::Partly, Texts::tr("order certain · times between two snapshots")};
    if (count(Known::Observed) > 0)
        return {Degree::Exact, Texts::tr("exact · from kernel events")};
    //: %1: "kernel events", "snapshots only"
    return {Degree::Partly, Texts::tr("no step yet · from %1").arg(nameOf(eventSource))};
}

QString endpointsText(const SocketRecord& record)
{
    const QString local = words::text(record.local.toString());
    return record.hasPeer() ? QStringLiteral("%1 → %2").arg(local, words::text(record.remote.toString())) : local;
}

QString historySentence(const model::Followed& followed, const model::WallClock& clock, Instant read, Instant now,
                        EventSourceKind eventSource, std::chrono::seconds keepGone)
{
    const model::FollowedEnd& own = followed.own;
    if (own.history && own.history->forgotten)
        return Texts::tr("Its history was forgotten; this is what the log still has of it.");
    const bool hasSteps = own.history && !own.history->steps.empty();
    if (!hasSteps)
        return nothingYet(own, read, now, eventSource);
    if (own.gone || own.history->closed)
        return ended(own, clock, keepGone);
    if (own.history->stepsForgotten > 0)
        return Texts::tr("%n earlier step(s) were forgotten.", nullptr, static_cast<int>(own.history->stepsForgotten));
    return {};
}

QString eventSourceSentence(EventSourceKind eventSource)
{
    switch (eventSource) {
    case EventSourceKind::Probe:
        return Texts::tr(
            "The kernel reports each transition as it happens. Only TIME-WAIT, which it does not report, comes "
            "from snapshots.");
    case EventSourceKind::DestroyEvents:
        return Texts::tr("All connections are listed again and again, and the kernel reports each one that ends. "
                         "What happens between two snapshots is concluded where only one path is possible.");
    case EventSourceKind::Polling:
        break;
    }
    return Texts::tr(
        "All connections are listed again and again. What happens between two snapshots is concluded where "
        "only one path is possible, and connections that live only in between are missed.");
}

} // namespace atlas::view
