// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace atlas::view {

/// One line of plain text that is shortened in its middle where it does not fit; then a tooltip shows it whole.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace atlas::view
