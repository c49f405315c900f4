// SPDX-License-Identifier: GPL-3.0-or-later
// The sizes and weights of text beside a widget's own font. Every other size in a pane comes from this scale.
#pragma once

#include <QFont>

namespace atlas::view {

/// From the smallest to the largest, each a share of the widget's own size.
enum class TextSize {
    Sign, ///< a sign in the margin of a row
    Note, ///< what stands below or beside something more important
    Label, ///< the name in a pill, a time below a band
    Dense, ///< text in columns and figures, where much has to find room
    Lead, ///< the sentence that opens an article
    Title, ///< of a pane
};

[[nodiscard]] QFont sized(QFont font, TextSize size);
/// A heading, a name: half bold.
[[nodiscard]] QFont strong(QFont font);
/// The system's font of equally wide letters, for text beside `font`.
[[nodiscard]] QFont fixedPitch(const QFont& font);

} // namespace atlas::view
