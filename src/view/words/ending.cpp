// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/words/ending.h"

#include "view/words/step_texts.h"
#include "view/words/words.h"

#include <QCoreApplication>

namespace atlas::view {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Ending)
};

QString whenText(const Ending& ending)
{
    const auto time = [&](Instant moment, int decimals) {
        return words::timeOfDay(ending.clocks.wallTime(moment), ending.clocks.wall, decimals);
    };
    constexpr int exact = 3;
    constexpr int about = 1;
    if (!ending.last)
        return ending.closed ? Texts::tr("It had ended by %1; how is not known.").arg(time(*ending.closed, about))
                             : Texts::tr("When and how it ended is not known.");
    const Step& last = *ending.last;
    const QString when = last.known == Known::Observed || last.after == last.time
        ? Texts::tr("It ended at %1").arg(time(last.time, exact))
        : Texts::tr("It ended between %1 and %2").arg(time(last.after, about), time(last.time, about));
    const QString meaning = meaningText(last);
    return QStringLiteral("%1: %2%3.")
        .arg(when, causeText(last), meaning.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(meaning));
}

} // namespace

Ending endingOf(const model::FollowedEnd& end, const model::Clocks& clocks)
{
    Ending ending{.was = end.record.state, .last = {}, .closed = {}, .clocks = clocks};
    if (!end.history)
        return ending;
    ending.closed = end.history->closed;
    if (!end.history->steps.empty())
        ending.was = end.history->steps.back().to;
    if (ending.was == State::Closed && !end.history->steps.empty()) {
        ending.last = end.history->steps.back();
        ending.was = isWholeLife(*ending.last) ? State::Unknown : ending.last->from;
    }
    return ending;
}

QString endingText(const Ending& ending)
{
    return whenText(ending) + QLatin1Char(' ') +
        Texts::tr("Nothing comes next: it is nobody’s turn, and nothing of it is left to check.");
}

} // namespace atlas::view
