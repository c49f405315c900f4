// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"
#include "view/settings/preferences.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <chrono>
#include <expected>
#include <optional>

namespace atlas::app {

/// What the command line of tcpatlas asks for; what it does not mention is empty.
struct Options {
    QString filter;
    std::optional<Endpoint> selectLocal;
    std::optional<Endpoint> selectRemote;
    QString screenshot; ///< file to write, then to exit
    std::chrono::milliseconds after{0}; ///< how long after the first snapshot the picture is taken
    bool lab = false; ///< the lab is opened, too
    std::optional<QSize> size;
    std::optional<view::ThemeChoice> theme;
    QString language;
    std::optional<std::chrono::milliseconds> interval;
    bool help = false;
    bool version = false;
};

/// Reads the arguments behind the program's name. The error names the option and what it expects.
[[nodiscard]] std::expected<Options, QString> parseOptions(const QStringList& arguments);

/// For standard output, with a line feed at its end. Needs a QCoreApplication, whose first argument it names.
[[nodiscard]] QString helpText();

} // namespace atlas::app
