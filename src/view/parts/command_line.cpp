// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/command_line.h"

#include "view/parts/fonts.h"
#include "view/parts/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace atlas::view {

CommandLine::CommandLine(const QString& command, QWidget* parent)
    : QWidget(parent), m_command(new QLabel(command, this)), m_copy(new QToolButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 2, 2);
    layout->addWidget(m_command, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    m_command->setFont(fixedPitch(font()));
    m_command->setTextFormat(Qt::PlainText);
    m_command->setWordWrap(true);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the command %1").arg(command));
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command->text());
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(std::chrono::seconds(2), this, [this] { m_copy->setText(tr("Copy")); });
    });
}

QString CommandLine::command() const
{
    return m_command->text();
}

void CommandLine::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace atlas::view
