// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace atlas::view {

/// What keeps `path` from being a regular file, in the user's language; empty where it is one, or there is nothing. A
/// new file would take the place of a device or of a pipe, and opening a pipe would wait for its other end.
[[nodiscard]] QString whyNotRegular(const QString& path);

/// What keeps `content` from being the file's; empty where it is. What was there before stays whole until then.
[[nodiscard]] QString saveFile(const QString& path, const QByteArray& content);

} // namespace atlas::view
