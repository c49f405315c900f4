// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/log_texts.h"

#include "view/history/step_list_model.h"
#include "view/words/history_texts.h"
#include "view/words/transition_texts.h"
#include "view/words/words.h"

#include <QLocale>

#include <algorithm>

namespace atlas::view {
namespace {

using model::LogColumn;

QString count(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

/// For tr()'s plurals, which count in int.
int plural(std::uint64_t number)
{
    constexpr std::uint64_t most = 1'000'000'000;
    return static_cast<int>(std::min(number, most));
}

QString processText(const LogEntry& entry)
{
    if (!entry.pid)
        return QStringLiteral("—");
    return QStringLiteral("%1 (%2)").arg(words::hostile(entry.process), QString::number(number(*entry.pid)));
}

bool hasPeer(const LogEntry& entry)
{
    return entry.remote.port != 0 || !entry.remote.address.isAny();
}

} // namespace

QString LogTexts::title(LogColumn column) const
{
    switch (column) {
    case LogColumn::Time:
        return tr("Time");
    case LogColumn::Transition:
        return tr("Transition");
    case LogColumn::Process:
        return tr("Process");
    case LogColumn::Local:
        return tr("Local");
    case LogColumn::Remote:
        return tr("Remote");
    case LogColumn::Cause:
        return tr("Cause");
    case LogColumn::Known:
        return tr("How it is known");
    }
    return {};
}

QString LogTexts::text(LogColumn column, const LogEntry& entry, const model::Clocks& clocks) const
{
    switch (column) {
    case LogColumn::Time:
        return words::timeOfDay(clocks.wallTime(entry.step.time), clocks.wall);
    case LogColumn::Transition:
        return transitionTitle(entry.step.from, entry.step.to);
    case LogColumn::Process:
        return processText(entry);
    case LogColumn::Local:
        return words::text(entry.local.toString());
    case LogColumn::Remote:
        return hasPeer(entry) ? words::text(entry.remote.toString()) : QStringLiteral("—");
    case LogColumn::Cause:
        return entry.withdrawn ? tr("did not happen") : causeText(entry.step);
    case LogColumn::Known:
        return knownText(entry.step.known);
    }
    return {};
}

QString LogTexts::details(const LogEntry& entry, const model::Clocks& clocks) const
{
    const Step& step = entry.step;
    QStringList lines{transitionTitle(step.from, step.to), stepTimeText(step, clocks)};
    lines << processText(entry);
    lines << words::text(entry.local.toString()) +
            (hasPeer(entry) ? QStringLiteral(" → ") + words::text(entry.remote.toString()) : QString());
    if (entry.networkNamespace != 0)
        lines << tr("in network namespace %1").arg(entry.networkNamespace);
    const QString meaning = meaningText(step);
    lines << (meaning.isEmpty() ? causeText(step) : QStringLiteral("%1: %2").arg(causeText(step), meaning));
    lines << explanation(step.known);
    if (entry.withdrawn)
        lines << tr("It was a guess; what became known later says that it did not happen.");
    return lines.join(QLatin1Char('\n'));
}

QString LogTexts::skipped(std::uint64_t number) const
{
    return tr("%n missed here", nullptr, plural(number));
}

QString logCountText(const model::TransitionLogModel& log)
{
    QStringList parts;
    if (log.shown() != log.kept())
        parts << LogTexts::tr("%1 shown").arg(count(log.shown()));
    parts << LogTexts::tr("%1 of at most %2 kept").arg(count(log.kept()), count(log.capacity()));
    const HistoryLosses& losses = log.losses();
    if (losses.times > 0 && losses.events == 0)
        parts << LogTexts::tr("some missed, nobody knows how many");
    else
        parts << LogTexts::tr("%1 missed").arg(count(log.missed() + losses.events));
    if (log.isPaused())
        parts << LogTexts::tr("paused, %1 new").arg(count(log.waiting()));
    return parts.join(QStringLiteral(" · "));
}

QString emptyLogText(const model::TransitionLogModel& log)
{
    if (!log.eventSource())
        return LogTexts::tr("Waiting for the first look at this computer’s connections.");
    if (log.kept() > 0)
        return LogTexts::tr("None of the %n transition(s) matches the filter.", nullptr, plural(log.kept()));
    if (log.isPaused())
        return LogTexts::tr("Paused: nothing is shown until it goes on.");
    return LogTexts::tr("No connection has changed its state since the log began.");
}

} // namespace atlas::view
