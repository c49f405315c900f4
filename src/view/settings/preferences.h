// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace atlas::view {

enum class ThemeChoice { System, Light, Dark };

[[nodiscard]] std::optional<ThemeChoice> parseThemeChoice(const QString& word);
[[nodiscard]] QString identifier(ThemeChoice choice);

/// How much of the past the user wants to be remembered.
struct Remembering {
    std::chrono::seconds gone{10}; ///< how long a connection that is gone stays in the table
    int connections = 50'000; ///< with their transitions
    int logLines = 20'000; ///< transitions of the whole computer

    static constexpr std::chrono::seconds longest = std::chrono::hours(24);
    static constexpr int fewest = 1'000; ///< of connections, and of lines
    static constexpr int most = 1'000'000;

    bool operator==(const Remembering&) const = default;
};

/// What the user chose for good; kept in the settings file.
struct Preferences {
    ThemeChoice theme = ThemeChoice::System;
    QString language; ///< en, pt_BR, uk; empty: the system's
    std::chrono::milliseconds interval{1'000};
    static constexpr std::chrono::milliseconds longestInterval{60'000};
    bool reducedMotion = false;
    bool listeners = true;
    bool history = true; ///< the history pane is shown
    Remembering remembering;

    [[nodiscard]] static Preferences load();
    void save() const;
};

/// The languages that the window speaks, the codes of the guide.
[[nodiscard]] QStringList languages();
/// A language's own name: "Português (Brasil)".
[[nodiscard]] QString languageName(const QString& code);
/// The language for `wanted` (empty: the system's) among those that there are.
[[nodiscard]] QString chooseLanguage(const QString& wanted);

/// Makes the whole program speak `code`.
void useLanguage(const QString& code);
/// Gives the whole program the palette of `choice`.
void useTheme(ThemeChoice choice);

} // namespace atlas::view
