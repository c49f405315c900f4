// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user chooses takes effect at once, and is there again at the next start.
#include "view/parts/theme.h"
#include "view/window_support.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

namespace atlas::view {
namespace {

using model::Column;

constexpr const char* twoSockets = "LISTEN 0.0.0.0:22 - cookie=1 pid=7 name=sshd\n"
                                   "CLOSE-WAIT 10.0.0.1:443 10.0.0.7:5002 cookie=5 pid=8 name=nginx\n";

QAction* entry(const QMenu& menu, const QVariant& data)
{
    for (QAction* action : menu.actions())
        if (action->data() == data)
            return action;
    return nullptr;
}

QAction* entry(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions())
        if (action->text() == text)
            return action;
    return nullptr;
}

} // namespace

class WindowSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theThemeChangesAtOnce();
    void theLanguageChangesAtOnce_data();
    void theLanguageChangesAtOnce();
    void columnsComeAndGo();
    void theIntervalReachesTheMonitor();
    void reducedMotionReachesTheDiagram();
    void choicesAreThereAgain();
    void columnsOfAnEarlierVersionAreThereAgain();
    void brokenSettingsAreNoHarm();
    void numbersOfTheSettingsFileHaveBounds();

private:
    void open(Preferences preferences = Preferences::load());

    std::optional<test::OwnSettings> m_settings;
    test::Script m_script;
    std::optional<test::Window> m_shown;
};

void WindowSettingsTest::init()
{
    m_settings.emplace();
    m_script.say(twoSockets);
    useLanguage(QStringLiteral("en"));
    Preferences english;
    english.language = QStringLiteral("en");
    open(english);
}

void WindowSettingsTest::cleanup()
{
    m_shown.reset();
    useTheme(ThemeChoice::System);
    useLanguage(QStringLiteral("en"));
}

void WindowSettingsTest::open(Preferences preferences)
{
    m_shown.reset();
    m_shown.emplace(test::scriptedSource(m_script), std::move(preferences));
}

void WindowSettingsTest::theThemeChangesAtOnce()
{
    const auto* menu = m_shown->child<QMenu>("menuTheme");
    // The corner of the table's card, which the table leaves free, has the colour of a surface.
    const auto ground = [this] { return m_shown->diagram->grab().toImage().pixelColor(2, 2); };
    for (const auto& [word, theme] :
         {std::pair{"dark", Theme::night()}, std::pair{"light", Theme::light()}, std::pair{"dark", Theme::night()}}) {
        entry(*menu, QVariant(QLatin1String(word)))->trigger();
        QTRY_COMPARE(ground(), theme.surface);
        QCOMPARE(m_shown->window.grab().toImage().pixelColor(3, m_shown->window.height() / 2), theme.window);
    }
}

void WindowSettingsTest::theLanguageChangesAtOnce_data()
{
    QTest::addColumn<QString>("code");
    for (const QString& code : languages())
        QTest::addRow("%s", qPrintable(code)) << code;
}

void WindowSettingsTest::theLanguageChangesAtOnce()
{
    QFETCH(const QString, code);
    m_shown->click(m_shown->row(443));
    const auto article = [this] {
        QString all;
        for (const QLabel* label : m_shown->inspector->findChildren<QLabel*>())
            if (label->textFormat() == Qt::RichText)
                all += label->text();
        return all;
    };
    const QString english = article();
    entry(*m_shown->child<QMenu>("menuLanguage"), languageName(code))->trigger();
    QCoreApplication::processEvents();
    QCOMPARE(article() == english, code == u"en");
    QCOMPARE(m_shown->action("actionQuit")->text(), QCoreApplication::translate("MainWindow", "&Quit"));
    // The names of the states are never translated.
    QCOMPARE(m_shown->cell(m_shown->row(443), Column::State), QStringLiteral("CLOSE-WAIT"));
    QCOMPARE(m_shown->explained(), std::optional(State::CloseWait));
}

void WindowSettingsTest::columnsComeAndGo()
{
    QMenu menu;
    m_shown->table->fillColumnMenu(menu);
    const int rtt = static_cast<int>(Column::Rtt);
    const QString title = m_shown->sockets->headerData(rtt, Qt::Horizontal, Qt::ToolTipRole).toString();
    QAction* action = entry(menu, title);
    QVERIFY(action != nullptr && action->isCheckable() && !action->isChecked());
    QVERIFY(m_shown->table->isColumnHidden(rtt));
    action->trigger();
    QVERIFY(!m_shown->table->isColumnHidden(rtt));
    QVERIFY(m_shown->table->columnWidth(rtt) >= 40);
    action->trigger();
    QVERIFY(m_shown->table->isColumnHidden(rtt));
    // The last columns can all be taken away, and come back with one entry.
    for (QAction* each : menu.actions())
        if (each->isCheckable() && each->isChecked())
            each->trigger();
    menu.actions().last()->trigger();
    QVERIFY(!m_shown->table->isColumnHidden(static_cast<int>(Column::State)));
}

void WindowSettingsTest::theIntervalReachesTheMonitor()
{
    entry(*m_shown->child<QMenu>("menuInterval"), QVariant(5'000))->trigger();
    QCOMPARE(m_shown->monitor.interval(), std::chrono::milliseconds(5'000));
    QTRY_VERIFY2(m_shown->button("sourceButton").contains(u"5 s"), qPrintable(m_shown->button("sourceButton")));
}

void WindowSettingsTest::reducedMotionReachesTheDiagram()
{
    m_shown->click(m_shown->row(443));
    m_shown->action("actionReducedMotion")->trigger();
    m_script.say("LAST-ACK 10.0.0.1:443 10.0.0.7:5002 cookie=5 missing=orphaned\n");
    QVERIFY(m_shown->poll());
    QTRY_COMPARE(m_shown->diagram->selected(), std::optional(State::LastAck));
    QVERIFY(m_shown->diagram->atRest());
    QCOMPARE(m_shown->diagram->motion().ends().front().resting(), std::optional(Node{State::LastAck, false}));
}

void WindowSettingsTest::choicesAreThereAgain()
{
    entry(*m_shown->child<QMenu>("menuTheme"), QVariant(QStringLiteral("dark")))->trigger();
    entry(*m_shown->child<QMenu>("menuLanguage"), languageName(QStringLiteral("uk")))->trigger();
    entry(*m_shown->child<QMenu>("menuInterval"), QVariant(2'000))->trigger();
    m_shown->action("actionReducedMotion")->trigger();
    m_shown->action("actionListeners")->trigger();
    QMenu menu;
    m_shown->table->fillColumnMenu(menu);
    const int rtt = static_cast<int>(Column::Rtt);
    entry(menu, m_shown->sockets->headerData(rtt, Qt::Horizontal, Qt::ToolTipRole).toString())->trigger();
    m_shown->table->setColumnWidth(rtt, 123);
    m_shown->window.resize(1100, 700);
    m_shown->window.close();

    const Preferences kept = Preferences::load();
    QCOMPARE(kept.theme, ThemeChoice::Dark);
    QCOMPARE(kept.language, QStringLiteral("uk"));
    QCOMPARE(kept.interval, std::chrono::milliseconds(2'000));
    QVERIFY(kept.reducedMotion);
    QVERIFY(!kept.listeners);
    open(kept);
    QCOMPARE(m_shown->window.size(), QSize(1100, 700));
    QVERIFY(!m_shown->table->isColumnHidden(rtt));
    QCOMPARE(m_shown->table->columnWidth(rtt), 123);
    QCOMPARE(m_shown->ports(), (QList<int>{443})); // the listener is hidden
    QVERIFY(m_shown->action("actionReducedMotion")->isChecked());
}

/// It had one more column, the last one, which was never shown.
void WindowSettingsTest::columnsOfAnEarlierVersionAreThereAgain()
{
    constexpr int earlier = model::columnCount + 1;
    const int rtt = static_cast<int>(Column::Rtt);
    QTreeView table;
    QStandardItemModel columns(0, earlier);
    table.setModel(&columns);
    QHeaderView& header = *table.header();
    header.setStretchLastSection(true);
    for (int column = 0; column < earlier; ++column)
        header.setSectionHidden(column, true);
    for (const Column column : {Column::Process, Column::State, Column::CongestionControl, Column::Rtt})
        header.setSectionHidden(static_cast<int>(column), false);
    header.moveSection(header.visualIndex(rtt), 0);
    header.resizeSection(rtt, 123);
    header.resizeSection(static_cast<int>(Column::CongestionControl), 77);
    m_shown->window.close();
    QSettings().setValue(QStringLiteral("table"), header.saveState());
    open();
    const QHeaderView& read = *m_shown->table->header();
    QCOMPARE(read.count(), model::columnCount);
    QCOMPARE(read.visualIndex(rtt), 0);
    QCOMPARE(read.sectionSize(rtt), 123);
    for (int column = 0; column < model::columnCount; ++column)
        QCOMPARE(read.isSectionHidden(column), header.isSectionHidden(column));
    // And they are saved as they are now.
    m_shown->window.close();
    open();
    QCOMPARE(m_shown->table->header()->count(), model::columnCount);
    QCOMPARE(m_shown->table->columnWidth(rtt), 123);
}

void WindowSettingsTest::brokenSettingsAreNoHarm()
{
    QSettings settings;
    for (const char* const key :
         {"theme", "language", "intervalMs", "reducedMotion", "listeners", "window", "columns", "explanation", "table"})
        settings.setValue(QLatin1String(key), QByteArray("\xff\x00nonsense", 10));
    settings.sync();
    open();
    QCOMPARE(Preferences::load().theme, ThemeChoice::System);
    QVERIFY(!m_shown->table->isColumnHidden(static_cast<int>(Column::State)));
    QVERIFY(m_shown->window.width() >= 800);
}

void WindowSettingsTest::numbersOfTheSettingsFileHaveBounds()
{
    const auto with = [](const QVariant& number) {
        QSettings settings;
        for (const char* const key : {"intervalMs", "goneSeconds", "rememberedConnections", "logLines"})
            settings.setValue(QLatin1String(key), number);
        return Preferences::load();
    };
    for (const QVariant& huge : {QVariant(2'147'483'647), QVariant(QStringLiteral("99999999999"))}) {
        const Preferences most = with(huge);
        QCOMPARE(most.interval, Preferences::longestInterval);
        QCOMPARE(most.remembering, (Remembering{Remembering::longest, Remembering::most, Remembering::most}));
    }
    const Preferences least = with(1);
    QCOMPARE(least.remembering.connections, Remembering::fewest);
    QCOMPARE(least.remembering.logLines, Remembering::fewest);
    for (const QVariant& none : {QVariant(0), QVariant(-5), QVariant(QStringLiteral("99999999999999999999"))})
        QCOMPARE(with(none).remembering, Remembering());
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowSettingsTest)
#include "window_settings_test.moc"
