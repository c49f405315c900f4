// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/inspector/article_pane.h"

#include "view/parts/command_line.h"
#include "view/parts/countdown_bar.h"
#include "view/parts/fonts.h"
#include "view/parts/label.h"
#include "view/words/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>

namespace atlas::view {
namespace {

/// A paragraph or a list entry of a section, and the command that it ends with, if it does.
struct Piece {
    QString text;
    QString command;
    bool bullet = false;
};

/// A line that ends with ": `…`" holds a command to copy.
Piece readPiece(QString line)
{
    static const QRegularExpression command(QStringLiteral(": `([^`]+ [^`]*)`$"));
    Piece piece;
    piece.bullet = line.startsWith(QLatin1String("- "));
    if (piece.bullet)
        line.remove(0, 2);
    if (const QRegularExpressionMatch match = command.match(line); match.hasMatch()) {
        piece.command = match.captured(1);
        line.truncate(match.capturedStart() + 1);
    }
    piece.text = line.trimmed();
    return piece;
}

/// A section as a column of labels and command lines.
QWidget* makeSection(const std::string& section, QWidget* parent)
{
    auto* column = new QWidget(parent);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const QStringList lines = words::text(section).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const Piece piece = readPiece(line);
        if (!piece.text.isEmpty())
            layout->addWidget(
                makeLabel((piece.bullet && lines.size() > 1 ? QStringLiteral("• ") : QString()) + piece.text,
                          LabelKind::Guide, column));
        if (!piece.command.isEmpty())
            layout->addWidget(new CommandLine(piece.command, column));
    }
    return column;
}

} // namespace

ArticlePane::ArticlePane(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void ArticlePane::showArticle(const Article& article, const PlaceholderValues& values)
{
    std::string content = article.language;
    for (const std::string& section : article.sections)
        content += fillIn(section, values) + '\f';
    if (content == m_shown)
        return;
    m_shown = content;
    build(article, values);
}

void ArticlePane::forget()
{
    m_shown.clear();
}

void ArticlePane::build(const Article& article, const PlaceholderValues& values)
{
    delete m_body;
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    QGridLayout* const grid = makeQuestionGrid(m_body, 8);

    int row = 0;
    const auto add = [&](Section section, const QString& question) {
        const std::string filled = fillIn(article.text(section), values);
        if (filled.empty())
            return;
        grid->addWidget(makeLabel(question, LabelKind::Question, m_body), row, 0, Qt::AlignTop);
        grid->addWidget(makeSection(filled, m_body), row++, 1, Qt::AlignTop);
    };

    QLabel* meaning = makeLabel(words::text(fillIn(article.text(Section::Meaning), values)), LabelKind::Guide, m_body);
    meaning->setFont(strong(sized(meaning->font(), TextSize::Lead)));
    grid->addWidget(meaning, row++, 0, 1, 2);

    add(Section::Next, tr("What happens next"));
    m_countdownText = makeLabel({}, LabelKind::Value, m_body);
    m_countdown = new CountdownBar(m_body);
    grid->addWidget(m_countdownText, row++, 1);
    grid->addWidget(m_countdown, row++, 1);
    hideCountdown();
    add(Section::Turn, tr("Whose turn it is"));
    add(Section::Problem, tr("Is it a problem?"));
    add(Section::Check, tr("What to check"));
    add(Section::Myths, tr("Often said, but wrong"));
    add(Section::Linux, tr("On Linux"));
    m_body->show();
}

void ArticlePane::setCountdown(const QString& text, double passed)
{
    if (m_body == nullptr)
        return;
    m_countdownText->setText(text);
    m_countdownText->show();
    m_countdown->setPassed(passed);
    m_countdown->show();
}

void ArticlePane::hideCountdown()
{
    if (m_body == nullptr)
        return;
    m_countdownText->hide();
    m_countdown->hide();
}

} // namespace atlas::view
