// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/label.h"

#include "view/parts/fonts.h"
#include "view/parts/theme.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>

namespace atlas::view {

QString guideHtml(const QString& text)
{
    static const QRegularExpression code(QStringLiteral("`([^`]+)`"));
    static const QRegularExpression bold(QStringLiteral("\\*\\*([^*]+)\\*\\*"));
    QString html = text.toHtmlEscaped();
    html.replace(code, QStringLiteral("<code>\\1</code>"));
    html.replace(bold, QStringLiteral("<b>\\1</b>"));
    return html;
}

QLabel* makeLabel(const QString& text, LabelKind kind, QWidget* parent)
{
    const bool guide = kind == LabelKind::Guide;
    auto* label = new QLabel(guide ? guideHtml(text) : text, parent);
    label->setTextFormat(guide ? Qt::RichText : Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (kind == LabelKind::Value || guide)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (kind == LabelKind::Heading || kind == LabelKind::Question)
        label->setFont(strong(label->font()));
    if (kind == LabelKind::Question) {
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText, Theme::current().mutedText);
        label->setPalette(colours);
    }
    return label;
}

QGridLayout* makeQuestionGrid(QWidget* body, int between)
{
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(between);
    grid->setColumnMinimumWidth(0, body->fontMetrics().averageCharWidth() * 20);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace atlas::view
