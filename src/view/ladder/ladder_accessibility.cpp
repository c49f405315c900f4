// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_accessibility.h"

#include "view/ladder/ladder_view.h"
#include "view/parts/accessible_list.h"

namespace atlas::view {
namespace {

/// One event.
class AccessibleEntry final : public AccessibleItem {
public:
    AccessibleEntry(LadderView* view, std::size_t entry) : AccessibleItem(view), m_view(view), m_entry(entry) { }

    [[nodiscard]] bool isValid() const override { return entry() != nullptr; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const LadderEntry* shown = entry();
        if (shown == nullptr)
            return {};
        return kind == QAccessible::Name ? shown->text : kind == QAccessible::Description ? shown->details : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        if (entry() == nullptr)
            return {};
        const QRect place = box();
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_view->currentEntry() == static_cast<int>(m_entry);
        state.invisible = !m_view->isVisible();
        state.offscreen = entry() == nullptr || !m_view->viewport()->rect().intersects(box());
        return state;
    }

private:
    [[nodiscard]] const LadderEntry* entry() const
    {
        const auto& entries = m_view->layoutOfStory().entries;
        return m_entry < entries.size() ? &entries[m_entry] : nullptr;
    }
    [[nodiscard]] QRect box() const { return m_view->rectOfEntry(static_cast<int>(m_entry)); }

    LadderView* m_view;
    std::size_t m_entry;
};

class AccessibleLadder final : public AccessibleList {
public:
    explicit AccessibleLadder(LadderView* view) : AccessibleList(view), m_view(view) { }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(m_view->entryAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return m_view->hasFocus() ? child(m_view->currentEntry()) : nullptr;
    }

private:
    [[nodiscard]] std::size_t itemCount() const override { return m_view->layoutOfStory().entries.size(); }
    [[nodiscard]] AccessibleItem* makeItem(std::size_t index) const override
    {
        return new AccessibleEntry(m_view, index);
    }

    LadderView* m_view;
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
