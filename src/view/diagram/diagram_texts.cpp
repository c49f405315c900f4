// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_texts.h"

#include "view/words/transition_texts.h"
#include "view/words/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace atlas::view {
namespace {

/// The context of the translations.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DiagramTexts)
};

/// As tr() counts; larger numbers read the same.
template <typename Number> int counted(Number number)
{
    return static_cast<int>(std::min<Number>(number, 1'000'000'000));
}

} // namespace

QString nodeText(Node node, std::size_t connections, const QStringList& labels)
{
    QStringList parts{words::text(rfcName(node.state))};
    if (node.end)
        parts << Texts::tr("where a connection ends");
    else if (connections == 0)
        parts << Texts::tr("no connection");
    else if (connections == 1)
        parts << Texts::tr("one connection");
    else
        parts << Texts::tr("%n connections", nullptr, counted(connections));
    for (const QString& label : labels)
        parts << (label.isEmpty() ? Texts::tr("the selected connection is here") : Texts::tr("%1 is here").arg(label));
    return parts.join(QStringLiteral(", "));
}

QString edgeText(const Transition& edge, std::optional<std::uint64_t> lastMinute)
{
    QStringList lines{transitionTitle(edge), explanation(edge)};
    if (lastMinute)
        lines << Texts::tr("Taken %n times in the last minute.", nullptr, counted(*lastMinute));
    return (lines << sectionReference(edge)).join(u'\n');
}

} // namespace atlas::view
