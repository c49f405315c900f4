// SPDX-License-Identifier: GPL-3.0-or-later
// What the lab remembers of a person: which lessons were finished, and which one was open last.
#pragma once

#include <QString>

namespace atlas::view::progress {

[[nodiscard]] bool isFinished(const QString& lesson);
void setFinished(const QString& lesson);
[[nodiscard]] QString lastLesson();
void setLastLesson(const QString& lesson);

} // namespace atlas::view::progress
