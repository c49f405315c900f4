// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/lesson_files.h"

#include "view/parts/save_file.h"
#include "view/words/words.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>

namespace atlas::view {
namespace {

/// A line of the protocol holds no more, quotes included.
constexpr qsizetype largestFile = 61'440;

QFileDialog* makeDialog(QWidget* parent, QFileDialog::AcceptMode mode, const char* name)
{
    auto* dialog = new QFileDialog(parent);
    dialog->setObjectName(QLatin1String(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setNameFilters({LessonFiles::tr("Lessons (*.json)"), LessonFiles::tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    return dialog;
}

QString shown(const QString& path)
{
    return words::hostile(path.toUtf8().toStdString());
}

} // namespace

LessonFiles::LessonFiles(model::LabPlay& play, QWidget* window) : QObject(window), m_play(play), m_window(window) { }

void LessonFiles::askForFileToOpen()
{
    QFileDialog* dialog = makeDialog(m_window, QFileDialog::AcceptOpen, "openDialog");
    connect(dialog, &QFileDialog::fileSelected, this, &LessonFiles::open);
    dialog->open();
}

void LessonFiles::askForFileToSave()
{
    QFileDialog* dialog = makeDialog(m_window, QFileDialog::AcceptSave, "saveDialog");
    connect(dialog, &QFileDialog::fileSelected, this, &LessonFiles::save);
    dialog->open();
}

void LessonFiles::open(const QString& path)
{
    QFile file(path);
    QString problem = whyNotRegular(path);
    if (problem.isEmpty() && !file.open(QIODevice::ReadOnly))
        problem = file.errorString();
    if (!problem.isEmpty()) {
        emit failed(tr("%1 cannot be opened: %2").arg(shown(path), problem));
        return;
    }
    const QByteArray content = file.read(largestFile + 1);
    // Without its white space, which a line has less room for.
    const QJsonDocument document = QJsonDocument::fromJson(content);
    const std::string text = (document.isNull() ? content : document.toJson(QJsonDocument::Compact)).toStdString();
    // As a text within a line it is longer: each quote is two characters there.
    if (content.size() > largestFile || !lab::fits(lab::BeginFile{text}))
        emit failed(tr("%1 is larger than a lesson can be (60 KiB)").arg(shown(path)));
    else
        emit opened(QFileInfo(path).fileName(), text);
}

void LessonFiles::save(const QString& path)
{
    const lab::SaveLesson request{QFileInfo(path).completeBaseName().toStdString()};
    m_play.request(request, this, [this, path](const lab::Report& report) {
        if (const auto* const saved = std::get_if<lab::LessonSaved>(&report.answer))
            write(path, saved->text);
    });
}

void LessonFiles::write(const QString& path, const std::string& text)
{
    const QString problem = saveFile(path, QByteArray::fromStdString(text));
    if (problem.isEmpty())
        emit saved(path);
    else
        emit failed(tr("%1 cannot be written: %2").arg(shown(path), problem));
}

} // namespace atlas::view
