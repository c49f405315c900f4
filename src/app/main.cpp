// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab_connection.h"
#include "app/options.h"
#include "app/sources.h"
#include "guide_texts.h"
#include "lesson_texts.h"
#include "view/window/main_window.h"

#include <QApplication>
#include <QStyleFactory>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <utility>

using namespace atlas;

namespace {

constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

void printLine(std::FILE* stream, const QString& text)
{
    QTextStream(stream) << text << Qt::endl;
}

/// Under the program's usual name, wherever it is installed.
void printHelp()
{
    char name[] = "tcpatlas";
    char* arguments[] = {name, nullptr};
    int count = 1;
    const QCoreApplication application(count, arguments);
    QTextStream(stdout) << app::helpText();
}

/// Saves the window once nothing in it moves any more, and ends the program.
void takeScreenshot(view::MainWindow& window, const QString& file)
{
    auto* wait = new QTimer(&window);
    wait->setInterval(std::chrono::milliseconds(20));
    QObject::connect(wait, &QTimer::timeout, &window, [&window, wait, file] {
        if (!window.isAtRest())
            return;
        wait->stop();
        // What the snapshot changed may not be laid out yet.
        QApplication::sendPostedEvents();
        if (window.grab().save(file)) {
            QApplication::exit(exitDone);
            return;
        }
        printLine(stderr, QStringLiteral("tcpatlas: cannot write %1").arg(file));
        QApplication::exit(exitFailed);
    });
    wait->start();
}

void failWhenBlind(model::Monitor& monitor, view::MainWindow& window)
{
    const auto fail = [](const QString& message) {
        printLine(stderr, QStringLiteral("tcpatlas: ") + message);
        QApplication::exit(exitFailed);
    };
    QObject::connect(&monitor, &model::Monitor::failed, &window,
                     [fail](const Error& why) { fail(QString::fromStdString(why.message())); });
    QObject::connect(&window, &view::MainWindow::selectionFailed, &window, fail);
}

/// Whether Qt has a chance to open a window; without one it would abort with a page of text.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
        qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

int run(QApplication& application, const app::Options& options)
{
    view::Preferences preferences = view::Preferences::load();
    if (options.theme)
        preferences.theme = *options.theme;
    if (!options.language.isEmpty())
        preferences.language = options.language;
    if (options.interval)
        preferences.interval = *options.interval;
    view::useTheme(preferences.theme);
    view::useLanguage(view::chooseLanguage(preferences.language));

    const Guide guide = builtInGuide();
    const Narrations narrations = builtInNarrations();
    app::Sources sources = app::systemSources();
    model::Monitor monitor(std::move(sources.snapshots));
    monitor.setInterval(preferences.interval);
    monitor.setFollowSource(std::move(sources.follow));
    model::ObserverSwitch observer(monitor, std::move(sources.makers));
    view::MainWindow window(monitor, observer, guide, preferences);
    if (options.size)
        window.resize(*options.size);
    window.setFilterText(options.filter);
    if (options.selectLocal)
        window.selectWhenListed(*options.selectLocal, options.selectRemote);
    if (!options.screenshot.isEmpty()) {
        failWhenBlind(monitor, window);
        QObject::connect(&window, &view::MainWindow::filled, &window, [&] {
            QTimer::singleShot(options.after, &window, [&] { takeScreenshot(window, options.screenshot); });
        });
    }
    // What needs no question is used without one; a picture of the moment needs no observer.
    if ((options.screenshot.isEmpty() || options.after.count() > 0) &&
        observer.route() == model::ObserverSwitch::Route::Directly)
        observer.turnOn();
    app::connectLab(window, app::labPrograms(), narrations);
    // Log and lab do not stay behind.
    QObject::connect(&window, &view::MainWindow::closed, &application, &QApplication::quit);
    window.show();
    monitor.start();
    if (options.lab)
        emit window.labWanted();
    return application.exec();
}

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.push_back(QString::fromLocal8Bit(argv[i]));
    // Read before there is an application, so that --help needs no display.
    const auto options = app::parseOptions(arguments);
    if (!options) {
        printLine(stderr, QStringLiteral("tcpatlas: ") + options.error());
        return exitUsage;
    }
    if (options->help) {
        printHelp();
        return exitDone;
    }
    if (options->version) {
        printLine(stdout, QStringLiteral("tcpatlas " TCPATLAS_VERSION));
        return exitDone;
    }
    if (!hasDisplay()) {
        printLine(stderr,
                  QStringLiteral("tcpatlas: there is no display for the window (DISPLAY and WAYLAND_DISPLAY are "
                                 "not set); “tcpatlasctl list” prints the connections as text"));
        return exitFailed;
    }
    QCoreApplication::setApplicationName(QStringLiteral("tcpatlas"));
    QCoreApplication::setOrganizationName(QStringLiteral("tcpatlas"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TCPATLAS_VERSION));
    QApplication::setStyle(QStringLiteral("fusion"));
    int noArguments = 1; // ours are read; Qt's own options come from the environment
    QApplication application(noArguments, argv);
    QApplication::setDesktopFileName(QStringLiteral("tcpatlas"));
    return run(application, *options);
}
