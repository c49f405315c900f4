// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/style.h"

#include <QPainter>
#include <QPolygonF>

#include <functional>

namespace atlas::view {
namespace {

constexpr int iconSize = 32; ///< drawn large, shown at half or a third of it

QIcon drawn(const QColor& colour, const std::function<void(QPainter&)>& draw)
{
    QPixmap picture(iconSize, iconSize);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    draw(painter);
    return QIcon(picture);
}

} // namespace

QString coloured(QString sheet, const Theme& theme)
{
    const std::pair<const char*, QColor> colours[] = {
        {"%window", theme.window},       {"%surface", theme.surface}, {"%raised", theme.raised},
        {"%line", theme.line},           {"%text", theme.text},       {"%muted", theme.mutedText},
        {"%warning", theme.warning},     {"%accent", theme.accent},   {"%onaccent", theme.onAccent},
        {"%selection", theme.selection},
    };
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

QString styleSheet(const Theme& theme)
{
    const QString sheet = QStringLiteral(R"(
        QMainWindow, QMenuBar, QStatusBar, #LogWindow { background: %window; color: %text; }
        QStatusBar::item { border: none; }
        QStatusBar QLabel { color: %muted; padding: 0 4px; }
        #tableCard, #historyCard, #diagramCard, #inspectorCard, #logCard { background: %surface;
            border: 1px solid %line; border-radius: 8px; }
        #inspectorCard QScrollArea, #inspectorCard #Inspector { background: transparent; }
        #countLabel, #shownLabel, #eventSourceLabel { color: %muted; }
        #sourceButton, #filtersButton, #logButton, #labButton { background: %surface; color: %text; border: 1px solid %line;
            border-radius: 6px; padding: 5px 10px; }
        #sourceButton:hover, #filtersButton:hover, #logButton:hover, #labButton:hover { border-color: %muted; }
        #sourceButton:focus, #filtersButton:focus, #logButton:focus, #labButton:focus { border-color: %accent; }
        #notice, #filterError { color: %warning; }
        QTreeView, QTableView { background: transparent; color: %text; border: none; outline: none; }
        QHeaderView { background: transparent; }
        QHeaderView::section { background: %raised; color: %muted; font-weight: 600; border: none;
            border-bottom: 1px solid %line; padding: 6px 4px 6px 9px; }
        QHeaderView::section:hover { color: %text; }
        QLineEdit { background: %surface; border: 1px solid %line; border-radius: 6px; padding: 5px 8px;
            selection-background-color: %accent; selection-color: %onaccent; }
        QLineEdit:focus { border: 1px solid %accent; }
        #filtersButton::menu-indicator { image: none; }
        #liveButton { background: %accent; color: %onaccent; border: 2px solid %accent; border-radius: 6px;
            padding: 4px 10px; font-weight: 600; }
        #liveButton:checked { background: %surface; color: %accent; }
        #liveButton:focus { border-color: %text; }
        #LogWindow QPushButton { background: %surface; color: %text; border: 1px solid %line; border-radius: 6px;
            padding: 5px 14px; }
        #LogWindow QPushButton:hover, #LogWindow QPushButton:focus { border-color: %accent; }
        #LogWindow QPushButton:disabled { color: %muted; }
        QSplitter::handle { background: transparent; }
        QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
        QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
        QScrollBar::handle { background: %line; border-radius: 4px; min-height: 28px; min-width: 28px; }
        QScrollBar::handle:hover { background: %muted; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QAbstractScrollArea::corner { background: transparent; border: none; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
    )");
    return coloured(sheet, theme);
}

QIcon dotIcon(const QColor& colour)
{
    return drawn(colour, [](QPainter& painter) { painter.drawEllipse(QRectF(6, 6, 20, 20)); });
}

QIcon pauseIcon(const QColor& colour)
{
    return drawn(colour, [](QPainter& painter) {
        painter.drawRoundedRect(QRectF(6, 4, 7, 24), 2, 2);
        painter.drawRoundedRect(QRectF(19, 4, 7, 24), 2, 2);
    });
}

QIcon playIcon(const QColor& colour)
{
    return drawn(colour, [](QPainter& painter) {
        painter.drawPolygon(QPolygonF{QPointF(7, 4), QPointF(28, 16), QPointF(7, 28)});
    });
}

} // namespace atlas::view
