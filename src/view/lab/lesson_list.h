// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include <vector>

namespace atlas::view {

struct LessonEntry {
    QString id; ///< empty: free play
    QString title;
    QString subtitle;
    bool possible = true; ///< here; otherwise it needs the two hosts
    bool finished = false;
};

/// The lessons, each with title and subtitle, and a tick where it was finished; free play comes last.
class LessonList final : public QListWidget {
    Q_OBJECT

public:
    explicit LessonList(QWidget* parent = nullptr);

    void showLessons(const std::vector<LessonEntry>& lessons);
    void markFinished(const QString& id);
    void setCurrentLesson(const QString& id); ///< without lessonChosen()
    /// Whether a lesson follows that is possible here; free play is none.
    [[nodiscard]] bool hasNext() const { return next() != nullptr; }
    void chooseNext();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {150, 160}; }

protected:
    /// Left, Right, Space and Enter are the window's: they step through the lesson.
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

signals:
    void lessonChosen(const QString& id);

private:
    [[nodiscard]] QListWidgetItem* find(const QString& id) const;
    [[nodiscard]] QListWidgetItem* next() const;
};

} // namespace atlas::view
