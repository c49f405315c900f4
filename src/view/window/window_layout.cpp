// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/window_layout.h"

#include "ui_main_window.h"

#include <QSettings>

namespace atlas::view {

void restoreLayout(QMainWindow& window, Ui::MainWindow& ui)
{
    ui.columns->setStretchFactor(0, 57);
    ui.columns->setStretchFactor(1, 43);
    ui.explanation->setStretchFactor(0, 67);
    ui.explanation->setStretchFactor(1, 33);
    ui.records->setStretchFactor(0, 78);
    ui.records->setStretchFactor(1, 22);
    ui.columns->setSizes({570, 430});
    ui.explanation->setSizes({670, 330});
    ui.records->setSizes({690, 195});

    const QSettings settings;
    window.restoreGeometry(settings.value(QStringLiteral("window")).toByteArray());
    ui.columns->restoreState(settings.value(QStringLiteral("columns")).toByteArray());
    ui.explanation->restoreState(settings.value(QStringLiteral("explanation")).toByteArray());
    ui.records->restoreState(settings.value(QStringLiteral("records")).toByteArray());
    ui.table->restoreColumns(settings.value(QStringLiteral("table")).toByteArray());
}

void saveLayout(const QMainWindow& window, const Ui::MainWindow& ui)
{
    QSettings settings;
    settings.setValue(QStringLiteral("window"), window.saveGeometry());
    settings.setValue(QStringLiteral("columns"), ui.columns->saveState());
    settings.setValue(QStringLiteral("explanation"), ui.explanation->saveState());
    settings.setValue(QStringLiteral("records"), ui.records->saveState());
    settings.setValue(QStringLiteral("table"), ui.table->saveColumns());
}

} // namespace atlas::view
