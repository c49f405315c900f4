// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_accessibility.h"

#include "view/diagram/diagram_view.h"
#include "view/parts/accessible_list.h"

namespace atlas::view {
namespace {

/// One box of the diagram.
class AccessibleNode final : public AccessibleItem, public QAccessibleActionInterface {
public:
    AccessibleNode(DiagramView* view, Node node) : AccessibleItem(view), m_view(view), m_node(node) { }

    [[nodiscard]] bool isValid() const override { return true; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_view->describe(m_node) : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        const QRect box = m_view->boxOf(m_node).toAlignedRect();
        return {m_view->mapToGlobal(box.topLeft()), box.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_view->hasFocus() && m_view->current() == m_node;
        state.selectable = true;
        state.selected = m_view->isSelected(m_node);
        state.invisible = !m_view->isVisible();
        state.offscreen = !m_view->rect().intersects(m_view->boxOf(m_node).toAlignedRect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction()) {
            m_view->activate(m_node);
        } else if (name == setFocusAction()) {
            m_view->setFocus();
            m_view->setCurrent(m_node);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    DiagramView* m_view;
    Node m_node;
};

class AccessibleDiagram final : public AccessibleList {
public:
    explicit AccessibleDiagram(DiagramView* view) : AccessibleList(view), m_view(view) { }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto node = m_view->nodeAt(m_view->mapFromGlobal(QPoint(x, y)));
        return node ? child(static_cast<int>(indexOf(*node))) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        return m_view->hasFocus() ? child(static_cast<int>(indexOf(m_view->current()))) : nullptr;
    }

private:
    [[nodiscard]] std::size_t itemCount() const override { return nodeCount; }
    [[nodiscard]] AccessibleItem* makeItem(std::size_t index) const override
    {
        return new AccessibleNode(m_view, allNodes[index]);
    }

    DiagramView* m_view;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<DiagramView*>(object);
    return view ? new AccessibleDiagram(view) : nullptr;
}

} // namespace

void installDiagramAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

void announceNames(DiagramView* view)
{
    if (!QAccessible::isActive())
        return;
    for (const Node node : allNodes) {
        QAccessibleEvent renamed(view, QAccessible::NameChanged);
        renamed.setChild(static_cast<int>(indexOf(node)));
        QAccessible::updateAccessibility(&renamed);
    }
}

void announceFocus(DiagramView* view, Node node)
{
    QAccessibleEvent focused(view, QAccessible::Focus);
    focused.setChild(static_cast<int>(indexOf(node)));
    QAccessible::updateAccessibility(&focused);
}

} // namespace atlas::view
