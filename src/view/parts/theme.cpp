// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/theme.h"

#include <QGuiApplication>

namespace atlas::view {

Theme Theme::of(const QPalette& palette)
{
    // Qt 6.4 cannot be asked for the colour scheme; a palette is dark when its text is lighter than its ground.
    const bool dark = palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
    return dark ? night() : light();
}

Theme Theme::current()
{
    return of(QGuiApplication::palette());
}

Theme Theme::light()
{
    const QColor white(0xff, 0xff, 0xff);
    Theme theme;
    theme.dark = false;
    theme.window = QColor(0xf3, 0xf5, 0xf8);
    theme.surface = white;
    theme.raised = QColor(0xed, 0xf0, 0xf4);
    theme.line = QColor(0xd9, 0xdf, 0xe7);
    theme.edge = QColor(0x7c, 0x89, 0x9b);
    theme.text = QColor(0x1f, 0x29, 0x37);
    theme.mutedText = QColor(0x57, 0x63, 0x75);
    theme.accent = QColor(0x25, 0x63, 0xeb);
    theme.onAccent = white;
    theme.otherAccent = QColor(0xbe, 0x12, 0x3c);
    theme.onOtherAccent = white;
    theme.selection = QColor(0xdb, 0xe6, 0xff);
    theme.warning = QColor(0xa8, 0x41, 0x05);
    theme.good = QColor(0x0b, 0x75, 0x50);
    theme.phases = {{
        {QColor(0xe8, 0xec, 0xf1), QColor(0x52, 0x60, 0x71), white, QColor(0xf6, 0xf7, 0xf9)},
        {QColor(0xe0, 0xef, 0xff), QColor(0x1a, 0x63, 0x9f), white, QColor(0xf2, 0xf7, 0xfd)},
        {QColor(0xdf, 0xf5, 0xe8), QColor(0x0b, 0x75, 0x50), white, QColor(0xf0, 0xf9, 0xf4)},
        {QColor(0xff, 0xf1, 0xd9), QColor(0x96, 0x5a, 0x00), white, QColor(0xfe, 0xf9, 0xef)},
        {QColor(0xf6, 0xe6, 0xf5), QColor(0x8f, 0x37, 0x83), white, QColor(0xfb, 0xf4, 0xfb)},
    }};
    return theme;
}

Theme Theme::night()
{
    const QColor deep(0x12, 0x17, 0x1e);
    Theme theme;
    theme.dark = true;
    theme.window = QColor(0x14, 0x19, 0x20);
    theme.surface = QColor(0x1b, 0x21, 0x2a);
    theme.raised = QColor(0x24, 0x2b, 0x36);
    theme.line = QColor(0x33, 0x3d, 0x4a);
    theme.edge = QColor(0x75, 0x84, 0x97);
    theme.text = QColor(0xe4, 0xe9, 0xf0);
    theme.mutedText = QColor(0xa0, 0xad, 0xbd);
    theme.accent = QColor(0x7a, 0xab, 0xff);
    theme.onAccent = deep;
    theme.otherAccent = QColor(0xff, 0x8f, 0xa3);
    theme.onOtherAccent = deep;
    theme.selection = QColor(0x26, 0x3d, 0x68);
    theme.warning = QColor(0xf5, 0xa5, 0x62);
    theme.good = QColor(0x63, 0xcf, 0xa0);
    theme.phases = {{
        {QColor(0x2a, 0x31, 0x3b), QColor(0xa9, 0xb6, 0xc6), deep, QColor(0x1f, 0x25, 0x2e)},
        {QColor(0x17, 0x30, 0x4a), QColor(0x7d, 0xb8, 0xee), deep, QColor(0x19, 0x25, 0x33)},
        {QColor(0x12, 0x35, 0x28), QColor(0x63, 0xcf, 0xa0), deep, QColor(0x18, 0x28, 0x26)},
        {QColor(0x3d, 0x2c, 0x10), QColor(0xf0, 0xb3, 0x55), deep, QColor(0x29, 0x25, 0x1e)},
        {QColor(0x3a, 0x22, 0x38), QColor(0xdd, 0x98, 0xd4), deep, QColor(0x29, 0x21, 0x2f)},
    }};
    return theme;
}

QPalette Theme::palette() const
{
    QPalette palette(raised, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, onAccent);
    palette.setColor(QPalette::PlaceholderText, mutedText);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, raised);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, phase(Phase::OtherSideClosedFirst).ink);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mutedText);
    return palette;
}

} // namespace atlas::view
