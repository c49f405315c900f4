// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the inspector says of one record, and what it does not say where the kernel did not.
#include "support/snapshot_text.h"
#include "view/inspector/facts.h"
#include "view/settings/preferences.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;

/// What the text form has no word for.
using Change = std::function<void(SocketRecord&)>;

/// A change of the record's tcp_info, which is there from then on.
template <typename Field, typename Value> Change info(Field TcpInfo::* field, Value value)
{
    return [=](SocketRecord& record) {
        if (!record.tcpInfo)
            record.tcpInfo.emplace();
        (*record.tcpInfo).*field = Field(value);
    };
}

Change both(const Change& first, const Change& second)
{
    return [=](SocketRecord& record) {
        first(record);
        second(record);
    };
}

/// A change of the first owner's process.
template <typename Value> Change process(Value Process::* field, const std::string& value)
{
    return [=](SocketRecord& record) {
        std::vector<Owner> owners(record.owners.all().begin(), record.owners.all().end());
        Process changed = *owners.front().process;
        changed.*field = value;
        owners.front().process = std::make_shared<const Process>(std::move(changed));
        record.owners = OwnerList(std::move(owners));
    };
}

/// The records were read two seconds ago.
constexpr Moment moment{test::usualTime, test::usualTime + 2s};

std::vector<FactGroup> factsOfLine(const QString& line, const Change& change)
{
    SocketRecord record = test::socketFromText(line.toStdString());
    if (change)
        change(record);
    return factsOf(record, *test::usualNames(), moment);
}

/// One row of a fact: what is said for a record; empty: nothing.
void row(const char* label, const QString& value, const char* line, const Change& change = {})
{
    const QString says = value.isEmpty() ? QStringLiteral("is absent") : value;
    QTest::addRow("%s: %s (%s)", label, qPrintable(says), line)
        << QString::fromUtf8(label) << value << QString::fromLatin1(line) << change;
}

constexpr const char* connection = "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000";
constexpr const char* owned = "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 pid=7 name=sshd fd=4 puid=0";
constexpr const char* listener = "LISTEN 10.0.0.1:22 - recvq=3 sendq=128";

void addressRows()
{
    row("Local", QStringLiteral("10.0.0.1:22 (ssh)"), connection);
    row("Local", QStringLiteral("10.0.0.9:5000"), "ESTABLISHED 10.0.0.9:5000 10.0.0.1:22");
    row("Remote", QStringLiteral("10.0.0.9:5000"), connection);
    row("Remote", {}, listener);
    row("Reachable", QStringLiteral("by whoever can reach this one address"), listener);
    row("Reachable", QStringLiteral("from this computer only"), "LISTEN 127.0.0.1:22 -");
    row("Reachable", QStringLiteral("at every IPv4 address of this computer"), "LISTEN 0.0.0.0:22 -");
    row("Reachable",
        QStringLiteral("at every address of this computer, IPv4 too unless the program asked for IPv6 only"),
        "LISTEN [::]:22 -");
    row("Reachable", {}, connection);
    row("Actually", QStringLiteral("IPv4 with 10.0.0.9, through an IPv6 socket"),
        "ESTABLISHED [::ffff:10.0.0.1]:22 [::ffff:10.0.0.9]:5000");
    row("Actually", {}, "ESTABLISHED [2001:db8::1]:22 [2001:db8::9]:5000");
    row("Interface", QStringLiteral("number 3"), "ESTABLISHED [fe80::1]:22 [fe80::9]:5000 if=3");
    row("Interface", {}, connection);
}

void ownerRows()
{
    row("Process", QStringLiteral("sshd (7), descriptor 4, user root"), owned);
    row("Process", QStringLiteral("Nobody: a TIME-WAIT belongs to no program. The kernel keeps it."),
        "TIME-WAIT 10.0.0.1:22 10.0.0.9:5000 missing=time-wait");
    row("Command", QStringLiteral("sshd -D"), owned, process(&Process::commandLine, "sshd -D"));
    row("Command", QString(300, u'x'), owned, process(&Process::commandLine, std::string(301, 'x')));
    row("Command", {}, owned);
    row("Program", QStringLiteral("/usr/sbin/sshd"), owned, process(&Process::executable, "/usr/sbin/sshd"));
    row("Program", {}, owned);
    row("Unit", QStringLiteral("ssh.service"), owned, process(&Process::unit, "ssh.service"));
    row("Unit", {}, owned);
    row("Container", QStringLiteral("3f2a"), owned, process(&Process::container, "3f2a"));
    row("Container", {}, owned);
    row("And", QStringLiteral("2 more descriptors"),
        "LISTEN 10.0.0.1:22 - pid=1 pid=2 pid=3 pid=4 pid=5 pid=6 pid=7 pid=8 pid=9 pid=10");
    row("And", {}, "LISTEN 10.0.0.1:22 - pid=1 pid=2 pid=3 pid=4 pid=5 pid=6 pid=7 pid=8");
    row("Socket’s user", QStringLiteral("www-data"), "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 uid=33");
    row("Socket’s user", QStringLiteral("4711"), "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 uid=4711");
    row("Socket’s user", {}, connection);
}

void queueRows()
{
    row("Waiting for accept()", QStringLiteral("3 of at most 128 connections"), listener);
    row("Waiting for accept()", {}, connection);
    row("Receive queue", QStringLiteral("5 bytes not yet read by the program"),
        "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 recvq=5");
    row("Receive queue", QStringLiteral("6 (the FIN counts as one)"), "CLOSE-WAIT 10.0.0.1:22 10.0.0.9:5000 recvq=6");
    row("Receive queue", QStringLiteral("0 bytes not yet read by the program"), "CLOSE-WAIT 10.0.0.1:22 10.0.0.9:5000");
    row("Receive queue", {}, listener);
    row("Send queue", QStringLiteral("1 byte not yet confirmed by the other side"),
        "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 sendq=1");
    row("Send queue", {}, listener);
}

void timeRows()
{
    row("In this state", QStringLiteral("at least 5 min (since it was first seen so)"),
        "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 age=5m");
    row("In this state", QStringLiteral("19 s"), "TIME-WAIT 10.0.0.1:22 10.0.0.9:5000 timer=time-wait/43s");
    row("Timer", QStringLiteral("retransmits in 1 s (2 unanswered)"),
        "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 timer=retransmit/3s/2");
    row("Timer", {}, connection);
}

void pathRows()
{
    row("Round trip", QStringLiteral("30.0 ms ± 1.5 ms"), connection,
        both(info(&TcpInfo::rtt, 30'000), info(&TcpInfo::rttvar, 1'500)));
    row("Round trip", {}, connection, info(&TcpInfo::rttvar, 1'500)); // not measured yet
    row("Congestion window", QStringLiteral("10 packets"), connection, info(&TcpInfo::cwnd, 10));
    row("Congestion window", {}, connection);
    row("Slow start until", QStringLiteral("7 packets"), connection, info(&TcpInfo::ssthresh, 7));
    row("Slow start until", {}, connection, info(&TcpInfo::cwnd, 10));
    row("Segment size", QStringLiteral("536 bytes"), connection, info(&TcpInfo::mss, 536));
    row("Segment size", {}, connection);
    row("Retransmitted", QStringLiteral("1 packet"), connection, info(&TcpInfo::totalRetransmits, 1));
    row("Retransmitted", QStringLiteral("3 packets, 2 of them unanswered now"), connection,
        both(info(&TcpInfo::totalRetransmits, 3), info(&TcpInfo::retransmits, 2)));
    row("Retransmitted", {}, connection);
    row("Congestion control", QStringLiteral("cubic"), "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cc=cubic");
    row("Congestion control", {}, connection, info(&TcpInfo::cwnd, 10));
    row("Congestion window", {}, listener, info(&TcpInfo::cwnd, 10)); // a listener has no path
}

void trafficRows()
{
    row("Sent and confirmed", QStringLiteral("5 bytes"), connection, info(&TcpInfo::bytesAcked, 5));
    row("Sent and confirmed", {}, connection, info(&TcpInfo::cwnd, 10));
    row("Received", QStringLiteral("0 bytes"), connection, info(&TcpInfo::bytesReceived, 0));
    row("Received", {}, connection, info(&TcpInfo::cwnd, 10));
    row("Last data sent", QStringLiteral("6 s ago"), connection,
        both(info(&TcpInfo::lastDataSent, 4'000), info(&TcpInfo::bytesAcked, 5)));
    row("Last data sent", QStringLiteral("6 s ago"), connection, info(&TcpInfo::lastDataSent, 4'000));
    row("Last data sent", {}, connection, info(&TcpInfo::bytesAcked, 0));
    row("Last data received", QStringLiteral("7 s ago"), connection,
        both(info(&TcpInfo::lastDataReceived, 5'000), info(&TcpInfo::bytesReceived, 5)));
    row("Last data received", {}, connection, info(&TcpInfo::bytesReceived, 0));
    row("Delivery rate", QStringLiteral("900 bytes/s"), connection, info(&TcpInfo::deliveryRate, 900));
    row("Delivery rate", {}, connection, info(&TcpInfo::deliveryRate, 0)); // nothing delivered yet
    row("Delivery rate", {}, connection, info(&TcpInfo::cwnd, 10));
    row("Pacing rate", QStringLiteral("1 byte/s"), connection, info(&TcpInfo::pacingRate, 1));
    row("Pacing rate", {}, connection, info(&TcpInfo::cwnd, 10)); // unlimited
    row("Received", {}, listener, info(&TcpInfo::bytesReceived, 5)); // a listener has no traffic
}

void identityRows()
{
    row("Cookie", QStringLiteral("5"), "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=5");
    row("Cookie", {}, connection);
    row("Inode", QStringLiteral("90"), "ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 inode=90");
    row("Inode", {}, connection);
    row("Kernel’s state number", QStringLiteral("1"), connection);
}

} // namespace

class FactsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void factIsSaidOrAbsent_data();
    void factIsSaidOrAbsent();
    void everyFactHasARow();
    void groupsComeInOrder();
    void untrustedTextIsEscaped();

private:
    QSet<QString> m_expected; ///< labels that the rows above ask for
    QSet<QString> m_said; ///< labels that came for their records
};

void FactsTest::factIsSaidOrAbsent_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("line");
    QTest::addColumn<Change>("change");
    addressRows();
    ownerRows();
    queueRows();
    timeRows();
    pathRows();
    trafficRows();
    identityRows();
}

void FactsTest::factIsSaidOrAbsent()
{
    QFETCH(const QString, label);
    QFETCH(const QString, value);
    QFETCH(const QString, line);
    QFETCH(const Change, change);
    m_expected << label;
    QString found;
    for (const FactGroup& group : factsOfLine(line, change))
        for (const Fact& fact : group.facts) {
            m_said << fact.label;
            QVERIFY2(!fact.value.isEmpty(), qPrintable(fact.label));
            if (found.isEmpty() && fact.label == label)
                found = fact.value;
        }
    QCOMPARE(found, value);
}

void FactsTest::everyFactHasARow()
{
    QCOMPARE(m_said - m_expected, QSet<QString>());
    QCOMPARE(m_expected - m_said, QSet<QString>());
}

void FactsTest::groupsComeInOrder()
{
    const auto titles = [](const std::vector<FactGroup>& groups) {
        QStringList texts;
        for (const FactGroup& group : groups)
            texts << group.title;
        return texts.join(u' ');
    };
    const Change known = info(&TcpInfo::cwnd, 10);
    QCOMPARE(titles(factsOfLine(QString::fromLatin1(connection), known)),
             QStringLiteral("Addresses Owner Queues Time Path Traffic Identity"));
    const QString withoutInfo = QStringLiteral("Addresses Owner Queues Time Identity");
    QCOMPARE(titles(factsOfLine(QString::fromLatin1(connection), {})), withoutInfo);
    QCOMPARE(titles(factsOfLine(QString::fromLatin1(listener), known)), withoutInfo);
}

void FactsTest::untrustedTextIsEscaped()
{
    const std::string hostile = "a\x1b[31m\n\xe2\x80\xae";
    for (const Change& change : {process(&Process::name, hostile), process(&Process::commandLine, hostile),
                                 process(&Process::executable, hostile), process(&Process::unit, hostile),
                                 process(&Process::container, hostile),
                                 Change(info(&TcpInfo::congestionControl, std::array<char, 16>{0x1b}))}) {
        bool escaped = false;
        for (const FactGroup& group : factsOfLine(QString::fromLatin1(owned), change))
            for (const Fact& fact : group.facts) {
                QVERIFY2(std::ranges::all_of(fact.value, [](QChar character) { return character.isPrint(); }),
                         qPrintable(fact.label));
                escaped = escaped || fact.value.contains(u'\\');
            }
        QVERIFY(escaped);
    }
}

} // namespace atlas::view

QTEST_GUILESS_MAIN(atlas::view::FactsTest)
#include "facts_test.moc"
