// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_style.h"

#include "view/diagram/diagram_layout.h"

#include <algorithm>

namespace atlas::view {
namespace {

QString text(std::string_view ascii)
{
    return QString::fromLatin1(ascii.data(), static_cast<qsizetype>(ascii.size()));
}

QString phaseRules(const Theme& theme, Phase phase)
{
    const PhaseColours& colours = theme.phase(phase);
    return QStringLiteral(".zone.%1{fill:%2}.state.%1{fill:%3;stroke:%4}\n")
        .arg(text(phaseIdentifier(phase)), colours.zone.name(), colours.fill.name(), colours.ink.name());
}

} // namespace

LineWidths LineWidths::at(double scale)
{
    const double edge = std::max(1.6, 1.1 / scale);
    return {edge, 1.45 * edge, 2.2 * edge, 1.5 * edge, 2.7 * edge, edge};
}

QByteArray styleSheet(const Theme& theme, double scale)
{
    QString css =
        QStringLiteral(".words,.edge{display:none}\n.state{stroke-width:%1}\n").arg(LineWidths::at(scale).box);
    for (std::size_t phase = 0; phase < phaseCount; ++phase)
        css += phaseRules(theme, static_cast<Phase>(phase));
    return css.toUtf8();
}

std::expected<QByteArray, Error> withStyleSheet(const QByteArray& svg, const QByteArray& styleSheet)
{
    const QByteArray opening("<style>");
    const qsizetype begin = svg.indexOf(opening);
    const qsizetype end = svg.indexOf("</style>", begin);
    if (begin < 0 || end < 0)
        return std::unexpected(Error::verbatim(std::string("the drawing has no <style>")));
    return svg.left(begin + opening.size()) + styleSheet + svg.mid(end);
}

} // namespace atlas::view
