// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"

#include <QAbstractButton>

namespace atlas::view {

/// A state as a button in its phase's colours.
class StateButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit StateButton(State state, QWidget* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state;
};

} // namespace atlas::view
