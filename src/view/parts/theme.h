// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace atlas::view {

/// The colours of one phase of a connection's life. Any text in `ink` stands on `fill` or on `zone`, any in `onInk` on
/// `ink`; each pair has a contrast of at least 4.5:1.
struct PhaseColours {
    QColor fill; ///< a state's box, a pill in the table
    QColor ink; ///< its text and outline; its box while it is selected
    QColor onInk; ///< text on a box filled with `ink`
    QColor zone; ///< the faint ground of the phase's part of the diagram

    bool operator==(const PhaseColours&) const = default;
};

/// Every colour of the window that the style does not choose. A value: ask for a new one when the
/// palette changes.
struct Theme {
    bool dark = false;

    QColor window; ///< behind the cards
    QColor surface; ///< a card: table, diagram, inspector
    QColor raised; ///< a header, a field of code
    QColor line; ///< outlines of cards, separators; not for text
    QColor edge; ///< the diagram's arrows at rest; at least 3:1 on the surface and on every zone
    QColor text;
    QColor mutedText; ///< less important, still at least 4.5:1 on window, surface, raised and every zone
    QColor accent; ///< the path of a connection; focus; links
    QColor onAccent; ///< text on the accent
    QColor otherAccent; ///< the path of its other end, where both are shown
    QColor onOtherAccent; ///< text on it
    QColor selection; ///< the selected row, below `text`
    QColor warning; ///< text that asks for attention
    QColor good; ///< text that says that all is well

    [[nodiscard]] const PhaseColours& phase(Phase phase) const& { return phases[static_cast<std::size_t>(phase)]; }
    [[nodiscard]] PhaseColours phase(Phase phase) const&& { return phases[static_cast<std::size_t>(phase)]; }

    /// The colour of one end of a connection on the diagram, the first or the second, and of text on it.
    [[nodiscard]] const QColor& accentOf(std::size_t end) const { return end == 0 ? accent : otherAccent; }
    [[nodiscard]] const QColor& onAccentOf(std::size_t end) const { return end == 0 ? onAccent : onOtherAccent; }

    /// The light or the dark theme, whichever goes with the palette.
    [[nodiscard]] static Theme of(const QPalette& palette);
    /// The one of the application's palette. A widget's own palette may be bent by a style sheet.
    [[nodiscard]] static Theme current();
    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme night();

    /// A palette of these colours for the whole application, for when the system does not choose.
    [[nodiscard]] QPalette palette() const;

    bool operator==(const Theme&) const = default;

    std::array<PhaseColours, 5> phases;
};

} // namespace atlas::view
