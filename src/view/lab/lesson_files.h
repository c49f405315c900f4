// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_play.h"

#include <QObject>
#include <QWidget>

#include <string>

namespace atlas::view {

/// The lab window's files: free play saved as a lesson, and lessons opened that were written elsewhere. The dialogs do
/// not block.
class LessonFiles final : public QObject {
    Q_OBJECT

public:
    /// `play` must outlive this; the dialogs are windows of `window`.
    LessonFiles(model::LabPlay& play, QWidget* window);

    void askForFileToOpen();
    void askForFileToSave();

signals:
    /// A file was read that is short enough for a lesson. `name` is without its folder.
    void opened(const QString& name, const std::string& text);
    void saved(const QString& path);
    /// A sentence that says what went wrong.
    void failed(const QString& text);

private:
    void open(const QString& path);
    void save(const QString& path);
    void write(const QString& path, const std::string& text);

    model::LabPlay& m_play;
    QWidget* m_window;
};

} // namespace atlas::view
