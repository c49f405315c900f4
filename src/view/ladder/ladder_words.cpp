// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_words.h"

#include "view/words/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace atlas::view::ladder {
namespace {

class Ladder {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

QString safe(const QString& text)
{
    return words::hostile(text.toStdString());
}

/// Of these calls the number that they return says something.
bool resultMatters(const QString& text)
{
    return text.startsWith(QLatin1String("read")) || text.startsWith(QLatin1String("recv")) ||
        text.startsWith(QLatin1String("send")) || text.startsWith(QLatin1String("write"));
}

struct Meaning {
    const char* name;
    const char* text;
};
constexpr Meaning meanings[] = {
    {"ECONNREFUSED", QT_TRANSLATE_NOOP("Ladder", "Nobody listens on that port: the other side answered with RST.")},
    {"ECONNRESET", QT_TRANSLATE_NOOP("Ladder", "The other side ended the connection with RST.")},
    {"ETIMEDOUT", QT_TRANSLATE_NOOP("Ladder", "The other side did not answer, and the kernel has given up.")},
    {"EPIPE",
     QT_TRANSLATE_NOOP("Ladder", "This side cannot send any more: it was shut down, or the connection is gone.")},
    {"EADDRINUSE", QT_TRANSLATE_NOOP("Ladder", "Another socket holds this port; it may be one in TIME-WAIT.")},
    {"EAGAIN", QT_TRANSLATE_NOOP("Ladder", "Nothing to be had now: a program would wait here.")},
    {"EINPROGRESS", QT_TRANSLATE_NOOP("Ladder", "The SYN is on its way; the answer is still to come.")},
    {"ENOTCONN", QT_TRANSLATE_NOOP("Ladder", "The socket is not connected.")},
    {"EISCONN", QT_TRANSLATE_NOOP("Ladder", "The socket is connected already.")},
    {"EALREADY", QT_TRANSLATE_NOOP("Ladder", "An earlier connect() still waits for its answer.")},
    {"EINVAL", QT_TRANSLATE_NOOP("Ladder", "This call cannot be made in the socket’s present state.")},
    {"EHOSTUNREACH", QT_TRANSLATE_NOOP("Ladder", "There is no way to that address.")},
    {"EADDRNOTAVAIL", QT_TRANSLATE_NOOP("Ladder", "This host does not have that address, or no port is free.")},
};

} // namespace

QString hostName(model::LabHost host)
{
    return model::identifier(host);
}

QString segmentLabel(const QStringList& flags, int length)
{
    QStringList parts;
    for (const char* const flag : {"SYN", "FIN", "RST"})
        if (flags.contains(QLatin1String(flag)))
            parts += QLatin1String(flag);
    const bool acknowledges = flags.contains(QLatin1String("ACK"));
    if (acknowledges && parts == QStringList{QStringLiteral("SYN")})
        parts += QStringLiteral("ACK");
    QString named = parts.join(QLatin1Char('+'));
    if (length > 0) {
        const QString data = Ladder::tr("data %1 B").arg(QLocale().toString(length));
        return named.isEmpty() ? data : QStringLiteral("%1, %2").arg(data, named);
    }
    if (!named.isEmpty())
        return named;
    return acknowledges ? QStringLiteral("ACK") : safe(flags.join(QLatin1Char('+')));
}

QString segmentDetails(const QStringList& flags, qint64 seq, std::optional<qint64> ack, int length)
{
    const QLocale locale;
    QStringList parts{safe(flags.join(QLatin1Char('+'))), QStringLiteral("seq %1").arg(locale.toString(seq))};
    if (ack)
        parts += QStringLiteral("ack %1").arg(locale.toString(*ack));
    parts += Ladder::tr("%n byte(s) of data", nullptr, length);
    return parts.join(QStringLiteral(" · "));
}

QString callText(const model::LabNews& call)
{
    const QString text = safe(call.text);
    if (!call.error.isEmpty())
        return QStringLiteral("%1: %2").arg(text, safe(call.error));
    if (call.later)
        return Ladder::tr("%1: connected").arg(text);
    return call.value && *call.value >= 0 && resultMatters(text) ? QStringLiteral("%1 = %2").arg(text).arg(*call.value)
                                                                 : text;
}

QString wait(std::chrono::milliseconds time)
{
    using namespace std::chrono;
    if (time < seconds(1))
        return Ladder::tr("%1 ms").arg(time.count());
    if (time < minutes(1)) {
        const double count = static_cast<double>(time.count()) / 1000;
        return Ladder::tr("%1 s").arg(QLocale().toString(count, 'g', time < seconds(10) ? 2 : 3));
    }
    const auto rest = duration_cast<seconds>(time) % 60;
    const QString whole = Ladder::tr("%1 min").arg(floor<minutes>(time).count());
    return rest.count() == 0 ? whole : whole + QLatin1Char(' ') + Ladder::tr("%1 s").arg(rest.count());
}

QString errnoMeaning(const QString& name)
{
    for (const Meaning& meaning : meanings)
        if (name == QLatin1String(meaning.name))
            return Ladder::tr(meaning.text);
    return {};
}

QString sentence(const model::LabNews& news)
{
    using enum model::LabNews::Kind;
    const QString host = hostName(news.host.value_or(model::LabHost::A));
    const QString segment = segmentLabel(news.flags, news.length);
    switch (news.kind) {
    case Call: {
        const QString called = Ladder::tr("%1 calls %2").arg(host, callText(news));
        const QString meaning = errnoMeaning(news.error);
        return meaning.isEmpty() ? called : QStringLiteral("%1. %2").arg(called, meaning);
    }
    case State:
        return Ladder::tr("%1 goes from %2 to %3")
            .arg(host, words::text(rfcName(news.from)), words::text(rfcName(news.to)));
    case Sent:
        return Ladder::tr("%1 sends %2").arg(host, segment);
    case Repeated:
        return Ladder::tr("%1 sends %2 again").arg(host, segment);
    case Delivered:
        return Ladder::tr("%1 receives %2").arg(host, segment);
    case Dropped:
        return Ladder::tr("%1 is lost").arg(segment);
    case Duplicated:
        return Ladder::tr("%1 arrives, and a copy of it stays on its way").arg(segment);
    case Delayed:
        return Ladder::tr("%1 is delayed").arg(segment);
    case Swapped:
        return Ladder::tr("two packets change their order");
    case Injected:
        return Ladder::tr("a forged %1 is on its way").arg(segment);
    case Wait:
        return Ladder::tr("%1 pass").arg(wait(news.waited.value_or(std::chrono::milliseconds(0))));
    case Note:
        if (news.code == QLatin1String("end-of-stream"))
            return Ladder::tr("%1 has read to the end: the other side has closed").arg(host);
        break;
    }
    return safe(news.text);
}

} // namespace atlas::view::ladder
