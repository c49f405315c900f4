// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the selected connection came to where it is: its states as a band over time, and the list of its transitions,
// each with how it is known. While both ends are on this computer, both are shown. Nothing is painted while nothing
// changes; while the connection lives, the band's end moves at most once a second.
#pragma once

#include "core/tcp/state.h"
#include "model/stream/clocks.h"
#include "model/stream/history_update.h"

#include <QWidget>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

class QLabel;

namespace atlas::view {

class ElidedLabel;
class HistoryBand;
class StepList;
class StepListModel;

class HistoryPane final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPane(QWidget* parent = nullptr);
    ~HistoryPane() override;

    /// The newest of what is known about the followed connection. The same connection again keeps selection, scroll
    /// position, zoom and pan. `clocks`: one moment not long ago, on both clocks.
    void showConnection(const model::Followed& followed, const model::Clocks& clocks,
                        model::EventSourceKind eventSource);
    /// Nothing is selected.
    void clear();
    /// Time passes. Called each second, this keeps the times of what happened right when the wall clock is changed.
    void advance(const model::Clocks& now);
    /// How long a connection that has ended is kept, as in HistoryBounds.
    void setKeepGone(std::chrono::seconds keepGone);

    [[nodiscard]] HistoryBand* band() const { return m_band; }
    [[nodiscard]] StepList* list() const { return m_list; }

signals:
    /// The pointer or the keyboard came to a step, or left it.
    void stepHovered(std::optional<std::pair<atlas::State, atlas::State>> step);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showAll();
    void showHead();
    void shareHead();
    void fitSentence();
    [[nodiscard]] int textWidth() const;
    void showSentence();
    void showSteps();
    [[nodiscard]] bool isUnchanged(const model::Followed& followed, model::EventSourceKind eventSource) const;
    void followTheme();

    ElidedLabel* m_title;
    ElidedLabel* m_knowledge;
    QLabel* m_sentence;
    HistoryBand* m_band;
    StepListModel* m_steps;
    StepList* m_list;
    std::optional<model::Followed> m_followed;
    model::WallClock m_clock;
    Instant m_asOf{}; ///< the moment that m_followed describes
    Instant m_now{}; ///< as shown
    Instant m_latest{}; ///< of the latest call
    model::EventSourceKind m_eventSource = model::EventSourceKind::Polling;
    std::chrono::seconds m_keepGone{300};
};

} // namespace atlas::view
