// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lab_style.h"

#include "view/parts/style.h"

namespace atlas::view {

QString labStyleSheet(const Theme& theme)
{
    const QString sheet = QStringLiteral(R"(
        #lessonsCard, #ladderCard, #guideCard, #endsCard, #kernelCard { background: %surface;
            border: 1px solid %line; border-radius: 8px; }
        QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
        #lessonsTitle, #holdTitle, #heldTitle, #stepLabel, #kernelNote, #questionHint, #repeatedHint, #cardsHint, #paceLabel {
            color: %muted; }
        #lessonsTitle, #holdTitle, #heldTitle { font-weight: 600; }
        #title, #endsTitle, #kernelTitle, #question { font-weight: 600; color: %text; }
        QListView { background: transparent; border: none; outline: none; }
        #refusal { background: %raised; border: 1px solid %line; border-radius: 8px; }
        #refusalText { color: %text; }
        #problem { color: %warning; }
        #verdict { color: %text; }
        QPushButton { background: %surface; color: %text; border: 1px solid %line;
            border-radius: 6px; padding: 5px 11px; font-weight: 600; }
        QPushButton:hover { border-color: %muted; }
        QPushButton:focus { border: 1px solid %accent; }
        QPushButton:pressed, QPushButton:checked { background: %selection; border-color: %accent; }
        QPushButton:disabled { color: %muted; background: %raised; font-weight: 400; }
        QPushButton#nextButton:enabled { background: %accent; color: %onaccent; border-color: %accent; }
        QPushButton#nextButton:focus { border: 1px solid %text; }
        QPushButton#heldState { border: none; padding: 1px 2px; text-align: left; font-weight: 400; }
        QPushButton#heldState:hover, QPushButton#heldState:focus { background: %selection; }
        QPushButton::menu-indicator { image: none; }
        QMenu { background: %surface; color: %text; border: 1px solid %line; }
        QMenu::item { padding: 5px 14px; }
        QMenu::item:selected { background: %selection; }
        QSlider::groove:horizontal { height: 4px; background: %muted; border-radius: 2px; }
        QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: %accent; }
        QSlider::handle:horizontal:focus { background: %text; }
        #kernelCard QTreeView::item { padding: 3px 4px; }
        #kernelCard QHeaderView::section { padding: 4px 4px; }
    )");
    return styleSheet(theme) + coloured(sheet, theme);
}

} // namespace atlas::view
