// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/column.h"

#include <QString>

namespace atlas::view {

/// The table's words, in the user's language.
class CellTexts final : public model::CellTexts {
public:
    [[nodiscard]] QString title(model::Column column) const override;
    [[nodiscard]] QString description(model::Column column) const override;
    [[nodiscard]] QString text(model::Column column, const SocketRecord& record,
                               const model::CellContext& context) const override;
    [[nodiscard]] QString toolTip(model::Column column, const SocketRecord& record,
                                  const model::CellContext& context) const override;
};

/// Whether a column's cells stand to the right.
[[nodiscard]] bool isQuantity(model::Column column);

} // namespace atlas::view
