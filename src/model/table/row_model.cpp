// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/row_model.h"

namespace atlas::model {

std::vector<std::uint8_t> RowModel::anchors(std::size_t first, std::span<const std::uint8_t> stays) const
{
    std::vector<std::uint8_t> anchored(stays.size());
    for (const QModelIndex& index : persistentIndexList())
        if (const auto row = static_cast<std::size_t>(index.row()); row >= first && row - first < stays.size())
            anchored[row - first] = stays[row - first];
    return anchored;
}

void RowModel::announceRows(std::size_t firstRow, std::size_t lastRow)
{
    emit dataChanged(index(static_cast<int>(firstRow), 0), index(static_cast<int>(lastRow), columnCount() - 1));
}

} // namespace atlas::model
