// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/band_words.h"

#include "view/words/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace atlas::view::band {
namespace {

using Kind = BandPiece::Kind;

class Band {
    Q_DECLARE_TR_FUNCTIONS(Band)
};

QString nameOf(State state)
{
    return words::text(rfcName(state));
}

QStringList stateLines(const BandPiece& piece, const QString& begin, const QString& end)
{
    QStringList lines{nameOf(piece.from)};
    lines << (piece.openStart ? Band::tr("since %1 or earlier").arg(begin) : Band::tr("from %1").arg(begin));
    if (!piece.live)
        lines << Band::tr("until %1").arg(end);
    const QString length = words::exactDuration(piece.end - piece.begin);
    lines << (piece.atLeast ? Band::tr("for at least %1").arg(length) : Band::tr("for %1").arg(length));
    return lines;
}

QStringList changeLines(const BandPiece& piece, const QString& begin, const QString& end)
{
    QStringList lines{QStringLiteral("%1 → %2").arg(nameOf(piece.from), nameOf(piece.to))};
    lines << Band::tr("at an unknown moment between %1 and %2").arg(begin, end);
    QStringList between;
    for (const State state : piece.between)
        between << nameOf(state);
    if (!between.isEmpty())
        lines << Band::tr("through %1").arg(between.join(QStringLiteral(" → ")));
    if (piece.ambiguous)
        lines << Band::tr("on which way is not known");
    return lines;
}

QString shortText(const BandPiece& piece, const model::WallClock& clock)
{
    if (piece.kind == Kind::Change)
        return Band::tr("an unknown moment of change");
    if (piece.live)
        return Band::tr("%1 since %2").arg(nameOf(piece.from), momentText(piece.begin, clock));
    const QString length = words::exactDuration(piece.end - piece.begin);
    return (piece.atLeast ? Band::tr("%1 for at least %2") : Band::tr("%1 for %2")).arg(nameOf(piece.from), length);
}

} // namespace

QString momentText(Instant time, const model::WallClock& clock)
{
    return words::timeOfDay(clock.wallTime(time), clock.latest());
}

QString nowText()
{
    return Band::tr("now");
}

QString notToScaleText()
{
    //: Below a part of the band of states, where short pieces are drawn wider than their time.
    return Band::tr("not to scale");
}

QString pieceText(const BandPiece& piece, const TimeScale& scale, const model::WallClock& clock)
{
    const QString begin = momentText(piece.begin, clock);
    const QString end = momentText(piece.end, clock);
    QStringList lines = piece.kind == Kind::State ? stateLines(piece, begin, end) : changeLines(piece, begin, end);
    if (!scale.isToScale(piece.begin, piece.end))
        lines << Band::tr("(drawn wider than its time)");
    return lines.join(QLatin1Char('\n'));
}

QString sentence(const std::vector<BandRow>& rows, const model::WallClock& clock)
{
    QStringList texts;
    for (const BandRow& row : rows) {
        QStringList pieces;
        for (const BandPiece& piece : row.pieces)
            pieces << shortText(piece, clock);
        texts << (row.name.isEmpty() ? QString() : row.name + QStringLiteral(": ")) + pieces.join(QStringLiteral(", "));
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace atlas::view::band
