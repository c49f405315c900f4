// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/settings/preferences.h"

#include "view/parts/theme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <algorithm>

namespace atlas::view {
namespace {

struct Choice {
    ThemeChoice choice;
    const char* word;
};
constexpr Choice choices[] = {
    {ThemeChoice::System, "system"},
    {ThemeChoice::Light, "light"},
    {ThemeChoice::Dark, "dark"},
};

/// Where the settings file keeps each choice.
namespace key {
constexpr QLatin1String theme("theme");
constexpr QLatin1String language("language");
constexpr QLatin1String interval("intervalMs");
constexpr QLatin1String reducedMotion("reducedMotion");
constexpr QLatin1String listeners("listeners");
constexpr QLatin1String history("historyPane");
constexpr QLatin1String gone("goneSeconds");
constexpr QLatin1String connections("rememberedConnections");
constexpr QLatin1String logLines("logLines");
} // namespace key

/// What the settings file says, within the bounds; what is no number above 0 says nothing. Anybody can have written it,
/// and what it asks for is allocated.
int bounded(const QSettings& settings, QLatin1String key, int otherwise, int least, int most)
{
    const qlonglong value = settings.value(key).toLongLong();
    return value > 0 ? static_cast<int>(std::clamp<qlonglong>(value, least, most)) : otherwise;
}

template <typename Time> Time bounded(const QSettings& settings, QLatin1String key, Time otherwise, Time most)
{
    return Time(bounded(settings, key, static_cast<int>(otherwise.count()), 1, static_cast<int>(most.count())));
}

Remembering loadRemembering(const QSettings& settings)
{
    Remembering loaded;
    loaded.gone = bounded(settings, key::gone, loaded.gone, Remembering::longest);
    loaded.connections =
        bounded(settings, key::connections, loaded.connections, Remembering::fewest, Remembering::most);
    loaded.logLines = bounded(settings, key::logLines, loaded.logLines, Remembering::fewest, Remembering::most);
    return loaded;
}

} // namespace

std::optional<ThemeChoice> parseThemeChoice(const QString& word)
{
    for (const Choice& choice : choices)
        if (word == QLatin1String(choice.word))
            return choice.choice;
    return std::nullopt;
}

QString identifier(ThemeChoice wanted)
{
    for (const Choice& choice : choices)
        if (choice.choice == wanted)
            return QLatin1String(choice.word);
    return {};
}

Preferences Preferences::load()
{
    const QSettings settings;
    Preferences loaded;
    loaded.theme = parseThemeChoice(settings.value(key::theme).toString()).value_or(loaded.theme);
    loaded.language = settings.value(key::language).toString();
    loaded.interval = bounded(settings, key::interval, loaded.interval, longestInterval);
    loaded.reducedMotion = settings.value(key::reducedMotion, loaded.reducedMotion).toBool();
    loaded.listeners = settings.value(key::listeners, loaded.listeners).toBool();
    loaded.history = settings.value(key::history, loaded.history).toBool();
    loaded.remembering = loadRemembering(settings);
    return loaded;
}

void Preferences::save() const
{
    QSettings settings;
    settings.setValue(key::theme, identifier(theme));
    settings.setValue(key::language, language);
    settings.setValue(key::interval, static_cast<int>(interval.count()));
    settings.setValue(key::reducedMotion, reducedMotion);
    settings.setValue(key::listeners, listeners);
    settings.setValue(key::history, history);
    settings.setValue(key::gone, static_cast<int>(remembering.gone.count()));
    settings.setValue(key::connections, remembering.connections);
    settings.setValue(key::logLines, remembering.logLines);
}

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("pt_BR"), QStringLiteral("uk")};
}

QString languageName(const QString& code)
{
    if (code == QLatin1String("pt_BR"))
        return QStringLiteral("Português (Brasil)");
    return code == QLatin1String("uk") ? QStringLiteral("Українська") : QStringLiteral("English");
}

QString chooseLanguage(const QString& wanted)
{
    const QStringList preferred = wanted.isEmpty() ? QLocale::system().uiLanguages() : QStringList{wanted};
    for (QString one : preferred) {
        one.replace(QLatin1Char('-'), QLatin1Char('_'));
        for (const QString& code : languages())
            if (one == code || one.section(QLatin1Char('_'), 0, 0) == code.section(QLatin1Char('_'), 0, 0))
                return code;
    }
    return QStringLiteral("en");
}

void useLanguage(const QString& code)
{
    static QTranslator own;
    static QTranslator qt;
    QCoreApplication::removeTranslator(&own);
    QCoreApplication::removeTranslator(&qt);
    QLocale::setDefault(code == QLatin1String("en") ? QLocale(QLocale::English) : QLocale(code));
    if (qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
    // English too has a file: it holds the plurals.
    if (own.load(QStringLiteral(":/i18n/tcpatlas_") + code))
        QCoreApplication::installTranslator(&own);
}

void useTheme(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        QApplication::setPalette(QPalette());
        break;
    case ThemeChoice::Light:
        QApplication::setPalette(Theme::light().palette());
        break;
    case ThemeChoice::Dark:
        QApplication::setPalette(Theme::night().palette());
        break;
    }
}

} // namespace atlas::view
