// SPDX-License-Identifier: GPL-3.0-or-later
//
// The diagram as assistive technology sees it: a list of states that can be read, chosen and pressed.
#include "view/diagram/diagram_values.h"
#include "view/diagram/diagram_view.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace atlas::view {

using test::node;
using test::someCounts;

class DiagramAccessibilityTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void assistiveTechnologySeesTheStates();
    void assistiveTechnologyCanPress();
    void accessibleEventsFollowTheSelection();
    void endsAreAnnounced();

private:
    std::unique_ptr<DiagramView> m_view;
};

void DiagramAccessibilityTest::init()
{
    m_view = std::make_unique<DiagramView>();
    m_view->resize(640, 540);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

void DiagramAccessibilityTest::assistiveTechnologySeesTheStates()
{
    m_view->setCounts(someCounts());
    m_view->showEnds({{State::Established, {}}});
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("TCP state diagram"));
    QCOMPARE(list->childCount(), int(nodeCount));
    for (const Node each : allNodes) {
        QAccessibleInterface* child = list->child(static_cast<int>(indexOf(each)));
        QVERIFY(child && child->isValid());
        QCOMPARE(child->role(), QAccessible::ListItem);
        QCOMPARE(child->parent(), list);
        QCOMPARE(list->indexOfChild(child), static_cast<int>(indexOf(each)));
        QCOMPARE(child->window(), m_view->windowHandle());
        const QRect there(m_view->mapFromGlobal(child->rect().topLeft()), child->rect().size());
        QCOMPARE(there, m_view->boxOf(each).toAlignedRect());
        QCOMPARE(list->childAt(child->rect().center().x(), child->rect().center().y()), child);
        QVERIFY(child->state().focusable);
        QCOMPARE(bool(child->state().selected), each == node(State::Established));
    }
    const auto name = [list](Node each) {
        return list->child(static_cast<int>(indexOf(each)))->text(QAccessible::Name);
    };
    QCOMPARE(name(node(State::Established)),
             QStringLiteral("ESTABLISHED, 42 connections, the selected connection is here"));
    QCOMPARE(name(node(State::Listen)), QStringLiteral("LISTEN, one connection"));
    QCOMPARE(name(node(State::TimeWait)), QStringLiteral("TIME-WAIT, no connection"));
    QCOMPARE(name({State::Closed, true}), QStringLiteral("CLOSED, where a connection ends"));
    QCOMPARE(list->child(-1), nullptr);
    QCOMPARE(list->child(int(nodeCount)), nullptr);
}

void DiagramAccessibilityTest::assistiveTechnologyCanPress()
{
    QSignalSpy activated(m_view.get(), &DiagramView::stateActivated);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
    QAccessibleInterface* child = list->child(static_cast<int>(indexOf(node(State::CloseWait))));
    QAccessibleActionInterface* actions = child->actionInterface();
    QVERIFY(actions);
    QVERIFY(actions->actionNames().contains(QAccessibleActionInterface::pressAction()));
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.last()[0].value<State>(), State::CloseWait);
    m_view->activateWindow();
    actions->doAction(QAccessibleActionInterface::setFocusAction());
    QTRY_VERIFY(m_view->hasFocus());
    QVERIFY(m_view->current() == node(State::CloseWait));
    QCOMPARE(list->focusChild(), child);
    QVERIFY(child->state().focused);
}

namespace {

struct Report {
    QAccessible::Event type;
    int child;
};
QList<Report> reports; // the update handler is a plain function

} // namespace

void DiagramAccessibilityTest::accessibleEventsFollowTheSelection()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("this platform plugin reports nothing; test_view_diagram_spoken runs it under X11 with AT-SPI");
    QTRY_VERIFY(QAccessible::isActive());
    reports.clear();
    const auto previous = QAccessible::installUpdateHandler(
        [](QAccessibleEvent* event) { reports.append({event->type(), event->child()}); });
    m_view->showEnds({{State::Established, {}}});
    const auto reported = [](QAccessible::Event type, State state) {
        return std::ranges::any_of(reports, [&](const Report& each) {
            return each.type == type && each.child == static_cast<int>(indexOf(node(state)));
        });
    };
    QVERIFY(reported(QAccessible::NameChanged, State::Established));
    reports.clear();
    m_view->setCounts(someCounts());
    QVERIFY(reported(QAccessible::NameChanged, State::Listen));
    m_view->activateWindow();
    m_view->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_view->hasFocus());
    reports.clear();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(reported(QAccessible::Focus, State::Listen));
    QAccessible::installUpdateHandler(previous);
}

void DiagramAccessibilityTest::endsAreAnnounced()
{
    m_view->showEnds({{State::FinWait2, QStringLiteral("firefox")}, {State::CloseWait, QStringLiteral("nginx")}});
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(list);
    const auto child = [list](Node each) { return list->child(static_cast<int>(indexOf(each))); };
    QCOMPARE(child(node(State::CloseWait))->text(QAccessible::Name),
             QStringLiteral("CLOSE-WAIT, no connection, nginx is here"));
    QVERIFY(child(node(State::CloseWait))->state().selected && child(node(State::FinWait2))->state().selected);
    m_view->moveTo(State::LastAck, Known::Observed, 1);
    QCOMPARE(child(node(State::LastAck))->text(QAccessible::Name),
             QStringLiteral("LAST-ACK, no connection, nginx is here"));
    QVERIFY(!child(node(State::CloseWait))->state().selected);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::DiagramAccessibilityTest)
#include "diagram_accessibility_test.moc"
