// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every pane takes from view/parts: tooltips of untrusted text, the scale of fonts, and a destructor's silence.
#include "view/parts/fonts.h"
#include "view/parts/part_signals.h"
#include "view/parts/save_file.h"
#include "view/parts/tool_tip.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>
#include <QWidget>

#include <sys/stat.h>

namespace atlas::view {

class PartsTest : public QObject {
    Q_OBJECT

private slots:
    void tooltipsArePlain_data();
    void tooltipsArePlain();
    void anEmptyTooltipHides();
    void theScaleOfFontsAscends();
    void partsAreNoLongerHeard();
    void onlyRegularFilesAreReplaced();
};

void PartsTest::tooltipsArePlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QStringLiteral("nginx (812)");
    QTest::newRow("markup") << QStringLiteral("<b>bold</b><img src='file:///etc/passwd'>");
    QTest::newRow("an escape") << QStringLiteral("&lt;&amp;");
    QTest::newRow("lines") << QStringLiteral("ESTABLISHED\n  since <12:00>\nnow");
    QTest::newRow("a lone sign") << QStringLiteral("a < b");
}

void PartsTest::tooltipsArePlain()
{
    QFETCH(QString, text);
    const QString tip = plainToolTip(text);
    QVERIFY(Qt::mightBeRichText(tip)); // otherwise its escapes would be shown
    QTextDocument document;
    document.setHtml(tip);
    QCOMPARE(document.toPlainText(), text);
}

void PartsTest::anEmptyTooltipHides()
{
    QVERIFY(plainToolTip({}).isEmpty());
    QWidget widget;
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    showPlainToolTip(widget.mapToGlobal(QPoint(1, 1)), QStringLiteral("<i>"), &widget);
    QTRY_VERIFY(QToolTip::isVisible());
    showPlainToolTip(widget.mapToGlobal(QPoint(1, 1)), {}, &widget);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void PartsTest::onlyRegularFilesAreReplaced()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a"));
    QCOMPARE(saveFile(file, "one"), QString());
    QCOMPARE(saveFile(file, "two"), QString());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("two"));
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(pipe.toUtf8().constData(), 0600), 0);
    for (const QString& other : {pipe, folder.path(), QStringLiteral("/dev/null")})
        QCOMPARE(saveFile(other, "three"), QStringLiteral("it is not a regular file"));
    QVERIFY(!saveFile(folder.filePath(QStringLiteral("missing/a")), "four").isEmpty());
}

void PartsTest::theScaleOfFontsAscends()
{
    QFont usual;
    usual.setPointSizeF(10);
    double before = 0;
    for (const TextSize size :
         {TextSize::Sign, TextSize::Note, TextSize::Label, TextSize::Dense, TextSize::Lead, TextSize::Title}) {
        QVERIFY(sized(usual, size).pointSizeF() > before);
        before = sized(usual, size).pointSizeF();
    }
    QVERIFY(sized(usual, TextSize::Dense).pointSizeF() < 10 && sized(usual, TextSize::Lead).pointSizeF() > 10);
    QCOMPARE(fixedPitch(usual).pointSizeF(), sized(usual, TextSize::Dense).pointSizeF());
}

void PartsTest::partsAreNoLongerHeard()
{
    QObject whole;
    auto* part = new QObject(&whole);
    auto* within = new QObject(part);
    QObject other;
    int heard = 0;
    int heardByOther = 0;
    for (QObject* one : {part, within}) {
        connect(one, &QObject::objectNameChanged, &whole, [&heard] { ++heard; });
        connect(one, &QObject::objectNameChanged, &other, [&heardByOther] { ++heardByOther; });
    }
    stopListeningToParts(whole);
    part->setObjectName(QStringLiteral("a"));
    within->setObjectName(QStringLiteral("b"));
    QCOMPARE(heard, 0);
    QCOMPARE(heardByOther, 2);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::PartsTest)
#include "parts_test.moc"
