// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/words/end_labels.h"

#include "view/words/words.h"

namespace atlas::view {
namespace {

QString port(const SocketRecord& record)
{
    return QLatin1Char(':') + QString::number(record.local.port);
}

/// Once known, the owner's name stays when TIME-WAIT or the end has none.
QString name(const model::FollowedEnd& end)
{
    if (const Process* owner = end.record.owners.first())
        return words::hostile(owner->name);
    return end.history && !end.history->ownerName().empty() ? words::hostile(end.history->ownerName()) : QString();
}

} // namespace

std::array<QString, 2> endLabels(const model::Followed& followed)
{
    std::array<QString, 2> labels{name(followed.own), followed.peer ? name(*followed.peer) : QString()};
    // Two ends with one name are distinguished by their ports alone: there is little room for more.
    const bool same = followed.peer && labels[0] == labels[1];
    if (same || labels[0].isEmpty())
        labels[0] = port(followed.own.record);
    if (followed.peer && (same || labels[1].isEmpty()))
        labels[1] = port(followed.peer->record);
    return labels;
}

QString endLabel(const SocketRecord& record)
{
    const Process* owner = record.owners.first();
    return owner != nullptr ? words::hostile(owner->name) : port(record);
}

} // namespace atlas::view
