// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of the log: what it says, pausing, filtering, saving, and that it does not jump.
#include "support/snapshot_text.h"
#include "view/history/log_table.h"
#include "view/history/log_window.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;
using model::EventSourceKind;
using model::LogColumn;

/// So many new entries, from `first` on; every tenth belongs to port 443.
model::HistoryUpdate entries(std::uint64_t first, int count, EventSourceKind eventSource = EventSourceKind::Probe)
{
    model::HistoryUpdate update;
    update.time = test::usualTime + 1h;
    update.eventSource = eventSource;
    update.wallTime = std::chrono::sys_days(std::chrono::year(2024) / 7 / 11) + 13h;
    for (int i = 0; i < count; ++i) {
        LogEntry entry;
        entry.sequence = first + static_cast<std::uint64_t>(i);
        entry.step.from = State::Established;
        entry.step.to = State::FinWait1;
        entry.step.cause = Cause::Close;
        entry.step.known = Known::Observed;
        entry.step.time = entry.step.after = test::usualTime + entry.sequence * 1ms;
        entry.local =
            Endpoint{*Address::parse("10.0.0.5"), static_cast<std::uint16_t>(entry.sequence % 10 == 0 ? 443 : 80)};
        entry.remote = *Endpoint::parse("203.0.113.20:5000");
        entry.pid = Pid{812};
        entry.process = "evil\x1b[31m";
        update.appended.push_back(entry);
    }
    return update;
}

struct Shown {
    LogWindow window;
    LogTable* table = window.findChild<LogTable*>();
    QAbstractItemModelTester tester{table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};

    Shown()
    {
        window.resize(1000, 500);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }
    [[nodiscard]] QString label(const char* name) const
    {
        return window.findChild<QLabel*>(QLatin1String(name))->text();
    }
    [[nodiscard]] QString cell(int row, LogColumn column) const
    {
        return table->model()->index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] int rows() const { return table->model()->rowCount(); }
    /// The number of the entry in the row at the top of the screen.
    [[nodiscard]] std::uint64_t topEntry() const { return window.log().entry(table->indexAt({4, 4}).row())->sequence; }
};

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class LogWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void emptyItSaysWhy();
    void linesAreInWords();
    void itFollowsTheEnd();
    void scrolledUpItStaysWhereItIs();
    void spacePauses();
    void theFilterChooses();
    void countsAreSaid();
    void clearing();
    void enterShowsTheConnection();
    void linesAreCopied();
    void savesBothForms();
    void aFileThatCannotBeWrittenIsNamed();
    void aFailedSaveLeavesTheOldFile();
    void itGrowsWhileHidden();
    void theKeyboardReachesEverything();

private:
    QTemporaryDir m_settings;
};

void LogWindowTest::initTestCase()
{
    qputenv("TZ", "UTC");
    tzset();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("test"));
}

void LogWindowTest::emptyItSaysWhy()
{
    Shown shown;
    QVERIFY(shown.table->accessibleDescription().contains(QStringLiteral("Waiting for the first snapshot")));
    shown.window.log().apply(entries(1, 0, EventSourceKind::Polling));
    QVERIFY(shown.table->accessibleDescription().contains(QStringLiteral("No connection has changed")));
    QVERIFY(shown.label("eventSourceLabel").contains(QStringLiteral("are missed")));
    shown.window.log().apply(entries(1, 3));
    QVERIFY(shown.label("eventSourceLabel").contains(QStringLiteral("reports each transition")));
    shown.window.findChild<QLineEdit*>(QStringLiteral("filterEdit"))->setText(QStringLiteral("port:1"));
    QCOMPARE(shown.rows(), 0);
    QVERIFY(shown.table->accessibleDescription().contains(QStringLiteral("matches the filter")));
    QVERIFY(!shown.window.findChild<QPushButton*>(QStringLiteral("saveButton"))->isEnabled());
}

void LogWindowTest::linesAreInWords()
{
    Shown shown;
    shown.window.log().apply(entries(5, 1));
    QCOMPARE(shown.cell(0, LogColumn::Time), QStringLiteral("12:00:00.005"));
    QCOMPARE(shown.cell(0, LogColumn::Transition), QStringLiteral("ESTABLISHED → FIN-WAIT-1"));
    QCOMPARE(shown.cell(0, LogColumn::Process), QStringLiteral("evil\\x1b[31m (812)"));
    QCOMPARE(shown.cell(0, LogColumn::Local), QStringLiteral("10.0.0.5:80"));
    QCOMPARE(shown.cell(0, LogColumn::Remote), QStringLiteral("203.0.113.20:5000"));
    QCOMPARE(shown.cell(0, LogColumn::Cause), QStringLiteral("close()"));
    QCOMPARE(shown.cell(0, LogColumn::Known), QStringLiteral("● observed"));
    model::HistoryUpdate update = entries(6, 0);
    update.skipped = 40;
    shown.window.log().apply(update);
    QVERIFY(shown.cell(1, LogColumn::Transition).startsWith(QStringLiteral("40 ")));
    update = entries(5, 0);
    update.amended = entries(5, 1).appended;
    update.amended[0].withdrawn = true;
    shown.window.log().apply(update);
    QCOMPARE(shown.cell(0, LogColumn::Cause), QStringLiteral("did not happen"));
    for (int column = 0; column < model::logColumnCount; ++column)
        QVERIFY(!shown.table->model()->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void LogWindowTest::itFollowsTheEnd()
{
    Shown shown;
    shown.window.log().setCapacity(500);
    for (std::uint64_t i = 0; i < 20; ++i) {
        shown.window.log().apply(entries(1 + i * 100, 100));
        QVERIFY(shown.table->isAtEnd());
        QVERIFY(shown.table->viewport()->rect().contains(
            shown.table->visualRect(shown.table->model()->index(shown.rows() - 1, 0)).center()));
    }
    QCOMPARE(shown.rows(), 500);
}

void LogWindowTest::scrolledUpItStaysWhereItIs()
{
    Shown shown;
    shown.window.log().setCapacity(500);
    shown.window.log().apply(entries(1, 500));
    shown.table->scrollTo(shown.table->model()->index(300, 0), QAbstractItemView::PositionAtTop);
    shown.table->selectRow(303);
    const std::uint64_t top = shown.topEntry();
    const int place = shown.table->rowViewportPosition(300);
    shown.window.log().apply(entries(501, 100)); // a hundred go above
    QCOMPARE(shown.topEntry(), top);
    QCOMPARE(shown.table->rowViewportPosition(200), place);
    QVERIFY(shown.table->selectionModel()->isRowSelected(203, {}));
    QVERIFY(!shown.table->isAtEnd());
}

void LogWindowTest::spacePauses()
{
    Shown shown;
    shown.window.log().apply(entries(1, 3));
    shown.table->setFocus();
    QTest::keyClick(shown.table, Qt::Key_Space);
    QVERIFY(shown.window.log().isPaused());
    shown.window.log().apply(entries(4, 2));
    QCOMPARE(shown.rows(), 3);
    QVERIFY2(shown.label("countLabel").contains(QStringLiteral("paused, 2 new")),
             qPrintable(shown.label("countLabel")));
    auto* button = shown.window.findChild<QToolButton*>(QStringLiteral("liveButton"));
    QCOMPARE(button->text(), QStringLiteral("Paused"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!shown.window.log().isPaused());
    QCOMPARE(shown.rows(), 5);
    // In the filter a space is a space.
    auto* edit = shown.window.findChild<QLineEdit*>(QStringLiteral("filterEdit"));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Space);
    QVERIFY(!shown.window.log().isPaused());
}

void LogWindowTest::theFilterChooses()
{
    Shown shown;
    shown.window.log().apply(entries(1, 100));
    auto* edit = shown.window.findChild<QLineEdit*>(QStringLiteral("filterEdit"));
    edit->setText(QStringLiteral("port:443"));
    QCOMPARE(shown.rows(), 10);
    QVERIFY(shown.label("countLabel").startsWith(QStringLiteral("10 shown · 100 of at most")));
    edit->setText(QStringLiteral("port:")); // no filter: the last good one stays
    QCOMPARE(shown.rows(), 10);
    QTest::keyClick(shown.table, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(edit->hasFocus());
    edit->clear();
    QCOMPARE(shown.rows(), 100);
}

void LogWindowTest::countsAreSaid()
{
    Shown shown;
    const QLocale locale;
    shown.window.log().apply(entries(1, 1234));
    QCOMPARE(shown.label("countLabel"),
             QStringLiteral("%1 of at most %2 kept · 0 missed").arg(locale.toString(1234), locale.toString(20000)));
    model::HistoryUpdate update = entries(1300, 0);
    update.skipped = 60;
    update.losses.events = 5;
    update.losses.times = 1;
    shown.window.log().apply(update);
    QVERIFY(shown.label("countLabel").endsWith(QStringLiteral(" · 5 missed · 60 not kept")));
    update.skipped = 0;
    update.losses.events = 0;
    shown.window.log().apply(update);
    QVERIFY(shown.label("countLabel").endsWith(QStringLiteral("(number unknown) · 60 not kept")));
}

void LogWindowTest::clearing()
{
    Shown shown;
    shown.window.log().apply(entries(1, 20));
    QTest::mouseClick(shown.window.findChild<QPushButton*>(QStringLiteral("clearButton")), Qt::LeftButton);
    QCOMPARE(shown.rows(), 0);
    shown.window.log().apply(entries(21, 1));
    QCOMPARE(shown.rows(), 1);
}

void LogWindowTest::enterShowsTheConnection()
{
    Shown shown;
    model::HistoryUpdate update = entries(4, 2);
    update.skipped = 3;
    shown.window.log().apply(update);
    QSignalSpy activated(&shown.window, &LogWindow::connectionActivated);
    shown.table->setCurrentIndex(shown.table->model()->index(2, 0));
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<LogEntry>().sequence, std::uint64_t{5});
    shown.table->setCurrentIndex(shown.table->model()->index(0, 0)); // the loss
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    const QPoint place = shown.table->visualRect(shown.table->model()->index(1, 1)).center();
    QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(shown.table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[1][0].value<LogEntry>().sequence, std::uint64_t{4});
}

void LogWindowTest::linesAreCopied()
{
    Shown shown;
    shown.window.log().apply(entries(1, 9));
    shown.table->selectRow(4);
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.startsWith(QStringLiteral("12:00:00.005\tESTABLISHED → FIN-WAIT-1\tevil\\x1b[31m (812)\t")),
             qPrintable(text));
    QCOMPARE(text.count(QLatin1Char('\n')), 1);
    shown.table->copy(true);
    QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 9);
}

void LogWindowTest::savesBothForms()
{
    const QTemporaryDir folder;
    Shown shown;
    shown.window.log().apply(entries(1, 20));
    shown.window.findChild<QLineEdit*>(QStringLiteral("filterEdit"))->setText(QStringLiteral("port:443"));
    QVERIFY(shown.window.saveTo(folder.filePath(QStringLiteral("a.csv"))));
    QVERIFY(shown.window.saveTo(folder.filePath(QStringLiteral("a.jsonl"))));
    const QByteArray csv = contents(folder.filePath(QStringLiteral("a.csv")));
    QCOMPARE(csv.count("\r\n"), 3); // with the line of names
    QVERIFY(csv.startsWith("time,cookie,"));
    const QByteArray json = contents(folder.filePath(QStringLiteral("a.jsonl")));
    QCOMPARE(json.count('\n'), 2);
    QVERIFY(json.startsWith("{\"time\":\"2024-07-11T12:00:00.010Z\""));
}

void LogWindowTest::aFileThatCannotBeWrittenIsNamed()
{
    const QTemporaryDir folder;
    Shown shown;
    shown.window.log().apply(entries(1, 20));
    const QString path = folder.filePath(QStringLiteral("missing/a.csv"));
    QVERIFY(!shown.window.saveTo(path));
    const auto* notice = shown.window.findChild<QLabel*>(QStringLiteral("notice"));
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(path), qPrintable(notice->text()));
    QVERIFY2(notice->text().contains(QStringLiteral("No such file")), qPrintable(notice->text()));
    QCOMPARE(shown.rows(), 20);
    // What is no regular file is not replaced by one.
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(pipe.toUtf8().constData(), 0600), 0);
    QVERIFY(!shown.window.saveTo(pipe));
    QVERIFY2(notice->text().contains(QStringLiteral("not a regular file")), qPrintable(notice->text()));
    QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
    QVERIFY(shown.window.saveTo(folder.filePath(QStringLiteral("a.csv"))));
    QVERIFY(!notice->isVisible());
}

void LogWindowTest::aFailedSaveLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    Shown shown;
    shown.window.log().apply(entries(1, 2));
    QVERIFY(shown.window.saveTo(path));
    const QByteArray before = contents(path);
    shown.window.log().apply(entries(3, 5000));
    // No file may grow beyond 64 KiB now, as on a full disk.
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{65'536, usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const bool saved = shown.window.saveTo(path);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!saved);
    QCOMPARE(contents(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.csv")});
    QVERIFY(shown.window.findChild<QLabel*>(QStringLiteral("notice"))->isVisible());
    QCOMPARE(shown.rows(), 5002);
}

void LogWindowTest::itGrowsWhileHidden()
{
    Shown shown;
    shown.window.close();
    shown.window.log().apply(entries(1, 2000));
    QCOMPARE(shown.window.log().kept(), std::size_t{2000});
    shown.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&shown.window));
    QVERIFY(shown.table->isAtEnd());
    QVERIFY(shown.label("countLabel").contains(QLocale().toString(2000)));
}

void LogWindowTest::theKeyboardReachesEverything()
{
    Shown shown;
    shown.window.log().apply(entries(1, 5));
    shown.window.activateWindow();
    shown.table->setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 9; ++i) {
        if (QWidget* focus = QApplication::focusWidget()) {
            QVERIFY2(!focus->accessibleName().isEmpty() || qobject_cast<QAbstractButton*>(focus) != nullptr,
                     qPrintable(focus->objectName()));
            reached.insert(focus->objectName());
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char* const name : {"table", "filterEdit", "liveButton", "allNamespaces", "clearButton", "saveButton"})
        QVERIFY2(reached.contains(QLatin1String(name)), name);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::LogWindowTest)
#include "log_window_test.moc"
