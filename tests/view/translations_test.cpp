// SPDX-License-Identifier: GPL-3.0-or-later
//
// The translations, held against the source texts: as files, and as what the program loads from them.
#include "core/filter/filter.h"
#include "view/settings/preferences.h"
#include "view/words/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

namespace atlas::view {
namespace {

const QString folder = QStringLiteral(TCPATLAS_TREE "/resources/i18n");

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or the plural forms
    bool plural = false;
    bool finished = true;
};

QString fileOf(const QString& code)
{
    return QStringLiteral("tcpatlas_%1.ts").arg(code);
}

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{context, {}, {}, xml.attributes().value(QStringLiteral("numerus")) == u"yes", true};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!message.plural)
                message.translations << xml.readElementText();
            while (message.plural && xml.readNextStartElement())
                message.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// All messages of a .ts file; none if it cannot be read.
QList<Message> readMessages(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// Everything that matches, sorted: what must be the same in a text and its translation, in any order.
QStringList allOf(const QString& text, const QRegularExpression& pattern)
{
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

/// The menus of the form, with the English texts of their entries.
QHash<QString, QStringList> readMenus()
{
    QFile file(QStringLiteral(TCPATLAS_TREE "/ui/main_window.ui"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QStringList nesting; // the names of the widgets and actions around, by element
    QHash<QString, QStringList> entries;
    QHash<QString, QString> texts;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && (xml.name() == u"widget" || xml.name() == u"action"))
            nesting.removeLast();
        if (token != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.attributes().value(QStringLiteral("name")).toString();
        if (xml.name() == u"widget" || xml.name() == u"action")
            nesting << name;
        else if (xml.name() == u"addaction" && name != u"separator")
            entries[nesting.last()] << name;
        else if (xml.name() == u"property" && (name == u"text" || name == u"title") && xml.readNextStartElement())
            texts[nesting.last()] = xml.readElementText();
    }
    for (QStringList& menu : entries)
        std::ranges::transform(menu, menu.begin(), [&](const QString& name) { return texts.value(name); });
    return entries;
}

/// The letters after &, in small.
QStringList mnemonics(const QStringList& texts, const char* context)
{
    static const QRegularExpression mark(QStringLiteral("&\\w"), QRegularExpression::UseUnicodePropertiesOption);
    QStringList letters;
    for (const QString& text : texts)
        letters << allOf(QCoreApplication::translate(context, text.toUtf8().constData()).toLower(), mark);
    return letters;
}

void addLanguages()
{
    QTest::addColumn<QString>("code");
    for (const QString& code : languages())
        QTest::newRow(qPrintable(code)) << code;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { useLanguage(QStringLiteral("en")); }
    void everyTextOfTheSourceIsTranslated_data() { addLanguages(); }
    void everyTextOfTheSourceIsTranslated();
    void errorsAreInTheContextThatTheWindowAsks_data() { addLanguages(); }
    void errorsAreInTheContextThatTheWindowAsks();
    void formsAgreeWithTheSource_data() { addLanguages(); }
    void formsAgreeWithTheSource();
    void pluralsAreChosen_data();
    void pluralsAreChosen();
    void mnemonicsAreUnique_data() { addLanguages(); }
    void mnemonicsAreUnique();
    void filterErrorsAreTranslated();
};

// A text that was not brought into the files is as untranslated as an unfinished one: so the tool is asked.
void TranslationsTest::everyTextOfTheSourceIsTranslated()
{
    QFETCH(const QString, code);
    const QTemporaryDir scratch;
    const QString copy = scratch.filePath(fileOf(code));
    QVERIFY(QFile::copy(QDir(folder).filePath(fileOf(code)), copy));
    QStringList arguments = QStringLiteral(TCPATLAS_LUPDATE).split(QLatin1Char('|'));
    const QString tool = arguments.takeFirst();
    if (code == u"en")
        arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral("-ts") << copy;
    QProcess update;
    update.start(tool, arguments);
    QVERIFY2(update.waitForFinished() && update.exitCode() == 0, update.readAllStandardError().constData());

    const QList<Message> messages = readMessages(copy);
    QVERIFY(messages.size() > 5);
    QStringList untranslated;
    for (const Message& message : messages)
        if (!message.finished || message.translations.isEmpty() || message.translations.contains(QString()))
            untranslated << message.context + QStringLiteral(": ") + message.source;
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(QLatin1Char('\n'))));
}

// lupdate names the context of Error::saying() by itself: another name would be looked up in vain.
void TranslationsTest::errorsAreInTheContextThatTheWindowAsks()
{
    QFETCH(const QString, code);
    if (code == u"en")
        return;
    useLanguage(code);
    const Error error =
        within(Error::saying("reading %1", std::string_view("<tcp>\n")), Error::saying("no reason given"));
    const QString shown = words::error(error);
    QVERIFY2(shown.contains(QStringLiteral("<tcp>\\n: ")), qPrintable(shown));
    QVERIFY2(!shown.contains(QStringLiteral("reading")) && !shown.contains(QStringLiteral("reason")),
             qPrintable(shown));
    QCOMPARE(words::error(Error::verbatim(std::string("reading %1"))), QStringLiteral("reading %1"));
    QStringList contexts;
    for (const Message& message : readMessages(QDir(folder).filePath(fileOf(code))))
        if (message.context.endsWith(QStringLiteral("Error")) && !contexts.contains(message.context))
            contexts << message.context;
    QCOMPARE(contexts, QStringList{QStringLiteral("Error")});
}

void TranslationsTest::formsAgreeWithTheSource()
{
    QFETCH(const QString, code);
    static const QRegularExpression placeholder(QStringLiteral("%(\\d|n)"));
    static const QRegularExpression blanks(QStringLiteral("^\\s+|\\s+$|\\n|\\t"));
    // RFC names, flags, options, system calls and keys are the same in every language.
    static const QRegularExpression fixed(QStringLiteral(
        "\\b[A-Z][A-Z0-9_]+(-[A-Z0-9]+)*\\b|\\b[a-z]+\\(\\)|\\bIPv[46]\\b|\\b[a-z]+:[a-z0-9>]|Ctrl\\+\\S+|\\bF\\d"));
    QStringList problems;
    for (const Message& message : readMessages(QDir(folder).filePath(fileOf(code)))) {
        if (message.plural)
            QCOMPARE(message.translations.size(), code == u"uk" ? 3 : 2);
        for (const QString& translation : message.translations)
            for (const QRegularExpression& same : {placeholder, blanks, fixed})
                if (allOf(translation, same) != allOf(message.source, same))
                    problems << message.source + QStringLiteral("\n    ") + translation;
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TranslationsTest::pluralsAreChosen_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    const auto add = [](const char* code, int count, const QString& text) {
        QTest::addRow("%s %d", code, count) << QString::fromLatin1(code) << count << text;
    };
    add("en", 1, QStringLiteral("1 socket"));
    add("en", 2, QStringLiteral("2 sockets"));
    add("pt_BR", 1, QStringLiteral("1 socket"));
    add("pt_BR", 2, QStringLiteral("2 sockets"));
    add("uk", 1, QStringLiteral("1 сокет"));
    add("uk", 3, QStringLiteral("3 сокети"));
    add("uk", 11, QStringLiteral("11 сокетів"));
    add("uk", 21, QStringLiteral("21 сокет"));
}

void TranslationsTest::pluralsAreChosen()
{
    QFETCH(const QString, code);
    QFETCH(const int, count);
    QFETCH(const QString, text);
    useLanguage(code);
    QCOMPARE(QCoreApplication::translate("Status", "%n socket(s)", nullptr, count), text);
}

void TranslationsTest::mnemonicsAreUnique()
{
    QFETCH(const QString, code);
    useLanguage(code);
    const QHash<QString, QStringList> menus = readMenus();
    QVERIFY(menus.contains(QStringLiteral("menuBar")) && menus.contains(QStringLiteral("menuView")));
    for (auto menu = menus.begin(); menu != menus.end(); ++menu) {
        QStringList letters = mnemonics(menu.value(), "MainWindow");
        QVERIFY2(letters.size() == menu->size(), qPrintable(menu.key() + QStringLiteral(" lacks a mnemonic")));
        QVERIFY2(letters.removeDuplicates() == 0, qPrintable(menu.key() + letters.join(QLatin1Char(' '))));
    }
    QStringList themes =
        mnemonics({QStringLiteral("&Light"), QStringLiteral("&Dark"), QStringLiteral("As the &system")},
                  "atlas::view::MainWindow");
    QCOMPARE(themes.removeDuplicates(), 0);
    QCOMPARE(themes.size(), 3);
}

void TranslationsTest::filterErrorsAreTranslated()
{
    useLanguage(QStringLiteral("uk"));
    for (const char* wrong : {"state:tiem-wait", "age:5m", "rtt:>x", "is:x", "foo:1", "pid:x", "port:x", "local:-",
                              "addr:x", "(a", "a)", "()", "a or", "or", "\"a", "\"a\"b", "\"\"", "state:", "a,,b"}) {
        const auto filter = Filter::parse(wrong);
        if (filter)
            continue; // a service or a user may have any name
        for (const Phrase& phrase : filter.error().expected) {
            const QByteArray text(phrase.text.data(), static_cast<qsizetype>(phrase.text.size()));
            QVERIFY2(QCoreApplication::translate("Filter", text.constData()) != QString::fromUtf8(text),
                     text.constData());
        }
    }
}

} // namespace atlas::view

QTEST_GUILESS_MAIN(atlas::view::TranslationsTest)
#include "translations_test.moc"
