// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sockets as rows, sorted and filtered. Made for 100,000 of them: order and filter work on the
// records themselves, an update costs the GUI thread one linear pass, and every change is told by
// exact ranges. There is no reset but on a change of source.
#pragma once

#include "core/filter/filter.h"
#include "model/stream/monitor.h"
#include "model/table/column.h"

#include <QAbstractTableModel>

#include <bitset>
#include <memory>
#include <optional>

namespace atlas::model {

using StateSet = std::bitset<stateCount>;

class SocketTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// How long a row stays marked as new or changed, and, where nothing else was set, how long a gone one stays.
    static constexpr std::chrono::seconds markTime{3};

    explicit SocketTableModel(std::unique_ptr<const CellTexts> texts, QObject* parent = nullptr);
    ~SocketTableModel() override;

    /// Takes the next step; an update whose `before` is not what is shown (or is null) is taken as a change of source.
    void apply(std::shared_ptr<const SnapshotUpdate> update);
    /// Ends the marks, and removes the gone rows, whose time is over at `now`; refreshes what counts with the clock.
    void advance(Instant now);
    /// When the next mark ends; empty if there is none.
    [[nodiscard]] std::optional<Instant> nextMarkEnd() const;

    /// How long a socket that is gone keeps its row; of very many that are gone the oldest go earlier.
    void setGoneTime(std::chrono::seconds time);
    void setFilter(Filter filter);
    void setHiddenStates(StateSet hidden);
    [[nodiscard]] StateSet hiddenStates() const;
    /// While held, rows keep their order: new ones come last, and nothing is sorted again until it is let go.
    void setOrderHeld(bool held);
    /// The words of the cells changed (another language).
    void retranslate();

    /// Sockets (gone ones excepted) in each state that match the filter, hidden states included.
    [[nodiscard]] const StateCounts& matchingCounts() const;
    /// All sockets, filtered or not; gone ones excepted.
    [[nodiscard]] std::size_t socketCount() const;
    [[nodiscard]] const Snapshot* snapshot() const; ///< null before the first update

    [[nodiscard]] const SocketRecord& record(int row) const;
    [[nodiscard]] Freshness freshness(int row) const;
    [[nodiscard]] std::optional<int> rowOf(const SocketKey& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void countsChanged();

private:
    struct Private;
    std::unique_ptr<Private> m_p;
};

} // namespace atlas::model
