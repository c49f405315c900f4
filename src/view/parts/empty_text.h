// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;

namespace atlas::view {

/// What a view says in its middle while it has no rows.
class EmptyText {
public:
    /// `view` must outlive this.
    explicit EmptyText(QAbstractItemView& view) : m_view(view) { }

    void set(const QString& text);
    /// For the end of the view's paintEvent().
    void paint() const;

private:
    [[nodiscard]] bool isShown() const;

    QAbstractItemView& m_view;
    QString m_text;
};

} // namespace atlas::view
