// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "core/filter/filter.h"
#include "model/stream/monitor.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include <array>

namespace atlas::app {
namespace {

std::optional<Endpoint> readEndpoint(const QString& text)
{
    return Endpoint::parse(text.toStdString());
}

/// 250ms, 2s, 0.5 (seconds), 1min.
std::optional<std::chrono::milliseconds> readTime(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d+(?:\\.\\d+)?)(ms|s|min|m)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double value = match.captured(1).toDouble();
    const QString unit = match.captured(2);
    const double factor = unit == QLatin1String("ms") ? 1 : unit.startsWith(QLatin1Char('m')) ? 60'000 : 1'000;
    if (value * factor > 1e9)
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<qint64>(value * factor));
}

std::optional<std::chrono::milliseconds> readInterval(const QString& text)
{
    const auto interval = readTime(text);
    const bool allowed =
        interval && *interval >= model::Monitor::shortestInterval && *interval <= model::Monitor::longestInterval;
    return allowed ? interval : std::nullopt;
}

std::optional<QSize> readSize(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

/// An option with a value: how it is written, and what reads it. Of a wrong value read() returns what it expected.
struct ValueOption {
    const char* name;
    const char* value;
    const char* description;
    QString (*read)(Options& options, const QString& value);
};

constexpr std::array valueOptions{
    ValueOption{"filter", "EXPR", "show only what matches, as \"state:close-wait nginx\"",
                [](Options& options, const QString& value) {
                    options.filter = value;
                    const auto filter = Filter::parse(value.toStdString());
                    return filter ? QString() : QString::fromStdString("a filter: " + filter.error().message());
                }},
    ValueOption{"select", "LOCAL[,REMOTE]", "select this connection, as 127.0.0.1:22 or [::1]:22",
                [](Options& options, const QString& value) {
                    options.selectLocal = readEndpoint(value.section(QLatin1Char(','), 0, 0));
                    options.selectRemote = readEndpoint(value.section(QLatin1Char(','), 1));
                    const bool good =
                        options.selectLocal && (options.selectRemote || !value.contains(QLatin1Char(',')));
                    return good ? QString() : QStringLiteral("LOCAL or LOCAL,REMOTE, as 127.0.0.1:22 or [::1]:22");
                }},
    ValueOption{"screenshot", "FILE.png", "save a picture after the first snapshot, and exit",
                [](Options& options, const QString& value) {
                    options.screenshot = value;
                    return value.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)
                        ? QString()
                        : QStringLiteral("a file that ends in .png");
                }},
    ValueOption{"after", "TIME", "wait before the picture is taken, as 3s",
                [](Options& options, const QString& value) {
                    const auto time = readTime(value);
                    options.after = time.value_or(options.after);
                    return time ? QString() : QStringLiteral("a time, as 3s");
                }},
    ValueOption{"size", "WxH", "size of the window in pixels",
                [](Options& options, const QString& value) {
                    options.size = readSize(value);
                    return options.size ? QString() : QStringLiteral("WIDTHxHEIGHT in pixels, as 1440x920");
                }},
    ValueOption{"theme", "THEME", "light, dark or system",
                [](Options& options, const QString& value) {
                    options.theme = view::parseThemeChoice(value);
                    return options.theme ? QString() : QStringLiteral("light, dark or system");
                }},
    ValueOption{"language", "CODE", "en, pt_BR or uk",
                [](Options& options, const QString& value) {
                    options.language = value;
                    return view::languages().contains(value) ? QString() : view::languages().join(QStringLiteral(", "));
                }},
    ValueOption{"interval", "TIME", "time between two snapshots, from 250ms to 60s",
                [](Options& options, const QString& value) {
                    options.interval = readInterval(value);
                    return options.interval ? QString() : QStringLiteral("a time from 250ms to 60s");
                }},
};

const QString labOption = QStringLiteral("lab");
const QString helpOption = QStringLiteral("help");
const QString versionOption = QStringLiteral("version");

void declareOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Shows the TCP connections of this computer on the TCP state diagram.\n"
                       "The same list as text: tcpatlasctl list"));
    for (const ValueOption& option : valueOptions)
        parser.addOption({QLatin1String(option.name), QLatin1String(option.description), QLatin1String(option.value)});
    parser.addOption({labOption, QStringLiteral("open the lab")});
    parser.addOption({{QStringLiteral("h"), helpOption}, QStringLiteral("this text")});
    parser.addOption({versionOption, QStringLiteral("the version")});
}

/// What is wrong with the arguments as such, whatever their values; empty where nothing is.
QString mistake(const QCommandLineParser& parser, bool parsed)
{
    const QString unknown = QStringLiteral("unknown argument “%1”; see tcpatlas --help");
    if (const QStringList names = parser.unknownOptionNames(); !names.isEmpty())
        return unknown.arg((names[0].size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + names[0]);
    if (!parsed)
        return parser.errorText();
    const QStringList others = parser.positionalArguments();
    return others.isEmpty() ? QString() : unknown.arg(others[0]);
}

} // namespace

std::expected<Options, QString> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    declareOptions(parser);
    const bool parsed = parser.parse(QStringList{QStringLiteral("tcpatlas")} + arguments);
    if (const QString wrong = mistake(parser, parsed); !wrong.isEmpty())
        return std::unexpected(wrong);
    Options options;
    options.lab = parser.isSet(labOption);
    options.help = parser.isSet(helpOption);
    options.version = parser.isSet(versionOption);
    for (const ValueOption& option : valueOptions)
        for (const QString& value : parser.values(QLatin1String(option.name)))
            if (const QString expected = option.read(options, value); !expected.isEmpty())
                return std::unexpected(
                    QStringLiteral("--%1 “%2”: expected %3").arg(QLatin1String(option.name), value, expected));
    return options;
}

QString helpText()
{
    QCommandLineParser parser;
    declareOptions(parser);
    return parser.helpText();
}

} // namespace atlas::app
