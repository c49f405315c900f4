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

/// "FIN+ACK"
QString flagNames(TcpFlags flags)
{
    QStringList names;
    for (const TcpFlag flag : tcpFlags)
        if (flags.has(flag))
            names += words::text(name(flag));
    return names.join(QLatin1Char('+'));
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
    {"ECONNREFUSED",
     QT_TRANSLATE_NOOP("Ladder", "Usually nobody listens on that port; a firewall that rejects looks the same.")},
    {"ECONNRESET", QT_TRANSLATE_NOOP("Ladder", "The other side ended the connection with RST.")},
    {"ETIMEDOUT", QT_TRANSLATE_NOOP("Ladder", "The other side did not answer, and the kernel has given up.")},
    {"EPIPE",
     QT_TRANSLATE_NOOP("Ladder", "This side cannot send any more: it was shut down, or the connection is gone.")},
    {"EADDRINUSE", QT_TRANSLATE_NOOP("Ladder", "Another socket holds this port; it may be one in TIME-WAIT.")},
    {"EAGAIN", QT_TRANSLATE_NOOP("Ladder", "Not possible yet: a blocking call would wait.")},
    {"EINPROGRESS", QT_TRANSLATE_NOOP("Ladder", "The SYN is on its way; the answer is still to come.")},
    {"ENOTCONN", QT_TRANSLATE_NOOP("Ladder", "The socket is not connected.")},
    {"EISCONN", QT_TRANSLATE_NOOP("Ladder", "The socket is connected already.")},
    {"EALREADY", QT_TRANSLATE_NOOP("Ladder", "An earlier connect() still waits for its answer.")},
    {"EINVAL", QT_TRANSLATE_NOOP("Ladder", "This call cannot be made in the socket’s present state.")},
    {"EHOSTUNREACH", QT_TRANSLATE_NOOP("Ladder", "No route to that address, or a firewall prohibits it.")},
    {"EADDRNOTAVAIL", QT_TRANSLATE_NOOP("Ladder", "This host does not have that address, or no port is free.")},
};

} // namespace

QString hostName(lab::Host host)
{
    return words::text(letter(host));
}

QString segmentLabel(TcpFlags flags, int length)
{
    QStringList parts;
    for (const TcpFlag flag : {TcpFlag::Syn, TcpFlag::Fin, TcpFlag::Rst})
        if (flags.has(flag))
            parts += words::text(name(flag));
    const bool acknowledges = flags.has(TcpFlag::Ack);
    if (acknowledges && parts == QStringList{QStringLiteral("SYN")})
        parts += QStringLiteral("ACK");
    QString named = parts.join(QLatin1Char('+'));
    if (length > 0) {
        const QString data = Ladder::tr("data %1 B").arg(QLocale().toString(length));
        return named.isEmpty() ? data : QStringLiteral("%1, %2").arg(data, named);
    }
    if (!named.isEmpty())
        return named;
    return acknowledges ? QStringLiteral("ACK") : flagNames(flags);
}

QString segmentLabel(const lab::Segment& segment)
{
    return segmentLabel(segment.flags, segment.length);
}

QString repetition(int sent)
{
    return Ladder::tr(
               "×%1: its sender has sent this packet %1 times so far, since nothing confirms it while it is held. "
               "Here it is one packet.")
        .arg(QLocale().toString(sent));
}

QString segmentDetails(const lab::Segment& segment)
{
    const QLocale locale;
    QStringList parts{flagNames(segment.flags), QStringLiteral("seq %1").arg(locale.toString(segment.sequence))};
    if (segment.acknowledgement)
        parts += QStringLiteral("ack %1").arg(locale.toString(*segment.acknowledgement));
    parts += Ladder::tr("%n byte(s) of data", nullptr, segment.length);
    return parts.join(QStringLiteral(" · "));
}

QString callText(const lab::CallMade& call)
{
    const QString text = words::hostile(call.text);
    if (call.result.error)
        return QStringLiteral("%1: %2").arg(text, words::text(lab::errnoName(*call.result.error)));
    if (call.later)
        return Ladder::tr("%1: connected").arg(text);
    return call.result.value >= 0 && resultMatters(text) ? QStringLiteral("%1 = %2").arg(text).arg(call.result.value)
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

QString errnoMeaning(std::optional<int> error)
{
    const std::string name = error ? lab::errnoName(*error) : std::string();
    for (const Meaning& meaning : meanings)
        if (name == meaning.name)
            return Ladder::tr(meaning.text);
    return {};
}

namespace {

struct Sentence {
    QString operator()(const lab::CallMade& call) const
    {
        const QString called = Ladder::tr("%1 calls %2").arg(hostName(call.host), callText(call));
        const QString meaning = errnoMeaning(call.result.error);
        return meaning.isEmpty() ? called : QStringLiteral("%1. %2").arg(called, meaning);
    }
    QString operator()(const lab::StateChanged& change) const
    {
        return Ladder::tr("%1 goes from %2 to %3")
            .arg(hostName(change.host), words::text(rfcName(change.from)), words::text(rfcName(change.to)));
    }
    QString operator()(const lab::PacketMoved& packet) const
    {
        const QString segment = segmentLabel(packet.segment);
        using enum lab::PacketMove;
        switch (packet.move) {
        case Sent:
            return Ladder::tr("%1 sends %2").arg(hostName(packet.from), segment);
        case Repeated:
            return Ladder::tr("%1 sends %2 again").arg(hostName(packet.from), segment);
        case Delivered:
            return Ladder::tr("%1 receives %2").arg(hostName(other(packet.from)), segment);
        case Dropped:
            return Ladder::tr("%1 is lost").arg(segment);
        case Duplicated:
            return Ladder::tr("%1 arrives, and a copy of it stays on its way").arg(segment);
        case Delayed:
            return Ladder::tr("%1 is delayed").arg(segment);
        case Swapped:
            return Ladder::tr("two packets swap places");
        case Injected:
            break;
        }
        return Ladder::tr("a forged %1 is on its way").arg(segment);
    }
    QString operator()(const lab::Waited& waited) const { return Ladder::tr("%1 pass").arg(wait(waited.time)); }
    QString operator()(const lab::Note& note) const
    {
        if (note.code == "end-of-stream")
            return Ladder::tr("%1 has read to the end: the other side has closed")
                .arg(hostName(note.host.value_or(lab::Host::A)));
        return words::error(note.text);
    }
};

} // namespace

QString sentence(const decltype(lab::Event::what)& event)
{
    return std::visit(Sentence{}, event);
}

} // namespace atlas::view::ladder
