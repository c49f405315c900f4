// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/settings/kept_filters.h"

#include <QSettings>

namespace atlas::view {
namespace {

constexpr QLatin1String recentKey("recentFilters");
constexpr QLatin1String keptKey("keptFilters");

} // namespace

QStringList recentFilters()
{
    return QSettings().value(recentKey).toStringList();
}

void rememberFilter(const QString& text)
{
    constexpr qsizetype most = 10;
    const QString used = text.trimmed();
    if (used.isEmpty())
        return;
    QStringList all = recentFilters();
    all.removeAll(used);
    all.prepend(used);
    QSettings().setValue(recentKey, QVariant(all.mid(0, most)));
}

QStringList keptFilters()
{
    return QSettings().value(keptKey).toStringList();
}

void keepFilter(const QString& text, bool keep)
{
    QStringList all = keptFilters();
    all.removeAll(text);
    if (keep)
        all.append(text);
    QSettings().setValue(keptKey, QVariant(all));
}

} // namespace atlas::view
