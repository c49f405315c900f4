// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/fonts.h"

#include <QFontDatabase>

namespace atlas::view {
namespace {

double shareOf(TextSize size)
{
    switch (size) {
    case TextSize::Sign:
        return 0.8;
    case TextSize::Note:
        return 0.85;
    case TextSize::Label:
        return 0.9;
    case TextSize::Dense:
        return 0.95;
    case TextSize::Lead:
        return 1.05;
    case TextSize::Title:
        return 1.15;
    }
    return 1;
}

} // namespace

QFont sized(QFont font, TextSize size)
{
    font.setPointSizeF(font.pointSizeF() * shareOf(size));
    return font;
}

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont fixedPitch(const QFont& font)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    return sized(fixed, TextSize::Dense);
}

} // namespace atlas::view
