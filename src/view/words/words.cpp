// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/words/words.h"

#include "core/base/visible.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace atlas::view::words {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString hostile(std::string_view bytes)
{
    return text(visible(bytes));
}

QString duration(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    const auto total = floor<seconds>(duration).count();
    const auto number = [](qint64 value) { return QString::number(value); };
    if (total < 1)
        return Words::tr("< 1 s");
    if (total < 60)
        return Words::tr("%1 s").arg(number(total));
    if (total < 3600)
        return Words::tr("%1 min").arg(number(total / 60));
    if (total < 86'400) {
        const auto minutes = total % 3600 / 60;
        return minutes == 0 ? Words::tr("%1 h").arg(number(total / 3600))
                            : Words::tr("%1 h %2 min").arg(number(total / 3600), number(minutes));
    }
    return Words::tr("%1 d %2 h").arg(number(total / 86'400), number(total % 86'400 / 3600));
}

QString shortTime(std::chrono::nanoseconds duration)
{
    const auto microseconds = static_cast<double>(duration.count()) / 1'000;
    const QLocale locale;
    if (microseconds < 1'000)
        return Words::tr("%1 µs").arg(locale.toString(microseconds, 'f', 0));
    if (microseconds < 1'000'000)
        return Words::tr("%1 ms").arg(locale.toString(microseconds / 1'000, 'f', microseconds < 100'000 ? 1 : 0));
    return Words::tr("%1 s").arg(locale.toString(microseconds / 1'000'000, 'f', 1));
}

QString exactDuration(std::chrono::nanoseconds exact)
{
    using namespace std::chrono;
    const QLocale locale;
    const auto seconds = [&](nanoseconds time, int digits) {
        return locale.toString(static_cast<double>(time.count()) / 1e9, 'f', digits);
    };
    if (exact < 1s)
        return shortTime(exact);
    if (exact < 1min)
        return Words::tr("%1 s").arg(seconds(exact, exact < 10s ? 3 : 1));
    if (exact >= 1h)
        return words::duration(floor<milliseconds>(exact));
    const auto full = floor<minutes>(exact);
    return Words::tr("%1 min %2 s")
        .arg(locale.toString(static_cast<qlonglong>(full.count())), seconds(exact - full, 1));
}

QString timeOfDay(std::chrono::system_clock::time_point time, std::chrono::system_clock::time_point today, int digits)
{
    using namespace std::chrono;
    const auto local = [](system_clock::time_point moment) {
        return QDateTime::fromMSecsSinceEpoch(floor<milliseconds>(moment.time_since_epoch()).count());
    };
    const QDateTime moment = local(time);
    QString text = moment.toString(QStringLiteral("HH:mm:ss.zzz"));
    constexpr int most = 3;
    text.chop(digits == 0 ? most + 1 : most - digits);
    return moment.date() == local(today).date() ? text : moment.toString(QStringLiteral("yyyy-MM-dd ")) + text;
}

QString age(const StateAge& age)
{
    if (age.exact)
        return duration(age.duration);
    // "At least less than a second" says nothing; 0 is a true lower bound.
    return Words::tr("≥ %1").arg(age.duration < std::chrono::seconds(1) ? Words::tr("%1 s").arg(0)
                                                                        : duration(age.duration));
}

QString bytes(std::uint64_t count)
{
    // Qt knows the larger units, but not that languages have plurals.
    return count < 1024 ? Words::tr("%n byte(s)", nullptr, static_cast<int>(count))
                        : QLocale().formattedDataSize(static_cast<qint64>(count), 1);
}

QString rate(std::uint64_t bytesPerSecond)
{
    return Words::tr("%1/s").arg(bytes(bytesPerSecond));
}

QString timer(const Timer& timer)
{
    const QString left = duration(timer.remaining);
    switch (timer.kind) {
    case TimerKind::Retransmit:
        return timer.retransmissions == 0
            ? Words::tr("retransmits in %1").arg(left)
            : Words::tr("retransmits in %1 (%n unanswered)", nullptr, timer.retransmissions).arg(left);
    case TimerKind::Keepalive:
        return Words::tr("asks in %1 whether the other side is still there").arg(left);
    case TimerKind::TimeWait:
        return Words::tr("ends in %1").arg(left);
    case TimerKind::FinWait2:
        return Words::tr("ends in %1, unless the other side’s FIN comes before").arg(left);
    case TimerKind::Persist:
        return Words::tr("asks in %1 whether the other side has room again").arg(left);
    case TimerKind::Unknown:
        break;
    }
    return Words::tr("a timer of unknown kind ends in %1").arg(left);
}

QString phrases(std::span<const Phrase> phrases, const char* context)
{
    QString text;
    for (const Phrase& phrase : phrases) {
        const QString translated = QCoreApplication::translate(context, phrase.text.c_str());
        text += hostile(fill(translated.toStdString(), phrase.arguments));
    }
    return text;
}

QString error(const Error& error)
{
    return phrases(error.phrases, "Error");
}

QString process(const Process& process)
{
    return QStringLiteral("%1 (%2)").arg(hostile(process.name), QString::number(number(process.pid)));
}

QString user(Uid uid, const Names& names)
{
    const std::string* name = names.user(uid);
    return name != nullptr ? hostile(*name) : QString::number(number(uid));
}

QString ownerMissing(const SocketRecord& record, const Names& names)
{
    switch (record.ownerMissing.value_or(OwnerMissing::NotLookedUp)) {
    case OwnerMissing::NotPermitted:
        return record.uid
            ? Words::tr("Not permitted to look: a process of user %1 holds it.").arg(user(*record.uid, names))
            : Words::tr("Not permitted to look: another user’s process holds it.");
    case OwnerMissing::TimeWait:
        return Words::tr("Nobody: a TIME-WAIT belongs to no program. The kernel keeps it.");
    case OwnerMissing::OrphanedFinWait2:
        return Words::tr("Nobody any more: its program has closed it, and the kernel waits for the other side’s FIN.");
    case OwnerMissing::Orphaned:
        return Words::tr("Nobody any more: its program has closed it, and the kernel sends what is left.");
    case OwnerMissing::SynReceived:
        return Words::tr("Nobody yet: no program is told before the handshake is complete.");
    case OwnerMissing::NotAcceptedYet:
        return Words::tr("Nobody yet: the connection waits until the listening program calls accept().");
    case OwnerMissing::Kernel:
        return Words::tr("The kernel itself: no process holds a descriptor for it.");
    case OwnerMissing::NoDescriptor:
        return Words::tr("No process: nobody has a descriptor for it. The kernel uses it itself, or something keeps it "
                         "that needs no descriptor.");
    case OwnerMissing::InFlight:
        return Words::tr(
            "No process has it now. Descriptors are on their way through a Unix socket, and it is probably "
            "one of them.");
    case OwnerMissing::Registered:
        return Words::tr("No process has a descriptor for it. It is probably registered with io_uring, which does not "
                         "name what it keeps.");
    case OwnerMissing::NotReadable:
        return Words::tr("Not known: not every process could be read.");
    case OwnerMissing::OtherNamespace:
        return Words::tr("A process that cannot be seen from here, as in another process namespace (a container).");
    case OwnerMissing::ProcessGone:
        return Words::tr("Its process ended while it was being looked for.");
    case OwnerMissing::NotLookedUp:
        break;
    }
    return Words::tr("Not looked up.");
}

QString relation(const SocketRecord& record)
{
    const Process* const process = record.related.first();
    if (process == nullptr)
        return {};
    return record.relation == Relation::HoldListener
        ? Words::tr("Its listener belongs to %1.").arg(words::process(*process))
        : Words::tr("Last held by %1.").arg(words::process(*process));
}

} // namespace atlas::view::words
