// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"

#include <QWidget>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace atlas::view {

class ElidedLabel;

/// Where the filter is typed, with what a word may become. A text that is no filter is explained on a line of its own,
/// which is kept free; the last good filter stays.
class FilterField final : public QWidget {
    Q_OBJECT

public:
    explicit FilterField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void focusField();
    /// Adds `term` to what is typed, or replaces it.
    void narrow(const QString& term);
    /// The text that filters now: text(), or the last good one.
    [[nodiscard]] const QString& inForce() const { return m_inForce; }

    /// The line that explains; below the field unless it is put elsewhere.
    [[nodiscard]] QWidget* note() const;

signals:
    void filterChanged(const atlas::Filter& filter);
    /// Down or Enter: the user has filtered, and goes on to what is shown.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void read();
    void offer();
    void explain(const FilterError& error);
    [[nodiscard]] bool takesKey(int key);
    void retranslate();
    void followTheme();

    QLineEdit* m_edit;
    ElidedLabel* m_error;
    QCompleter* m_completer;
    QStringListModel* m_offers;
    QString m_inForce;
};

} // namespace atlas::view
