// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/filter_field.h"

#include "core/filter/filter_completion.h"
#include "view/parts/elided_label.h"
#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

namespace atlas::view {
namespace {

std::string_view utf8(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

FilterField::FilterField(QWidget* parent)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_error(new ElidedLabel(this)),
      m_completer(new QCompleter(this)),
      m_offers(new QStringListModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_edit);
    layout->addWidget(m_error);
    m_edit->setObjectName(QStringLiteral("filterEdit"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(1000);
    m_edit->installEventFilter(this);
    m_completer->setObjectName(QStringLiteral("filterCompleter"));
    m_error->setObjectName(QStringLiteral("filterError"));
    setFocusProxy(m_edit);
    // The core knows what may follow; the completer only shows it.
    m_completer->setModel(m_offers);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_edit);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& word) {
        const QByteArray typed = m_edit->text().toUtf8();
        m_edit->setText(QString::fromUtf8(typed.first(static_cast<qsizetype>(lastWordOf(utf8(typed))))) + word);
    });
    connect(m_edit, &QLineEdit::textEdited, this, &FilterField::offer);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterField::read);
    retranslate();
    followTheme();
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
    m_edit->setText(before.isEmpty() || !m_error->text().isEmpty() ? term
                                                                   : QStringLiteral("(%1) %2").arg(before, term));
}

QWidget* FilterField::note() const
{
    return m_error;
}

void FilterField::read()
{
    const QByteArray typed = m_edit->text().toUtf8();
    const auto filter = Filter::parse(utf8(typed));
    if (!filter)
        return explain(filter.error());
    m_error->setText({});
    m_inForce = m_edit->text();
    emit filterChanged(*filter);
}

void FilterField::explain(const FilterError& error)
{
    // The core counts bytes, a person counts characters.
    const QByteArray before = m_edit->text().toUtf8().first(static_cast<qsizetype>(error.column));
    const auto column = QString::fromUtf8(before).size() + 1;
    const QString expected = words::phrases(error.expected, "Filter");
    const QString problem = error.found.empty()
        ? tr("Column %1: expected %2.").arg(column).arg(expected)
        : tr("Column %1: expected %2, but found “%3”.").arg(column).arg(expected, words::hostile(error.found));
    const QString still = m_inForce.trimmed().isEmpty() ? tr("Everything is still shown.")
                                                        : tr("Still shown: %1").arg(m_inForce.trimmed());
    m_error->setText(problem + QLatin1Char(' ') + still);
    QPalette colours = m_error->palette();
    colours.setColor(QPalette::WindowText, Theme::current().warning);
    m_error->setPalette(colours);
}

void FilterField::offer()
{
    const QByteArray typed = m_edit->text().toUtf8();
    QStringList offers;
    if (m_edit->cursorPosition() == m_edit->text().size())
        for (const std::string& word : filterCompletions(utf8(typed)))
            offers << words::text(word);
    m_offers->setStringList(offers);
    if (offers.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

/// Down and Enter go on to the rows, Esc takes the filter back; while words are offered they choose among these.
bool FilterField::takesKey(int key)
{
    const bool offered = m_completer->popup()->isVisible();
    switch (key) {
    case Qt::Key_Down:
        if (offered)
            return false;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (offered && m_completer->popup()->currentIndex().isValid())
            return false;
        m_completer->popup()->hide();
        break;
    case Qt::Key_Escape:
        if (offered || m_edit->text().isEmpty())
            return false;
        m_edit->clear();
        return true;
    default:
        return false;
    }
    emit left();
    return true;
}

bool FilterField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::StyleChange)
        followTheme(); // a new style sheet gives it its palette back
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && takesKey(key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterField::retranslate()
{
    m_edit->setPlaceholderText(tr("Filter: nginx · state:close-wait · port:443 · remote:10.0.0.0/8 · age:>5m"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setToolTip(tr("Words match process, PID, address, port, service and state.\n"
                          "Keys: state: process: pid: port: local: remote: addr: user: is: age: queue: rtt: retrans:\n"
                          "Join with or, exclude with -, group with ( )."));
}

/// The example in an empty field must be readable: Qt's own is half transparent.
void FilterField::followTheme()
{
    QPalette colours = m_edit->palette();
    if (colours.color(QPalette::PlaceholderText) == Theme::current().mutedText)
        return;
    colours.setColor(QPalette::PlaceholderText, Theme::current().mutedText);
    m_edit->setPalette(colours);
}

void FilterField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        followTheme();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_error->text().isEmpty())
            read();
    }
    QWidget::changeEvent(event);
}

} // namespace atlas::view
