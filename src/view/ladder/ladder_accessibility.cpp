// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_accessibility.h"

#include "view/ladder/ladder_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWindow>

#include <vector>

namespace atlas::view {
namespace {

/// One event. It owns nothing: the view is its parent, and outlives it.
class AccessibleEntry final : public QAccessibleInterface {
public:
    AccessibleEntry(LadderView* view, int entry) : m_view(view), m_entry(entry) { }

    [[nodiscard]] bool isValid() const override { return entry() != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_view->window()->windowHandle(); }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const LadderEntry* shown = entry();
        if (shown == nullptr)
            return {};
        return kind == QAccessible::Name ? shown->text : kind == QAccessible::Description ? shown->details : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }

    [[nodiscard]] QRect rect() const override
    {
        if (entry() == nullptr)
            return {};
        const QRect place = m_view->rectOfEntry(m_entry);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_view->currentEntry() == m_entry;
        state.invisible = !m_view->isVisible();
        state.offscreen = entry() == nullptr || !m_view->viewport()->rect().intersects(m_view->rectOfEntry(m_entry));
        return state;
    }

private:
    [[nodiscard]] const LadderEntry* entry() const
    {
        const auto& entries = m_view->layoutOfStory().entries;
        const auto place = static_cast<std::size_t>(m_entry);
        return place < entries.size() ? &entries[place] : nullptr;
    }

    LadderView* m_view;
    int m_entry;
};

class AccessibleLadder final : public QAccessibleWidget {
public:
    explicit AccessibleLadder(LadderView* view) : QAccessibleWidget(view, QAccessible::List) { }
    ~AccessibleLadder() override { release(0); }
    Q_DISABLE_COPY_MOVE(AccessibleLadder)

    [[nodiscard]] int childCount() const override
    {
        provide();
        return static_cast<int>(m_children.size());
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        const bool known = index >= 0 && index < childCount();
        return known ? QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (child(i) == wanted)
                return i;
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(view()->entryAt(view()->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return view()->hasFocus() ? child(view()->currentEntry()) : nullptr;
    }

private:
    [[nodiscard]] LadderView* view() const { return static_cast<LadderView*>(widget()); }

    /// As many children as there are entries now.
    void provide() const
    {
        const std::size_t wanted = view()->layoutOfStory().entries.size();
        release(wanted);
        while (m_children.size() < wanted)
            m_children.push_back(QAccessible::registerAccessibleInterface(
                new AccessibleEntry(view(), static_cast<int>(m_children.size()))));
    }

    void release(std::size_t kept) const
    {
        while (m_children.size() > kept) {
            QAccessible::deleteAccessibleInterface(m_children.back());
            m_children.pop_back();
        }
    }

    mutable std::vector<QAccessible::Id> m_children; ///< made on demand
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<LadderView*>(object);
    return view != nullptr ? new AccessibleLadder(view) : nullptr;
}

} // namespace

void installLadderAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace atlas::view
