// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_accessibility.h"

#include "view/diagram/diagram_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QWindow>

#include <array>

namespace atlas::view {
namespace {

/// One box of the diagram. It owns nothing: the view is its parent, and outlives it.
class AccessibleNode final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleNode(DiagramView* view, Node node) : m_view(view), m_node(node) { }

    [[nodiscard]] bool isValid() const override { return m_view != nullptr; }
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
        return kind == QAccessible::Name ? m_view->describe(m_node) : QString();
    }
    void setText(QAccessible::Text, const QString&) override { }

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

class AccessibleDiagram final : public QAccessibleWidget {
public:
    explicit AccessibleDiagram(DiagramView* view) : QAccessibleWidget(view, QAccessible::List)
    {
        for (const Node node : allNodes)
            m_children[indexOf(node)] = QAccessible::registerAccessibleInterface(new AccessibleNode(view, node));
    }
    ~AccessibleDiagram() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(AccessibleDiagram)

    [[nodiscard]] int childCount() const override { return static_cast<int>(nodeCount); }
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
        const auto* view = static_cast<const DiagramView*>(widget());
        const auto node = view->nodeAt(view->mapFromGlobal(QPoint(x, y)));
        return node ? child(static_cast<int>(indexOf(*node))) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override
    {
        const auto* view = static_cast<const DiagramView*>(widget());
        return view->hasFocus() ? child(static_cast<int>(indexOf(view->current()))) : nullptr;
    }

private:
    std::array<QAccessible::Id, nodeCount> m_children{};
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
