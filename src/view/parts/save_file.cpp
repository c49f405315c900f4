// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/save_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace atlas::view {

QString whyNotRegular(const QString& path)
{
    const QFileInfo before(path);
    return before.exists() && !before.isFile() ? QCoreApplication::translate("Files", "it is not a regular file")
                                               : QString();
}

QString saveFile(const QString& path, const QByteArray& content)
{
    if (QString problem = whyNotRegular(path); !problem.isEmpty())
        return problem;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return file.errorString();
}

} // namespace atlas::view
