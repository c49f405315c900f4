// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of tcpatlas: what is understood, and what is refused with a sentence.
#include "app/options.h"

#include <QTest>

namespace atlas::app {
namespace {

using std::chrono::milliseconds;

QStringList list(std::initializer_list<const char*> words)
{
    QStringList list;
    for (const char* const word : words)
        list += QString::fromLatin1(word);
    return list;
}

Endpoint end(const char* text)
{
    return Endpoint::parse(text).value();
}

} // namespace

class OptionsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingAsksForNothing();
    void everyOptionIsRead();
    void aValueMayBeJoined();
    void theLastOneCounts();
    void intervals_data();
    void intervals();
    void selections_data();
    void selections();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void helpNamesEveryOption();
};

void OptionsTest::nothingAsksForNothing()
{
    const auto options = parseOptions({});
    QVERIFY(options.has_value());
    QVERIFY(options->filter.isEmpty() && options->screenshot.isEmpty() && options->language.isEmpty());
    QVERIFY(!options->selectLocal && !options->selectRemote && !options->size && !options->theme && !options->interval);
    QVERIFY(!options->help && !options->version);
}

void OptionsTest::everyOptionIsRead()
{
    const auto options =
        parseOptions(list({"--filter", "state:close-wait -port:22", "--select", "127.0.0.1:22,[::1]:5000",
                           "--screenshot", "a.PNG", "--size", "1440x920", "--theme", "dark", "--language", "pt_BR",
                           "--interval", "2s", "--after", "3s", "--lab", "--help", "--version"}));
    QVERIFY2(options.has_value(), options ? "" : qPrintable(options.error()));
    QCOMPARE(options->filter, QStringLiteral("state:close-wait -port:22"));
    QCOMPARE(options->selectLocal, std::optional(end("127.0.0.1:22")));
    QCOMPARE(options->selectRemote, std::optional(end("[::1]:5000")));
    QCOMPARE(options->screenshot, QStringLiteral("a.PNG"));
    QCOMPARE(options->size, std::optional(QSize(1440, 920)));
    QCOMPARE(options->theme, std::optional(view::ThemeChoice::Dark));
    QCOMPARE(options->language, QStringLiteral("pt_BR"));
    QCOMPARE(options->interval, std::optional(milliseconds(2'000)));
    QCOMPARE(options->after, milliseconds(3'000));
    QVERIFY(options->lab && options->help && options->version);
}

void OptionsTest::aValueMayBeJoined()
{
    const auto options = parseOptions(list({"--theme=light", "--filter=process:\"a=b\"", "--select=[fe80::1]:80"}));
    QVERIFY2(options.has_value(), options ? "" : qPrintable(options.error()));
    QCOMPARE(options->theme, std::optional(view::ThemeChoice::Light));
    QCOMPARE(options->filter, QStringLiteral("process:\"a=b\""));
    QCOMPARE(options->selectLocal, std::optional(end("[fe80::1]:80")));
}

void OptionsTest::theLastOneCounts()
{
    const auto options = parseOptions(list({"--language", "uk", "--language", "en"}));
    QVERIFY(options.has_value());
    QCOMPARE(options->language, QStringLiteral("en"));
}

void OptionsTest::intervals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected"); // milliseconds; 0: refused
    const std::pair<const char*, int> rows[] = {
        {"250ms", 250},  {"0.25", 250},    {"0.25s", 250},
        {"1", 1'000},    {"1s", 1'000},    {"1.5s", 1'500},
        {"60s", 60'000}, {"1min", 60'000}, {"1m", 60'000},
        {"249ms", 0},    {"61s", 0},       {"2min", 0},
        {"0", 0},        {"-1s", 0},       {"s", 0},
        {"", 0},         {"1h", 0},        {"1 s", 0},
        {"nan", 0},      {"1e3ms", 0},     {"99999999999999999999999", 0},
    };
    for (const auto& [text, expected] : rows)
        QTest::addRow("'%s'", text) << QString::fromLatin1(text) << expected;
}

void OptionsTest::intervals()
{
    QFETCH(const QString, text);
    QFETCH(const int, expected);
    const auto options = parseOptions({QStringLiteral("--interval"), text});
    QCOMPARE(options.has_value(), expected != 0);
    if (options)
        QCOMPARE(options->interval, std::optional(milliseconds(expected)));
    else
        QVERIFY(options.error().contains(u"--interval") && options.error().contains(u"250ms"));
}

void OptionsTest::selections_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const std::pair<const char*, bool> rows[] = {
        {"127.0.0.1:22", true},
        {"[::1]:22", true},
        {"127.0.0.1:22,127.0.0.1:5000", true},
        {"127.0.0.1", false},
        {"127.0.0.1:22,", false},
        {",127.0.0.1:22", false},
        {"127.0.0.1:70000", false},
        {"::1:22", false},
        {"localhost:22", false},
        {"", false},
        {"127.0.0.1:22,nobody", false},
        {"127.0.0.1:22,127.0.0.1:1,127.0.0.1:2", false},
    };
    for (const auto& [text, good] : rows)
        QTest::addRow("'%s'", text) << QString::fromLatin1(text) << good;
}

void OptionsTest::selections()
{
    QFETCH(const QString, text);
    QFETCH(const bool, good);
    const auto options = parseOptions({QStringLiteral("--select"), text});
    QCOMPARE(options.has_value(), good);
    if (!good)
        QVERIFY2(options.error().contains(u"127.0.0.1:22"), qPrintable(options.error()));
}

void OptionsTest::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("named"); // words that the sentence must hold
    QTest::newRow("unknown") << list({"--colour"}) << list({"--colour", "--help"});
    QTest::newRow("a file") << list({"connections.txt"}) << list({"connections.txt"});
    QTest::newRow("empty") << list({""}) << list({"--help"});
    QTest::newRow("no value") << list({"--theme"}) << list({"--theme", "value"});
    QTest::newRow("theme") << list({"--theme", "pink"}) << list({"pink", "light", "dark", "system"});
    QTest::newRow("language") << list({"--language", "xx"}) << list({"xx", "en", "pt_BR", "uk"});
    QTest::newRow("size") << list({"--size", "big"}) << list({"big", "1440x920"});
    QTest::newRow("no width") << list({"--size", "x900"}) << list({"x900"});
    QTest::newRow("too small") << list({"--size", "10x10"}) << list({"10x10"});
    QTest::newRow("picture") << list({"--screenshot", "a.jpg"}) << list({"a.jpg", ".png"});
    QTest::newRow("filter") << list({"--filter", "state:nowhere"}) << list({"state:nowhere", "column 7"});
    QTest::newRow("a flag's value") << list({"--help=yes"}) << list({"value", "--help"});
}

void OptionsTest::whatIsWrongIsNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QStringList, named);
    const auto options = parseOptions(arguments);
    QVERIFY(!options.has_value());
    for (const QString& word : named)
        QVERIFY2(options.error().contains(word), qPrintable(options.error()));
}

void OptionsTest::helpNamesEveryOption()
{
    for (const char* const option : {"--filter", "--select", "--screenshot", "--size", "--theme", "--language",
                                     "--interval", "--help", "--version"})
        QVERIFY2(helpText().contains(QLatin1String(option)), option);
    for (const QString& line : helpText().split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

} // namespace atlas::app

QTEST_GUILESS_MAIN(atlas::app::OptionsTest)
#include "options_test.moc"
