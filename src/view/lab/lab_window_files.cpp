// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab window's files: free play saved as a lesson, and lessons opened that others wrote. The dialogs are windows
// like others: nothing waits for them.
#include "ui_lab_window.h"
#include "view/lab/lab_window.h"
#include "view/lab/lesson_pane.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace atlas::view {
namespace {

/// A line of the protocol holds no more, quotes included.
constexpr qsizetype largestFile = 61'440;

QFileDialog* makeDialog(QWidget* parent, QFileDialog::AcceptMode mode)
{
    auto* dialog = new QFileDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setNameFilters({LabWindow::tr("Lessons (*.json)"), LabWindow::tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    return dialog;
}

} // namespace

void LabWindow::askForFileToOpen()
{
    QFileDialog* dialog = makeDialog(this, QFileDialog::AcceptOpen);
    dialog->setObjectName(QStringLiteral("openDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &LabWindow::openLesson);
    dialog->open();
}

void LabWindow::askForFileToSave()
{
    QFileDialog* dialog = makeDialog(this, QFileDialog::AcceptSave);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &LabWindow::saveLesson);
    dialog->open();
}

void LabWindow::openLesson(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return tellProblem(tr("%1 cannot be opened: %2").arg(name, file.errorString()));
    const QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return tellProblem(tr("%1 is larger than a lesson can be (60 KiB)").arg(name));
    // Without its white space, which a line has less room for.
    const QJsonDocument document = QJsonDocument::fromJson(content);
    const QString text = QString::fromUtf8(document.isNull() ? content : document.toJson(QJsonDocument::Compact));
    // As a text within a line it is longer: each quote is two characters there.
    if (!model::LabPlay::canBegin(text))
        return tellProblem(tr("%1 is larger than a lesson can be (60 KiB)").arg(name));
    m_ui->lessons->setCurrentLesson(QStringLiteral("-")); // none of the list
    m_ui->pages->setCurrentWidget(m_lessonPane);
    m_lessonPane->setNarration(nullptr);
    m_chosenLesson.clear();
    m_openedFile = QFileInfo(name).fileName();
    tellProblem({});
    m_play.beginFile(text);
}

void LabWindow::saveLesson(const QString& name)
{
    m_savingTo = name;
    m_savingAsked = m_session.ask({{QStringLiteral("do"), QStringLiteral("save")},
                                   {QStringLiteral("title"), QFileInfo(name).completeBaseName()}});
}

void LabWindow::write(const QString& name, const QString& text)
{
    m_savingAsked = 0;
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return tellProblem(tr("%1 cannot be written: %2").arg(name, file.errorString()));
    tellProblem(tr("Saved as %1.").arg(name));
}

} // namespace atlas::view
