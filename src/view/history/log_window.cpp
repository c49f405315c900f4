// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/log_window.h"

#include "model/log/transition_export.h"
#include "ui_log_window.h"
#include "view/history/log_texts.h"
#include "view/parts/part_signals.h"
#include "view/parts/save_file.h"
#include "view/parts/style.h"
#include "view/words/history_texts.h"
#include "view/words/words.h"

#include <QAction>
#include <QFileDialog>
#include <QKeyEvent>
#include <QSettings>

#include <utility>

namespace atlas::view {
namespace {

/// By the ending of its name; CSV where it has none that says JSON.
model::ExportForm formOf(const QString& path)
{
    for (const char* const ending : {".jsonl", ".ndjson", ".json"})
        if (path.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return model::ExportForm::JsonLines;
    return model::ExportForm::Csv;
}

} // namespace

LogWindow::LogWindow(QWidget* parent) : LogWindow(parent, std::make_unique<LogTexts>()) { }

LogWindow::LogWindow(QWidget* parent, std::unique_ptr<LogTexts> texts)
    : QWidget(parent, Qt::Window),
      m_ui(std::make_unique<Ui::LogWindow>()),
      m_texts(texts.get()),
      m_log(new model::TransitionLogModel(std::move(texts), this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_StyledBackground);
    m_ui->notice->hide();
    m_ui->table->setLog(m_log);
    connect(m_log, &model::TransitionLogModel::countsChanged, this, &LogWindow::showCounts);
    connect(m_ui->table, &LogTable::entryActivated, this, &LogWindow::connectionActivated);
    connect(m_ui->filterField, &FilterField::filterChanged, m_log, &model::TransitionLogModel::setFilter);
    connect(m_ui->filterField, &FilterField::left, m_ui->table, [table = m_ui->table] { table->setFocus(); });
    connect(m_ui->liveButton, &QToolButton::toggled, this, [this](bool paused) {
        m_log->setPaused(paused);
        setPauseButton();
    });
    m_ui->table->showNamespaces(false);
    connect(m_ui->allNamespaces, &QCheckBox::toggled, m_ui->table, &LogTable::showNamespaces);
    connect(m_ui->allNamespaces, &QCheckBox::toggled, this, &LogWindow::allNamespacesToggled);
    connect(m_ui->clearButton, &QPushButton::clicked, m_log, &model::TransitionLogModel::clear);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &LogWindow::save);
    const auto shortcut = [this](const QKeySequence& keys, auto work) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WindowShortcut);
        connect(action, &QAction::triggered, this, work);
        addAction(action);
    };
    shortcut(QKeySequence::Find, [this] { m_ui->filterField->focusField(); });
    shortcut(QKeySequence::Close, [this] { close(); });
    restoreGeometry(QSettings().value(QStringLiteral("logWindow")).toByteArray());
    followTheme();
    retranslate();
    m_ui->table->setFocus();
}

LogWindow::~LogWindow()
{
    stopListeningToParts(*this);
}

void LogWindow::setNames(const std::shared_ptr<const Names>& names)
{
    m_log->setNames(names);
    m_texts->setNames(names);
}

void LogWindow::showCounts()
{
    if (!isVisible())
        return; // showEvent() does it
    const auto set = [](QLabel* label, const QString& text) {
        if (label->text() != text)
            label->setText(text);
    };
    set(m_ui->countLabel, logCountText(*m_log));
    set(m_ui->eventSourceLabel, m_log->eventSource() ? eventSourceSentence(*m_log->eventSource()) : QString());
    m_ui->table->setEmptyText(emptyLogText(*m_log));
    m_ui->saveButton->setEnabled(m_log->rowCount() > 0);
    m_ui->clearButton->setEnabled(m_log->kept() > 0);
}

void LogWindow::setPauseButton()
{
    const bool paused = m_ui->liveButton->isChecked();
    const Theme theme = Theme::current();
    m_ui->liveButton->setText(paused ? tr("Paused") : tr("Live"));
    m_ui->liveButton->setIcon(paused ? playIcon(theme.accent) : pauseIcon(theme.onAccent));
    m_ui->liveButton->setToolTip(paused ? tr("Resume (Space)") : tr("Pause (Space)"));
}

// --- Saving -------------------------------------------------------------------------------------

void LogWindow::save()
{
    auto* dialog = new QFileDialog(this, tr("Save what is shown"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("CSV, for spreadsheets (*.csv)");
    const QString json = tr("JSON lines, for programs (*.jsonl)");
    dialog->setNameFilters({csv, json});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("transitions.csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString& filter) {
        dialog->setDefaultSuffix(filter == json ? QStringLiteral("jsonl") : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &LogWindow::saveTo);
    dialog->open();
}

bool LogWindow::saveTo(const QString& path)
{
    const QString problem = saveFile(path, model::exported(*m_log, formOf(path)));
    m_ui->notice->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        m_ui->notice->setText(tr("%1 could not be saved: %2. Nothing of the log is lost.")
                                  .arg(words::hostile(path.toUtf8().toStdString()), problem));
    return problem.isEmpty();
}

// --- The window ---------------------------------------------------------------------------------

void LogWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        m_ui->liveButton->toggle();
    else
        QWidget::keyPressEvent(event);
}

void LogWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showCounts();
    m_ui->table->scrollToBottom();
}

void LogWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("logWindow"), saveGeometry());
    QWidget::closeEvent(event);
}

void LogWindow::followTheme()
{
    const Theme theme = Theme::current();
    const QString sheet = view::styleSheet(theme);
    if (m_sheet == sheet)
        return;
    m_sheet = sheet; // first: setting it changes the palettes of the parts
    setStyleSheet(sheet);
    setPauseButton();
}

void LogWindow::retranslate()
{
    m_ui->table->setAccessibleName(tr("Transitions"));
    m_ui->liveButton->setAccessibleName(tr("Pause"));
    m_log->retranslate();
    setPauseButton();
    showCounts();
}

void LogWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        followTheme();
    }
    QWidget::changeEvent(event);
}

} // namespace atlas::view
