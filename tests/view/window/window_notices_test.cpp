// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is not as it should be is said in words in the window, and no name can forge those words.
#include "collect/proc_net.h"
#include "collect/system_source.h"
#include "collect/unique_fd.h"
#include "support/child.h"
#include "view/settings/preferences.h"
#include "view/window_support.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>

namespace atlas::view {
namespace {

using model::Column;

constexpr const char* oneSocket = "ESTABLISHED 127.0.0.1:22 127.0.0.1:5000 cookie=5\n";

/// At most 15 bytes: markup, ESC, U+202E and a back quote.
constexpr const char* hostileName = "<b>\x1b`\xe2\x80\xae*x";
constexpr const char* shownName = "<b>\\x1b`\\u202e*x";

/// A child of this name that listens on 127.0.0.1, and its port.
struct HostileListener {
    HostileListener()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(socket.get(), plain, size) != 0 || ::listen(socket.get(), 3) != 0 ||
            ::getsockname(socket.get(), plain, &size) != 0)
            qFatal("no listener on 127.0.0.1");
        port = ntohs(address.sin_port);
        child.emplace([](int output) {
            ::prctl(PR_SET_NAME, hostileName);
            atlas::test::readyAndWait(output);
        });
        if (!child->awaitByte())
            qFatal("no child");
        socket.reset(); // it is the child's alone now
    }
    collect::UniqueFd socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::optional<atlas::test::Child> child;
    std::uint16_t port = 0;
};

} // namespace

class WindowNoticesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings.emplace(); }

    void aWholeListNeedsNoNotice();
    void aPartialListIsSaid();
    void theProcFallbackIsSaid();
    void aFailingSourceIsSaidAndForgiven();
    void aSourceThatNeverWorkedIsSaid();
    void aFailureIsSaidInTheLanguageOfTheWindow_data();
    void aFailureIsSaidInTheLanguageOfTheWindow();
    void hiddenProcessesAreSaid();
    void aHostileProcessNameIsShownEscaped();
    void noLabelReadsMarkup();

private:
    std::optional<test::OwnSettings> m_settings;
    test::Script m_script;
};

void WindowNoticesTest::aWholeListNeedsNoNotice()
{
    m_script.say(oneSocket);
    m_script.twist({});
    const test::Window shown(test::scriptedSource(m_script));
    QVERIFY(!shown.child<QLabel>("notice")->isVisible());
    const auto* status = shown.window.findChild<QWidget*>(QStringLiteral("statusBar"));
    QStringList said;
    for (const QLabel* label : status->findChildren<QLabel*>())
        said += label->text();
    QVERIFY2(said.join(u' ').contains(u"complete"), qPrintable(said.join(u' ')));
    QVERIFY(
        shown.child<QAbstractButton>("sourceButton")->toolTip().contains(u"missed")); // polling is honest about itself
}

void WindowNoticesTest::aPartialListIsSaid()
{
    m_script.say(oneSocket);
    m_script.twist([](Snapshot& snapshot) {
        snapshot.ipv6 = {false, Error::saying("reading the IPv6 sockets: no buffer space <b>here</b>")};
    });
    test::Window shown(test::scriptedSource(m_script));
    QVERIFY(shown.child<QLabel>("notice")->isVisible());
    const QString notice = shown.label("notice");
    QVERIFY2(notice.contains(u"IPv6") && notice.contains(u"partial") && notice.contains(u"<b>here</b>"),
             qPrintable(notice));
    QVERIFY(!notice.contains(u"IPv4"));
    m_script.twist({});
    QVERIFY(shown.poll());
    QVERIFY(!shown.child<QLabel>("notice")->isVisible());
}

void WindowNoticesTest::theProcFallbackIsSaid()
{
    m_script.say(oneSocket);
    m_script.twist([](Snapshot& snapshot) {
        snapshot.source = Source::Proc;
        snapshot.fallback = Error::saying("opening a netlink socket: operation not permitted");
    });
    test::Window shown(test::scriptedSource(m_script));
    QVERIFY(shown.label("notice").contains(u"/proc"));
    QVERIFY(shown.label("notice").contains(u"operation not permitted"));
    QVERIFY(shown.button("sourceButton").contains(u"/proc"));
}

void WindowNoticesTest::aFailingSourceIsSaidAndForgiven()
{
    m_script.say(oneSocket);
    m_script.twist({});
    test::Window shown(test::scriptedSource(m_script));
    m_script.fail(Error::saying("listing the sockets: too many open files"));
    QVERIFY(shown.poll());
    QVERIFY(shown.child<QLabel>("notice")->isVisible());
    QVERIFY(shown.label("notice").contains(u"too many open files"));
    QCOMPARE(shown.sockets->rowCount(), 1); // what was known stays
    m_script.say(oneSocket);
    QVERIFY(shown.poll());
    QVERIFY(!shown.child<QLabel>("notice")->isVisible());
}

void WindowNoticesTest::aSourceThatNeverWorkedIsSaid()
{
    m_script.twist({});
    m_script.fail(Error::saying("listing the sockets: function not implemented"));
    test::Window shown(test::scriptedSource(m_script));
    QVERIFY(shown.label("notice").contains(u"function not implemented"));
    QVERIFY2(shown.table->accessibleDescription().contains(u"cannot be read"),
             qPrintable(shown.table->accessibleDescription()));
}

void WindowNoticesTest::aFailureIsSaidInTheLanguageOfTheWindow_data()
{
    QTest::addColumn<QString>("said");
    QTest::newRow("uk") << QStringLiteral("читання %1: ");
    QTest::newRow("pt_BR") << QStringLiteral("ler %1: ");
}

void WindowNoticesTest::aFailureIsSaidInTheLanguageOfTheWindow()
{
    QFETCH(const QString, said);
    useLanguage(QLatin1String(QTest::currentDataTag()));
    m_script.twist({});
    std::vector<SocketRecord> none;
    const auto coverage = collect::listFromProc("/nowhere", Family::IPv4, none);
    m_script.fail(coverage.problem.value());
    const test::Window shown(test::scriptedSource(m_script));
    const QString notice = shown.label("notice");
    useLanguage(QStringLiteral("en"));
    QVERIFY2(notice.contains(said.arg(QStringLiteral("/nowhere/net/tcp"))), qPrintable(notice));
    QVERIFY2(!notice.contains(u"reading"), qPrintable(notice));
}

void WindowNoticesTest::hiddenProcessesAreSaid()
{
    m_script.say(oneSocket);
    m_script.twist([](Snapshot& snapshot) { snapshot.processesHidden = 17; });
    const test::Window shown(test::scriptedSource(m_script));
    QStringList said;
    for (const QLabel* label : shown.child<QWidget>("statusBar")->findChildren<QLabel*>())
        said += label->text();
    QVERIFY2(said.join(u' ').contains(u"17"), qPrintable(said.join(u' ')));
}

void WindowNoticesTest::aHostileProcessNameIsShownEscaped()
{
    const HostileListener listener;
    test::Window shown(std::make_unique<collect::SystemSource>());
    const QString expected = QString::fromUtf8(shownName);
    QVERIFY(shown.pollUntil([&] { return shown.row(listener.port) >= 0; }));
    const int row = shown.row(listener.port);
    QCOMPARE(shown.cell(row, Column::Process), expected);
    shown.click(row);
    QVERIFY2(shown.fact("Process").startsWith(expected + QStringLiteral(" (")), qPrintable(shown.fact("Process")));
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    // The tooltip of the cell that is too narrow for the name.
    const int column = static_cast<int>(Column::Process);
    shown.table->setColumnWidth(column, 40);
    const QPoint at = shown.table->visualRect(shown.sockets->index(row, column)).center();
    QHelpEvent help(QEvent::ToolTip, at, shown.table->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(shown.table->viewport(), &help);
    QTRY_VERIFY(QToolTip::isVisible());
    const QString tip = QToolTip::text();
    QVERIFY2(tip.contains(expected.toHtmlEscaped()) && !tip.contains(u"<b>"), qPrintable(tip));
    QToolTip::hideText();
    // Nothing of it is anywhere in the window as it came.
    for (const QLabel* label : shown.window.findChildren<QLabel*>()) {
        QVERIFY2(!label->text().contains(QChar(0x1b)) && !label->text().contains(QChar(0x202e)),
                 qPrintable(label->objectName()));
    }
}

void WindowNoticesTest::noLabelReadsMarkup()
{
    // The article is the guide's own text with the values escaped; every other label is plain.
    m_script.say("CLOSE-WAIT 127.0.0.1:22 127.0.0.1:5000 cookie=5 pid=7 name=<b>x</b>`y` recvq=1\n");
    m_script.twist({});
    test::Window shown(test::scriptedSource(m_script));
    shown.click(0);
    int rich = 0;
    int plain = 0;
    bool named = false;
    for (const QLabel* label : shown.window.findChildren<QLabel*>()) {
        if (!label->isVisible())
            continue;
        if (label->textFormat() == Qt::PlainText) {
            ++plain;
            continue;
        }
        // Beyond the guide's own two marks, markup comes through only as what it is.
        QCOMPARE(label->textFormat(), Qt::RichText);
        QVERIFY2(!label->text().contains(u"<b>x</b>"), qPrintable(label->text()));
        named = named || label->text().contains(u"&lt;b&gt;x&lt;/b&gt;'y'");
        ++rich;
    }
    QVERIFY(plain > 10 && rich > 3);
    QVERIFY(named); // the guide says which user to ask: the test did see the name in it
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowNoticesTest)
#include "window_notices_test.moc"
