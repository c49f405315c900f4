// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "core/filter/filter.h"
#include "model/stream/monitor.h"

#include <QRegularExpression>

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

/// Reads one option's value into `options`; an answer is the sentence of what was expected.
QString readValue(Options& options, const QString& name, const QString& value)
{
    if (name == QLatin1String("--filter")) {
        options.filter = value;
        const auto filter = Filter::parse(value.toStdString());
        return filter ? QString() : QString::fromStdString("a filter: " + filter.error().message());
    }
    if (name == QLatin1String("--select")) {
        options.selectLocal = readEndpoint(value.section(QLatin1Char(','), 0, 0));
        const QString remote = value.section(QLatin1Char(','), 1);
        options.selectRemote = readEndpoint(remote);
        const bool good = options.selectLocal && (options.selectRemote || !value.contains(QLatin1Char(',')));
        return good ? QString() : QStringLiteral("LOCAL or LOCAL,REMOTE, as 127.0.0.1:22 or [::1]:22");
    }
    if (name == QLatin1String("--screenshot")) {
        options.screenshot = value;
        return value.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? QString()
                                                                          : QStringLiteral("a file that ends in .png");
    }
    if (name == QLatin1String("--after")) {
        const auto time = readTime(value);
        options.after = time.value_or(options.after);
        return time ? QString() : QStringLiteral("a time, as 3s");
    }
    if (name == QLatin1String("--size")) {
        options.size = readSize(value);
        return options.size ? QString() : QStringLiteral("WIDTHxHEIGHT in pixels, as 1440x920");
    }
    if (name == QLatin1String("--theme")) {
        options.theme = view::parseThemeChoice(value);
        return options.theme ? QString() : QStringLiteral("light, dark or system");
    }
    if (name == QLatin1String("--language")) {
        options.language = value;
        return view::languages().contains(value) ? QString() : view::languages().join(QStringLiteral(", "));
    }
    options.interval = readInterval(value);
    return options.interval ? QString() : QStringLiteral("a time from 250ms to 60s");
}

const QStringList valueOptions{
    QStringLiteral("--filter"),   QStringLiteral("--select"),   QStringLiteral("--screenshot"),
    QStringLiteral("--after"),    QStringLiteral("--size"),     QStringLiteral("--theme"),
    QStringLiteral("--language"), QStringLiteral("--interval"),
};

} // namespace

std::expected<Options, QString> parseOptions(const QStringList& arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            options.help = true;
            continue;
        }
        if (argument == QLatin1String("--lab")) {
            options.lab = true;
            continue;
        }
        if (argument == QLatin1String("--version")) {
            options.version = true;
            continue;
        }
        const QString name = argument.section(QLatin1Char('='), 0, 0);
        if (!valueOptions.contains(name))
            return std::unexpected(QStringLiteral("unknown argument “%1”; see tcpatlas --help").arg(argument));
        const bool joined = argument.contains(QLatin1Char('='));
        if (!joined && i + 1 == arguments.size())
            return std::unexpected(QStringLiteral("%1 needs a value").arg(name));
        const QString value = joined ? argument.section(QLatin1Char('='), 1) : arguments[++i];
        if (const QString expected = readValue(options, name, value); !expected.isEmpty())
            return std::unexpected(QStringLiteral("%1 “%2”: expected %3").arg(name, value, expected));
    }
    return options;
}

QString helpText()
{
    return QStringLiteral(R"(Usage: tcpatlas [options]

Shows the TCP connections of this computer on the TCP state diagram.

  --filter EXPR            show only what matches, as "state:close-wait nginx"
  --select LOCAL[,REMOTE]  select this connection, as 127.0.0.1:22 or [::1]:22
  --lab                    open the lab
  --screenshot FILE.png    save a picture after the first look, and exit
  --after TIME             wait before the picture is taken, as 3s
  --size WxH               size of the window in pixels
  --theme THEME            light, dark or system
  --language CODE          en, pt_BR or uk
  --interval TIME          time between two looks, from 250ms to 60s
  --help                   this text
  --version                the version

The same list as text: tcpatlasctl list
)");
}

} // namespace atlas::app
