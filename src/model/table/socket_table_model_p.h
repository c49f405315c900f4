// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/row_edits.h"
#include "model/table/row_order.h"
#include "model/table/row_sequence.h"
#include "model/table/socket_rows.h"
#include "model/table/socket_table_model.h"

namespace atlas::model {

/// The rows, and how they get from one order to another by exact signals. Between two signals the model is always
/// consistent: `rows` is what has been told, and each of its references can be read.
struct SocketTableModel::Private {
    /// Views handle each range by itself. Beyond this many, everything between the rows that somebody holds by a
    /// persistent index is replaced in bulk.
    static constexpr std::size_t mostRanges = 1000;

    Private(SocketTableModel& owner, std::unique_ptr<const CellTexts> cellTexts)
        : model(owner), texts(std::move(cellTexts))
    {
    }

    SocketTableModel& model;
    std::unique_ptr<const CellTexts> texts;
    SocketRows sockets;
    RowOrder order{sockets};
    RowSequence rows; ///< the shown part of `order`
    bool held = false;
    Instant now;

    void begin(std::shared_ptr<const Snapshot> snapshot);
    void step(const SnapshotUpdate& update);
    void advance();

    /// Removes and inserts rows until those are shown that should be, in the present order.
    void showRows();
    /// Sorts all rows anew.
    void sortRows();
    /// Moves the rows to where the order has them.
    void reorderRows();
    /// Tells which rows have other cells now.
    void tellTouched();

    [[nodiscard]] std::vector<RowEdit> edits(const std::vector<RowRef>& target);
    void run(const RowEdit& edit, const std::vector<RowRef>& target);
    [[nodiscard]] QModelIndexList moved(const QModelIndexList& indexes, const std::vector<RowRef>& target) const;
    void tellChanged(std::size_t firstRow, std::size_t lastRow);
    [[nodiscard]] CellContext context() const { return {*sockets.snapshot()->names, now}; }
};

} // namespace atlas::model
