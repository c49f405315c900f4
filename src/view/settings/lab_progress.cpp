// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/settings/lab_progress.h"

#include <QSettings>
#include <QStringList>

namespace atlas::view::progress {
namespace {

QString finishedKey()
{
    return QStringLiteral("lab/finished");
}

QString lastKey()
{
    return QStringLiteral("lab/lesson");
}

} // namespace

bool isFinished(const QString& lesson)
{
    return QSettings().value(finishedKey()).toStringList().contains(lesson);
}

void setFinished(const QString& lesson)
{
    QSettings settings;
    QStringList finished = settings.value(finishedKey()).toStringList();
    if (lesson.isEmpty() || finished.contains(lesson))
        return;
    finished += lesson;
    settings.setValue(finishedKey(), finished);
}

QString lastLesson()
{
    return QSettings().value(lastKey()).toString();
}

void setLastLesson(const QString& lesson)
{
    QSettings().setValue(lastKey(), lesson);
}

} // namespace atlas::view::progress
