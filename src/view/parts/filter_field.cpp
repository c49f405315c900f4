// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/filter_field.h"

#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace atlas::view {

FilterField::FilterField(QWidget* parent) : QWidget(parent), m_edit(new QLineEdit(this)), m_error(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_edit);
    layout->addWidget(m_error);
    m_edit->setObjectName(QStringLiteral("filterEdit"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(1000);
    m_error->setObjectName(QStringLiteral("filterError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    // Its line is always kept free: an unfinished word must not push the table down and up again.
    QSizePolicy policy = m_error->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_error->setSizePolicy(policy);
    m_error->hide();
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterField::read);
    retranslate();
}

QString FilterField::text() const
{
    return m_edit->text();
}

void FilterField::setText(const QString& text)
{
    m_edit->setText(text);
}

void FilterField::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterField::narrow(const QString& term)
{
    const QString before = m_edit->text().trimmed();
    m_edit->setText(before.isEmpty() || !m_error->isHidden() ? term : QStringLiteral("(%1) %2").arg(before, term));
}

void FilterField::read()
{
    const QByteArray typed = m_edit->text().toUtf8();
    const auto filter = Filter::parse({typed.constData(), static_cast<std::size_t>(typed.size())});
    if (filter) {
        m_error->hide();
        emit filterChanged(*filter);
        return;
    }
    // The core counts bytes, a person counts characters.
    const auto column = QString::fromUtf8(typed.first(static_cast<qsizetype>(filter.error().column))).size() + 1;
    const QString expected = words::phrases(filter.error().expected, "Filter");
    m_error->setText(filter.error().found.empty() ? tr("Column %1: expected %2.").arg(column).arg(expected)
                                                  : tr("Column %1: expected %2, but found “%3”.")
                                                        .arg(column)
                                                        .arg(expected, words::hostile(filter.error().found)));
    QPalette colours = m_error->palette();
    colours.setColor(QPalette::WindowText, Theme::current().warning);
    m_error->setPalette(colours);
    m_error->show();
}

void FilterField::retranslate()
{
    m_edit->setPlaceholderText(tr("Filter: nginx · state:close-wait · port:443 · remote:10.0.0.0/8 · age:>5m"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setToolTip(tr("Words match process, PID, address, port, service and state.\n"
                          "Keys: state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:\n"
                          "Join with or, exclude with -, group with ( )."));
}

void FilterField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace atlas::view
