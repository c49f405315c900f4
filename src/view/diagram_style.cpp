// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram_style.h"

#include "view/diagram_layout.h"

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

QString edgeRule(const Theme& theme, const Transition& edge, const Emphasis& emphasis, const LineWidths& widths)
{
    QString rule =
        QStringLiteral("#edge-%1{stroke:%2;stroke-width:%3").arg(text(edge.id), theme.accent.name()).arg(widths.marked);
    if (!emphasis.hovers(edge))
        rule += QStringLiteral(";stroke-dasharray:%1 %2").arg(3 * widths.marked).arg(2.2 * widths.marked);
    return rule + QStringLiteral("}\n");
}

} // namespace

LineWidths LineWidths::at(double scale)
{
    return {std::max(1.6, 1.1 / scale), std::max(2.4, 1.7 / scale), std::max(1.6, 1.1 / scale)};
}

QByteArray styleSheet(const Theme& theme, const Emphasis& emphasis, double scale)
{
    const LineWidths widths = LineWidths::at(scale);
    QString css = QStringLiteral(".words{display:none}\n.edge{fill:none;stroke:%1;stroke-width:%2}\n"
                                 ".state{stroke-width:%3}\n")
                      .arg(theme.edge.name())
                      .arg(widths.edge)
                      .arg(widths.box);
    for (std::size_t phase = 0; phase < phaseCount; ++phase)
        css += phaseRules(theme, static_cast<Phase>(phase));
    for (const Transition& edge : transitions)
        if (edge.kind == EdgeKind::Drawn && (emphasis.marks(edge) || emphasis.hovers(edge)))
            css += edgeRule(theme, edge, emphasis, widths);
    return css.toUtf8();
}

std::expected<QByteArray, Error> withStyleSheet(const QByteArray& svg, const QByteArray& styleSheet)
{
    const QByteArray opening("<style>");
    const qsizetype begin = svg.indexOf(opening);
    const qsizetype end = svg.indexOf("</style>", begin);
    if (begin < 0 || end < 0)
        return std::unexpected(Error{"the drawing has no <style>"});
    return svg.left(begin + opening.size()) + styleSheet + svg.mid(end);
}

} // namespace atlas::view
