// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is shown and what is not: the typed filter, the states as buttons, the hidden listeners, and the words for an
// empty list.
#include "view/parts/elided_label.h"
#include "view/parts/theme.h"
#include "view/window_support.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

constexpr const char* someSockets = "LISTEN 0.0.0.0:22 - cookie=1 pid=7 name=sshd\n"
                                    "LISTEN 0.0.0.0:80 - cookie=2 pid=8 name=nginx\n"
                                    "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=3 pid=7 name=sshd\n"
                                    "ESTABLISHED 10.0.0.1:80 10.0.0.9:5001 cookie=4 pid=8 name=nginx\n"
                                    "CLOSE-WAIT 10.0.0.1:443 10.0.0.7:5002 cookie=5 pid=8 name=nginx\n"
                                    "TIME-WAIT 10.0.0.1:8080 10.0.0.7:5003 cookie=6 missing=time-wait\n";

} // namespace

class WindowFilterTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_shown.reset(); }

    void aFilterIsTyped();
    void aBadFilterIsExplainedAndTheLastGoodOneHolds();
    void theErrorsColumnCountsCharacters();
    void statesAreChosenByTheirButtons();
    void listenersCanBeHidden();
    void theButtonOfHiddenListenersShowsThem();
    void enterOnTheDiagramFilters();
    void filtersAreClearedTogether();
    void theConnectionNarrowsTheFilter();
    void anEmptyListSaysWhy();
    void howManyAreShownIsSaid();
    void wordsAreOffered();
    void filtersAreKept();
    void thePlaceholderCanBeRead();

private:
    void type(const char* keys);
    [[nodiscard]] QString emptyText() const { return m_shown->table->accessibleDescription(); }

    std::optional<test::OwnSettings> m_settings;
    test::Script m_script;
    std::optional<test::Window> m_shown;
};

void WindowFilterTest::init()
{
    m_settings.emplace();
    m_script.say(someSockets);
    m_shown.emplace(test::scriptedSource(m_script));
    QCOMPARE(m_shown->sockets->rowCount(), 6);
}

void WindowFilterTest::type(const char* keys)
{
    QTest::keyClick(&m_shown->window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_shown->filterEdit()->hasFocus());
    QTest::keyClicks(m_shown->filterEdit(), QString::fromUtf8(keys));
}

void WindowFilterTest::aFilterIsTyped()
{
    emit m_shown->diagram->stateClicked(State::Listen);
    QCOMPARE(m_shown->ports(), (QList<int>{22, 80}));
    emit m_shown->diagram->stateClicked(State::Listen); // again: all of them
    type("process:nginx -is:listening");
    QCOMPARE(m_shown->ports(), (QList<int>{80, 443}));
    // The buttons, the diagram and the inspector count what matches.
    QVERIFY2(m_shown->label("subtitle").contains(u"· 0 connection"), qPrintable(m_shown->label("subtitle")));
    QVERIFY(m_shown->chip(State::Established)->accessibleName().contains(u"1"));
    QVERIFY(m_shown->diagram->describe({State::Listen, false}).contains(u"no connection"));
    // Ctrl+F takes hold of all that stands there, so that typing replaces it.
    type("443");
    QCOMPARE(m_shown->ports(), (QList<int>{443}));
}

void WindowFilterTest::aBadFilterIsExplainedAndTheLastGoodOneHolds()
{
    const auto* error = m_shown->child<ElidedLabel>("filterError");
    type("nginx");
    QCOMPARE(m_shown->sockets->rowCount(), 3);
    QCOMPARE(error->text(), QString());
    const int place = m_shown->table->mapTo(&m_shown->window, QPoint()).y();
    type("nginx (");
    QVERIFY2(error->text().endsWith(u"nginx"), qPrintable(error->text())); // what still filters
    QCOMPARE(m_shown->table->mapTo(&m_shown->window, QPoint()).y(), place); // nothing jumps
    QVERIFY2(error->text().contains(u"8"), qPrintable(error->text())); // where the missing word would stand
    QCOMPARE(m_shown->sockets->rowCount(), 3);
    m_script.say(std::string(someSockets) + "CLOSING 10.0.0.1:9 10.0.0.7:9 cookie=7 pid=8 name=nginx\n");
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->sockets->rowCount(), 4);
    type("nginx");
    QCOMPARE(error->text(), QString());
}

void WindowFilterTest::theErrorsColumnCountsCharacters()
{
    m_shown->filterEdit()->setText(QStringLiteral("їжак state:nowhere")); // two bytes a letter
    const auto* error = m_shown->child<ElidedLabel>("filterError");
    QVERIFY2(error->text().contains(u"12"), qPrintable(error->text())); // the word behind "state:"
}

void WindowFilterTest::statesAreChosenByTheirButtons()
{
    QTest::mouseClick(m_shown->chip(State::CloseWait), Qt::LeftButton);
    QCOMPARE(m_shown->ports(), (QList<int>{443}));
    QTest::mouseClick(m_shown->chip(State::TimeWait), Qt::LeftButton);
    QCOMPARE(m_shown->sockets->rowCount(), 2);
    QTest::mouseClick(m_shown->chip(State::CloseWait), Qt::LeftButton);
    QTest::mouseClick(m_shown->chip(State::TimeWait), Qt::LeftButton);
    QCOMPARE(m_shown->sockets->rowCount(), 6);
    m_shown->chip(State::TimeWait)->setFocus();
    QTest::keyClick(m_shown->chip(State::TimeWait), Qt::Key_Space);
    QCOMPARE(m_shown->ports(), (QList<int>{8080}));
    QVERIFY(!m_shown->monitor.isPaused());
}

void WindowFilterTest::listenersCanBeHidden()
{
    m_shown->action("actionListeners")->trigger();
    QCOMPARE(m_shown->sockets->rowCount(), 4);
    QVERIFY(m_shown->chip(State::Listen)->accessibleName().contains(u"2")); // hidden, not forgotten
    m_shown->action("actionListeners")->trigger();
    QCOMPARE(m_shown->sockets->rowCount(), 6);
}

void WindowFilterTest::theButtonOfHiddenListenersShowsThem()
{
    m_shown->action("actionListeners")->trigger();
    QTest::mouseClick(m_shown->chip(State::Listen), Qt::LeftButton);
    QCOMPARE(m_shown->ports(), (QList<int>{22, 80}));
}

void WindowFilterTest::enterOnTheDiagramFilters()
{
    m_shown->diagram->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_shown->diagram->hasFocus());
    QVERIFY(m_shown->diagram->current() == (Node{State::Established, false}));
    QTest::keyClick(m_shown->diagram, Qt::Key_Return);
    QVERIFY(m_shown->chip(State::Established)->isChecked());
    QCOMPARE(m_shown->ports(), (QList<int>{22, 80}));
    QTest::keyClick(m_shown->diagram, Qt::Key_Return);
    QCOMPARE(m_shown->sockets->rowCount(), 6);
    const QPoint box = m_shown->diagram->boxOf({State::CloseWait, false}).center().toPoint();
    QTest::mouseClick(m_shown->diagram, Qt::LeftButton, {}, box);
    QCOMPARE(m_shown->ports(), (QList<int>{443}));
    QTest::mouseClick(m_shown->diagram, Qt::LeftButton, {}, box);
    QCOMPARE(m_shown->sockets->rowCount(), 6);
}

void WindowFilterTest::filtersAreClearedTogether()
{
    type("sshd");
    QTest::mouseClick(m_shown->chip(State::Listen), Qt::LeftButton);
    QCOMPARE(m_shown->sockets->rowCount(), 1);
    QTest::keyClick(&m_shown->window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_shown->sockets->rowCount(), 6);
    QVERIFY(m_shown->filterEdit()->text().isEmpty());
}

void WindowFilterTest::theConnectionNarrowsTheFilter()
{
    QVERIFY(!m_shown->action("actionFilterProcess")->isEnabled());
    m_shown->click(m_shown->row(443));
    m_shown->action("actionFilterProcess")->trigger();
    QCOMPARE(m_shown->sockets->rowCount(), 3);
    m_shown->action("actionFilterPeer")->trigger();
    QCOMPARE(m_shown->ports(), (QList<int>{443}));
    m_shown->action("actionClearFilter")->trigger();
    m_shown->action("actionFilterState")->trigger();
    QCOMPARE(m_shown->ports(), (QList<int>{443}));
    m_shown->action("actionClearFilter")->trigger();
    m_shown->click(m_shown->row(8080)); // a TIME-WAIT has no process
    QVERIFY(!m_shown->action("actionFilterProcess")->isEnabled());
    m_shown->click(0); // a listener has no peer
    QVERIFY(!m_shown->action("actionFilterPeer")->isEnabled());
}

void WindowFilterTest::anEmptyListSaysWhy()
{
    QCOMPARE(emptyText(), QString());
    type("nobody");
    QVERIFY2(emptyText().contains(u"6") && emptyText().contains(u"match"), qPrintable(emptyText()));
    m_shown->action("actionClearFilter")->trigger();

    m_script.say("LISTEN 0.0.0.0:22 - cookie=1\n");
    QVERIFY(m_shown->poll());
    m_shown->action("actionListeners")->trigger();
    QVERIFY2(emptyText().contains(u"listening"), qPrintable(emptyText()));

    m_script.say("");
    QVERIFY(m_shown->poll());
    QVERIFY2(emptyText().contains(u"no TCP socket"), qPrintable(emptyText()));
    // It is really painted: the empty table has ink in its middle.
    m_shown->endMarks();
    QCOMPARE(m_shown->sockets->rowCount(), 0);
    const QImage picture = m_shown->table->viewport()->grab().toImage();
    const QRgb ground = picture.pixel(picture.width() / 2, 10);
    int ink = 0;
    for (int x = 0; x < picture.width(); ++x)
        for (int y = picture.height() / 2 - 20; y < picture.height() / 2 + 20; ++y)
            ink += picture.pixel(x, y) != ground ? 1 : 0;
    QVERIFY(ink > 100);
}

void WindowFilterTest::howManyAreShownIsSaid()
{
    QCOMPARE(m_shown->label("shownLabel"), QStringLiteral("All 6 shown"));
    type("nginx");
    QCOMPARE(m_shown->label("shownLabel"), QStringLiteral("3 of 6 shown"));
    QTest::mouseClick(m_shown->chip(State::CloseWait), Qt::LeftButton);
    QCOMPARE(m_shown->label("shownLabel"), QStringLiteral("1 of 6 shown"));
    m_script.say(std::string(someSockets) + "CLOSING 10.0.0.1:9 10.0.0.7:9 cookie=7\n");
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->label("shownLabel"), QStringLiteral("1 of 7 shown"));
    m_shown->action("actionClearFilter")->trigger();
    m_shown->action("actionListeners")->trigger();
    QCOMPARE(m_shown->label("shownLabel"), QStringLiteral("5 of 7 shown"));
}

void WindowFilterTest::wordsAreOffered()
{
    type("nginx state:clo");
    const auto* completer = m_shown->child<QCompleter>("filterCompleter");
    QVERIFY(completer->popup()->isVisible());
    QCOMPARE(completer->completionCount(), 3);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QCOMPARE(m_shown->filterEdit()->text(), QStringLiteral("nginx state:close-wait"));
    QVERIFY(!completer->popup()->isVisible());
    QCOMPARE(m_shown->ports(), (QList<int>{443}));
    QTest::keyClicks(m_shown->filterEdit(), QStringLiteral(" zzz"));
    QVERIFY(!completer->popup()->isVisible());
}

void WindowFilterTest::filtersAreKept()
{
    auto* menu = m_shown->child<QToolButton>("filtersButton")->menu();
    const auto entries = [menu] {
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts << action->text();
        return texts;
    };
    QVERIFY(!entries().contains(QStringLiteral("nginx")));
    type("nginx");
    QTest::keyClick(m_shown->filterEdit(), Qt::Key_Return); // used
    QVERIFY(entries().contains(QStringLiteral("nginx")));
    const auto trigger = [menu](const char* text) {
        for (QAction* action : menu->actions())
            if (action->text() == QLatin1String(text))
                return action->trigger();
        QFAIL(text);
    };
    trigger("Keep this filter");
    m_shown->action("actionClearFilter")->trigger();
    QCOMPARE(m_shown->sockets->rowCount(), 6);
    QCOMPARE(entries().count(QStringLiteral("nginx")), 2); // kept, and used before
    trigger("nginx");
    QCOMPARE(m_shown->sockets->rowCount(), 3);
    emit menu->aboutToShow();
    trigger("Keep this filter no longer");
    QCOMPARE(entries().count(QStringLiteral("nginx")), 1);
}

/// WCAG's contrast of two colours.
static double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

void WindowFilterTest::thePlaceholderCanBeRead()
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::System}) {
        useTheme(choice);
        QTRY_COMPARE(m_shown->filterEdit()->palette().color(QPalette::PlaceholderText), Theme::current().mutedText);
        QCOMPARE(m_shown->filterEdit()->palette().color(QPalette::PlaceholderText).alpha(), 255);
        QVERIFY(contrast(Theme::current().mutedText, Theme::current().surface) >= 4.5);
    }
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowFilterTest)
#include "window_filter_test.moc"
