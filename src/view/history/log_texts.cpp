// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/log_texts.h"

#include "core/socket/end_text.h"
#include "view/history/step_list_model.h"
#include "view/words/history_texts.h"
#include "view/words/step_texts.h"
#include "view/words/transition_texts.h"
#include "view/words/words.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace atlas::view {
namespace {

using model::Clocks;
using model::LogColumn;
using Font = LogColumnForm::Font;

/// What a cell shows where there is nothing to say.
const QString nothing = QStringLiteral("—");

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
        return nothing;
    return QStringLiteral("%1 (%2)").arg(words::hostile(entry.process), QString::number(number(*entry.pid)));
}

QString localText(const LogEntry& entry)
{
    return words::text(endText(entry.local, entry.interface));
}

QString remoteText(const LogEntry& entry)
{
    return entry.hasPeer() ? words::text(endText(entry.remote, remoteScope(entry.remote.address, entry.interface)))
                           : nothing;
}

/// Its name where it has one; plain text.
QString namespaceText(std::uint32_t inode, const Names& names)
{
    if (inode == 0)
        //: The network namespace that this program itself is in.
        return LogTexts::tr("own");
    const std::string* const name = names.networkNamespace(inode);
    return name != nullptr ? words::hostile(*name) : QString::number(inode);
}

constexpr std::array columns{
    LogColumnForm{LogColumn::Time, QT_TRANSLATE_NOOP("LogTexts", "Time"),
                  [](const LogEntry& entry, const Clocks& clocks, const Names&) {
                      return words::timeOfDay(clocks.wallTime(entry.step.time), clocks.wall);
                  },
                  Font::FixedPitch, "00:00:00.000", "00:00:00.000 "},
    LogColumnForm{LogColumn::Transition, QT_TRANSLATE_NOOP("LogTexts", "Transition"),
                  [](const LogEntry& entry, const Clocks&, const Names&) {
                      return transitionTitle(entry.step.from, entry.step.to);
                  },
                  Font::Strong, "SYN-RECEIVED → ESTABLISHED", "SYN-RECEIVED → ESTABLISHED+"},
    LogColumnForm{LogColumn::Process, QT_TRANSLATE_NOOP("LogTexts", "Process"),
                  [](const LogEntry& entry, const Clocks&, const Names&) { return processText(entry); }, Font::Usual,
                  "nginx (1234)", "NetworkManager (123456)"},
    LogColumnForm{LogColumn::Namespace, QT_TRANSLATE_NOOP("LogTexts", "Namespace"),
                  [](const LogEntry& entry, const Clocks&, const Names& names) {
                      return namespaceText(entry.networkNamespace, names);
                  },
                  Font::Usual, "4026532999", "cni-0000-0000-0000"},
    LogColumnForm{LogColumn::Local, QT_TRANSLATE_NOOP("LogTexts", "Local"),
                  [](const LogEntry& entry, const Clocks&, const Names&) { return localText(entry); }, Font::Usual,
                  "127.0.0.1:65535", "[2001:db8::1234:5678]:65535"},
    LogColumnForm{LogColumn::Remote, QT_TRANSLATE_NOOP("LogTexts", "Remote"),
                  [](const LogEntry& entry, const Clocks&, const Names&) { return remoteText(entry); }, Font::Usual,
                  "127.0.0.1:65535", "[2001:db8::1234:5678]:65535"},
    LogColumnForm{LogColumn::Cause, QT_TRANSLATE_NOOP("LogTexts", "Cause"),
                  [](const LogEntry& entry, const Clocks&, const Names&) {
                      return entry.withdrawn ? LogTexts::tr("did not happen") : causeText(entry.step);
                  },
                  Font::Usual, "reset by the peer", "gave up after 15 retries+"},
    LogColumnForm{LogColumn::Known, QT_TRANSLATE_NOOP("LogTexts", "Evidence"),
                  [](const LogEntry& entry, const Clocks&, const Names&) { return knownText(entry.step.known); },
                  Font::Usual, "● ambiguous", "● ambiguous+"},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].column != static_cast<LogColumn>(i))
            return false;
    return columns.size() == model::logColumnCount;
}
static_assert(isInOrder());

} // namespace

std::span<const LogColumnForm> logColumns()
{
    return columns;
}

QString LogTexts::title(LogColumn column) const
{
    return tr(columns[static_cast<std::size_t>(column)].title);
}

QString LogTexts::text(LogColumn column, const LogEntry& entry, const model::Clocks& clocks) const
{
    return columns[static_cast<std::size_t>(column)].text(entry, clocks, *m_names);
}

QString LogTexts::details(const LogEntry& entry, const model::Clocks& clocks) const
{
    const Step& step = entry.step;
    QStringList lines{transitionTitle(step.from, step.to), stepTimeText(step, clocks)};
    lines << processText(entry);
    lines << localText(entry) + (entry.hasPeer() ? QStringLiteral(" → ") + remoteText(entry) : QString());
    if (entry.networkNamespace != 0)
        lines << tr("in network namespace %1").arg(namespaceText(entry.networkNamespace, *m_names));
    const QString meaning = meaningText(step);
    lines << (meaning.isEmpty() ? causeText(step) : QStringLiteral("%1: %2").arg(causeText(step), meaning));
    lines << explanation(step.known);
    if (entry.withdrawn)
        lines << tr("It was a guess; what became known later says that it did not happen.");
    return lines.join(QLatin1Char('\n'));
}

QString LogTexts::skipped(std::uint64_t number) const
{
    return tr("%n not kept here", nullptr, plural(number));
}

QString logCountText(const model::TransitionLogModel& log)
{
    QStringList parts;
    if (log.shown() != log.kept())
        parts << LogTexts::tr("%1 shown").arg(count(log.shown()));
    parts << LogTexts::tr("%1 of at most %2 kept").arg(count(log.kept()), count(log.capacity()));
    const HistoryLosses& losses = log.losses();
    if (losses.times > 0 && losses.events == 0)
        parts << LogTexts::tr("some missed (number unknown)");
    else
        parts << LogTexts::tr("%1 missed").arg(count(losses.events));
    if (log.notKept() > 0)
        parts << LogTexts::tr("%1 not kept").arg(count(log.notKept()));
    if (log.isPaused())
        parts << LogTexts::tr("paused, %1 new").arg(count(log.waiting()));
    return parts.join(QStringLiteral(" · "));
}

QString emptyLogText(const model::TransitionLogModel& log)
{
    if (!log.eventSource())
        return LogTexts::tr("Waiting for the first snapshot of this computer’s connections.");
    if (log.kept() > 0)
        return LogTexts::tr("None of the %n transition(s) matches the filter.", nullptr, plural(log.kept()));
    if (log.isPaused())
        return LogTexts::tr("Paused: nothing is shown until it goes on.");
    return LogTexts::tr("No connection has changed its state since the log began.");
}

} // namespace atlas::view
