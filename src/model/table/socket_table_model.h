// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sockets as rows, sorted and filtered. Made for 100,000 of them: order and filter work on the records themselves,
// an update costs the GUI thread one linear pass, and every change is announced by exact ranges. There is no reset but
// on a change of source.
#pragma once

#include "core/filter/filter.h"
#include "model/stream/snapshot_update.h"
#include "model/table/column.h"
#include "model/table/row_model.h"
#include "model/table/row_order.h"
#include "model/table/row_sequence.h"
#include "model/table/socket_rows.h"
#include "model/table/state_set.h"

#include <memory>
#include <optional>
#include <vector>

namespace atlas::model {

class SocketTableModel final : public RowModel {
    Q_OBJECT

public:
    explicit SocketTableModel(std::unique_ptr<const CellTexts> texts, QObject* parent = nullptr);
    ~SocketTableModel() override;

    /// Takes the next step; an update whose `before` is not what is shown (or is null) is taken as a change of source.
    void apply(std::shared_ptr<const SnapshotUpdate> update);
    /// Ends the marks, and removes the gone rows, whose time is over at `now`; refreshes what counts with the clock.
    void advance(Instant now);
    /// apply(), and advance() to the time of the update's snapshot: for Monitor::updated().
    void showUpdate(const std::shared_ptr<const SnapshotUpdate>& update);
    /// When the next mark ends; empty if there is none.
    [[nodiscard]] std::optional<Instant> nextMarkEnd() const { return m_sockets.nextMarkEnd(); }

    /// How long a socket that is gone keeps its row; of very many that are gone the oldest go earlier.
    void setGoneTime(std::chrono::seconds time);
    void setFilter(Filter filter);
    void setHiddenStates(StateSet hidden);
    [[nodiscard]] StateSet hiddenStates() const { return m_sockets.hiddenStates(); }
    /// While held, rows keep their order: new ones come last, and nothing is sorted again until it is let go.
    void setOrderHeld(bool held);
    /// The words of the cells changed (another language).
    void retranslate();

    /// Sockets (gone ones excepted) in each state that match the filter, hidden states included.
    [[nodiscard]] const StateCounts& matchingCounts() const { return m_sockets.matchingCounts(); }
    /// All sockets, filtered or not; gone ones excepted.
    [[nodiscard]] std::size_t socketCount() const { return m_sockets.liveCount(); }
    [[nodiscard]] const Snapshot* snapshot() const { return m_sockets.snapshot().get(); } ///< null before the first

    [[nodiscard]] const SocketRecord& record(int row) const { return m_sockets.record(refAt(row)); }
    [[nodiscard]] Freshness freshness(int row) const { return m_sockets.freshness(refAt(row)); }
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
    [[nodiscard]] RowRef refAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] CellContext context() const { return {*m_sockets.snapshot()->names, m_now}; }

    void begin(std::shared_ptr<const Snapshot> snapshot);
    void step(const SnapshotUpdate& update);
    void passTime();
    void showRows();
    void sortRows();
    void reorderRows();
    [[nodiscard]] QModelIndexList moved(const QModelIndexList& indexes, const std::vector<RowRef>& target) const;
    void announceTouched();

    std::unique_ptr<const CellTexts> m_texts;
    SocketRows m_sockets;
    RowOrder m_order{m_sockets};
    /// The shown part of the order. Between two signals this is what has been announced, and each of its references
    /// can be read.
    RowSequence m_rows;
    bool m_held = false;
    Instant m_now;
};

} // namespace atlas::model
