// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/snapshot_text.h"
#include "view/table/cell_texts.h"

#include <QTest>

namespace atlas::view {

class CellTextsTest : public QObject {
    Q_OBJECT

private slots:
    void aSocketWithoutAnOwnerNamesWhomItHasToDoWith_data();
    void aSocketWithoutAnOwnerNamesWhomItHasToDoWith();
    void anOwnedSocketSaysNothingBeside();
};

namespace {

const std::shared_ptr<const Names> names = test::usualNames();
const model::CellContext context{*names, test::usualTime};

} // namespace

void CellTextsTest::aSocketWithoutAnOwnerNamesWhomItHasToDoWith_data()
{
    QTest::addColumn<QString>("socket");
    QTest::addColumn<QString>("process");
    QTest::addColumn<QString>("pid");
    QTest::addColumn<QString>("toolTip");
    QTest::newRow("held last") << "TIME-WAIT 1.0.0.1:2 1.0.0.2:9 missing=time-wait relation=was pid=7 name=curl"
                               << "(was curl)" << "(7)" << "Last held by curl (7).";
    QTest::newRow("listener") << "SYN-RECV 1.0.0.1:80 1.0.0.2:9 missing=syn-received relation=listener pid=8 name=nginx"
                              << "(listener: nginx)" << "(8)" << "Its listener belongs to nginx (8).";
    QTest::newRow("not permitted") << "ESTAB 1.0.0.1:80 1.0.0.2:9 inode=4 uid=0 missing=not-permitted"
                                   << "(root)" << "—" << "Not permitted to look: a process of user root holds it.";
    QTest::newRow("nobody") << "ESTAB 1.0.0.1:80 1.0.0.2:9 inode=4 uid=0 missing=no-descriptor"
                            << "—" << "—" << "No process: nobody has a descriptor for it.";
}

void CellTextsTest::aSocketWithoutAnOwnerNamesWhomItHasToDoWith()
{
    QFETCH(QString, socket);
    QFETCH(QString, toolTip);
    const SocketRecord record = test::socketFromText(socket.toStdString());
    const CellTexts texts;
    QTEST(texts.text(model::Column::Process, record, context), "process");
    QTEST(texts.text(model::Column::Pid, record, context), "pid");
    for (const auto column : {model::Column::Process, model::Column::Pid})
        QVERIFY(texts.toolTip(column, record, context).startsWith(toolTip));
    QCOMPARE(texts.toolTip(model::Column::RemotePort, record, context), QString());
}

void CellTextsTest::anOwnedSocketSaysNothingBeside()
{
    const SocketRecord record = test::socketFromText("ESTAB 1.0.0.1:80 1.0.0.2:9 inode=4 pid=7 name=curl");
    const CellTexts texts;
    QCOMPARE(texts.text(model::Column::Process, record, context), QStringLiteral("curl"));
    QCOMPARE(texts.toolTip(model::Column::Process, record, context), QString());
}

} // namespace atlas::view

QTEST_APPLESS_MAIN(atlas::view::CellTextsTest)
#include "cell_texts_test.moc"
