// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/column.h"

#include <QCoreApplication>

namespace atlas::view {

/// The table's words, in the user's language.
class CellTexts final : public model::CellTexts {
    Q_DECLARE_TR_FUNCTIONS(CellTexts)

public:
    [[nodiscard]] QString title(model::Column column) const override;
    [[nodiscard]] QString description(model::Column column) const override;
    [[nodiscard]] QString text(model::Column column, const SocketRecord& record,
                               const model::CellContext& context) const override;
};

} // namespace atlas::view
