// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace atlas::view {

/// Where the filter is typed. A text that is no filter is explained below the field; the last good filter stays.
class FilterField final : public QWidget {
    Q_OBJECT

public:
    explicit FilterField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void focusField();
    /// Adds `term` to what is typed, or replaces it.
    void narrow(const QString& term);

signals:
    void filterChanged(const atlas::Filter& filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void read();
    void retranslate();

    QLineEdit* m_edit;
    QLabel* m_error;
};

} // namespace atlas::view
