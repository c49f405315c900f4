// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QGridLayout;
class QLabel;
class QWidget;

namespace atlas::view {

/// The kinds of text in the inspector.
enum class LabelKind { Heading, Question, Value, Guide };

/// A label that wraps. Only Guide understands `code` and **bold**; everything else in it, such as a process's
/// name, is escaped. All others are plain text.
[[nodiscard]] QLabel* makeLabel(const QString& text, LabelKind kind, QWidget* parent);

/// `code` and **bold** as HTML, for a label of the kind Guide; anything else that resembles HTML stays as written.
[[nodiscard]] QString guideHtml(const QString& text);

/// A grid on `body` with a column of questions and a wider one of what answers them; `between`: rows, pixels.
[[nodiscard]] QGridLayout* makeQuestionGrid(QWidget* body, int between);

} // namespace atlas::view
