// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QAccessibleWidget>

#include <vector>

namespace atlas::view {

/// A thing that a view paints and that is no widget, for assistive technology. It owns nothing: the view is its parent,
/// and outlives it.
class AccessibleItem : public QAccessibleInterface {
public:
    explicit AccessibleItem(QWidget* view) : m_parent(view) { }

    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override { }

private:
    QWidget* m_parent;
};

/// A view that paints a list of such items.
class AccessibleList : public QAccessibleWidget {
public:
    explicit AccessibleList(QWidget* view) : QAccessibleWidget(view, QAccessible::List) { }
    ~AccessibleList() override { keep(0); }
    Q_DISABLE_COPY_MOVE(AccessibleList)

    [[nodiscard]] int childCount() const final;
    [[nodiscard]] QAccessibleInterface* child(int index) const final; ///< null if there is none
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const final;

protected:
    /// How many items there are now.
    [[nodiscard]] virtual std::size_t itemCount() const = 0;
    [[nodiscard]] virtual AccessibleItem* makeItem(std::size_t index) const = 0;

private:
    void keep(std::size_t count) const;

    mutable std::vector<QAccessible::Id> m_items; ///< made on demand
};

} // namespace atlas::view
