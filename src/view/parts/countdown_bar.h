// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace atlas::view {

/// A thin bar that shows how much of a span of time has passed.
class CountdownBar final : public QWidget {
    Q_OBJECT

public:
    explicit CountdownBar(QWidget* parent = nullptr);

    /// `passed` from 0 (just begun) to 1 (over).
    void setPassed(double passed);
    [[nodiscard]] QSize sizeHint() const override { return {120, 6}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_passed = 0;
};

} // namespace atlas::view
