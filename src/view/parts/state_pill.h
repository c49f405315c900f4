// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"

#include <QWidget>

namespace atlas::view {

/// A state's name on its colour; the head of the inspector.
class StatePill final : public QWidget {
    Q_OBJECT

public:
    explicit StatePill(QWidget* parent = nullptr);

    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state = State::Unknown;
};

} // namespace atlas::view
