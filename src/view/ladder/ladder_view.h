// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_story.h"
#include "view/ladder/ladder_painter.h"
#include "view/parts/theme.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

namespace atlas::view {

/// The ladder diagram: what both hosts did, what passed between them, and what is to come. Scrolls; new arrows grow
/// from line to line; at rest it paints nothing. With the keyboard Up and Down walk from event to event.
class LadderView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit LadderView(QWidget* parent = nullptr);

    void setHeads(const lab::PerHost<LadderHead>& heads);
    /// Shows the story. Events that were not there before move into place, unless `still`. May be called whenever
    /// something may have changed: what is shown already is not laid out again.
    void showStory(const model::LabStory& story, std::vector<lab::LessonStep> toCome, bool still);
    /// In the middle of the empty view: what is being waited for.
    void setPlaceholder(const QString& text);
    void setReducedMotion(bool reduced);

    static constexpr int motionTime = 350; ///< milliseconds

    [[nodiscard]] const LadderLayout& layoutOfStory() const { return m_layout; }
    [[nodiscard]] bool atRest() const { return !m_clock.isActive(); }
    [[nodiscard]] int currentEntry() const { return m_current; }
    void setCurrentEntry(int entry);
    /// An entry's place in the viewport's pixels.
    [[nodiscard]] QRect rectOfEntry(int entry) const;
    [[nodiscard]] int entryAt(const QPoint& point) const; ///< -1: none
    [[nodiscard]] QSize sizeHint() const override { return {560, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {330, 150}; }

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void layOut();
    void updateRange();
    void scrollToNow(bool still);
    void finish();
    [[nodiscard]] bool shows(const model::LabStory& story, const std::vector<lab::LessonStep>& toCome) const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] QString tipAt(const QPoint& point) const;
    void announceSince(std::uint64_t seen);

    Theme m_theme;
    lab::PerHost<LadderHead> m_heads;
    model::LabStory m_story;
    std::vector<lab::LessonStep> m_toCome;
    LadderLayout m_layout;
    QString m_placeholder;
    std::uint64_t m_seen = 0; ///< the newest event's number
    std::uint64_t m_settled = 0; ///< while the clock runs: newer events are in motion
    int m_current = -1;
    bool m_reducedMotion = false;
    QBasicTimer m_clock; ///< runs only while something moves
    QElapsedTimer m_since;
    double m_progress = 1; ///< of the motion, from 0 to 1
    int m_scrollFrom = 0;
    int m_scrollTo = 0;
};

} // namespace atlas::view
