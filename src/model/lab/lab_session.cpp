// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_session.h"

#include "model/lab/lab_report.h"

#include <QJsonDocument>
#include <QProcess>

#include <limits>
#include <utility>

namespace atlas::model {
namespace {

constexpr int keptMessageBytes = 2048;
/// A child whose input is closed ends in milliseconds; one that does not is stuck.
constexpr std::chrono::milliseconds endingTime{1000};

QString modeWord(LabMode mode)
{
    switch (mode) {
    case LabMode::Hosts:
        break;
    case LabMode::Loopback:
        return QStringLiteral("loopback");
    case LabMode::Hold:
        return QStringLiteral("hold");
    }
    return {};
}

QByteArray toLine(const QJsonObject& request)
{
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

LabSession::LabSession(LabPrograms programs, QObject* parent) : QObject(parent), m_programs(std::move(programs))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(LabFailure::Kind::Silent, {}); });
}

LabSession::~LabSession()
{
    // Those that were let go may still be ending, too.
    const auto processes = findChildren<QProcess*>();
    for (QProcess* process : processes) {
        process->disconnect();
        process->closeWriteChannel();
    }
    for (QProcess* process : processes)
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(endingTime.count())) {
            process->kill();
            process->waitForFinished(endingTime.count());
        }
}

void LabSession::start(LabMode mode)
{
    dismiss();
    m_mode = mode;
    m_stage = Stage::Starting;
    m_process = new QProcess(this);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &LabSession::readLines);
    connect(m_process, &QProcess::readyReadStandardError, this, &LabSession::readMessages);
    connect(m_process, &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { finished(code, status == QProcess::CrashExit); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(LabFailure::Kind::CannotStart, m_process->errorString());
    });
    QStringList arguments = m_programs.arguments;
    if (const QString word = modeWord(mode); !word.isEmpty())
        arguments += word;
    m_patience.start(greetingTime);
    m_process->start(m_programs.lab, arguments);
}

void LabSession::stop()
{
    dismiss();
    m_stage = Stage::Idle;
}

/// Lets go of the child without waiting for it: it ends when its input does.
void LabSession::dismiss()
{
    m_patience.stop();
    m_waiting.clear();
    m_open.clear();
    m_messages.clear();
    QProcess* const old = std::exchange(m_process, nullptr);
    if (old == nullptr)
        return;
    old->disconnect(this);
    if (old->state() == QProcess::NotRunning)
        return old->deleteLater();
    connect(old, &QProcess::finished, old, &QObject::deleteLater);
    connect(old, &QProcess::errorOccurred, old, &QObject::deleteLater);
    // Nobody reads it any more, and a child that waits for a reader would not look at its input.
    old->closeReadChannel(QProcess::StandardOutput);
    old->closeReadChannel(QProcess::StandardError);
    old->closeWriteChannel();
    QTimer::singleShot(endingTime, old, &QProcess::kill);
}

int LabSession::ask(QJsonObject request)
{
    const int id = m_nextId++;
    request.insert(QStringLiteral("id"), id);
    if (m_stage != Stage::Starting && m_stage != Stage::Ready)
        return id;
    m_open.insert(id);
    if (!fits(request))
        refuse(id);
    else if (m_stage == Stage::Starting)
        m_waiting.push_back(std::move(request));
    else
        write(request);
    return id;
}

bool LabSession::fits(QJsonObject request)
{
    const QString key = QStringLiteral("id");
    if (!request.contains(key))
        request.insert(key, std::numeric_limits<int>::max());
    return toLine(request).size() <= labLineBytes;
}

void LabSession::write(const QJsonObject& request)
{
    m_process->write(toLine(request));
}

/// The child would not know whom to answer: it reads no `id` in a line that is too long. Queued, since who asks does
/// not know the id yet.
void LabSession::refuse(int id)
{
    const auto answer = [this, id] {
        if (!m_open.remove(id))
            return; // another child was started since
        LabReport report;
        report.id = id;
        report.ok = false;
        report.error = QStringLiteral("the request is longer than 64 KiB");
        emit reported(report);
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

void LabSession::readLines()
{
    QProcess* const speaking = m_process;
    while (m_process == speaking && m_process->canReadLine()) {
        // One more than a line may have, so that a longer one is seen to be.
        QByteArray line = m_process->readLine(labLineBytes + 2);
        if (line.endsWith('\n'))
            line.chop(1);
        if (!take(line))
            return;
    }
    if (m_process == speaking && m_process->bytesAvailable() > labLineBytes)
        fail(LabFailure::Kind::Nonsense, QStringLiteral("a line is longer than 64 KiB"));
}

void LabSession::readMessages()
{
    m_messages = (m_messages + m_process->readAllStandardError()).right(keptMessageBytes);
}

bool LabSession::take(const QByteArray& line)
{
    const auto nonsense = [this](const Error& error) {
        fail(LabFailure::Kind::Nonsense, QString::fromStdString(error.message()));
        return false;
    };
    QProcess* const speaking = m_process;
    if (m_stage == Stage::Starting) {
        const auto first = parseLabGreeting(line);
        if (!first)
            return nonsense(first.error());
        m_patience.stop();
        if (const auto* refusal = std::get_if<LabRefusal>(&*first)) {
            dismiss();
            m_stage = Stage::Refused;
            emit refused(*refusal);
            return false;
        }
        m_stage = Stage::Ready;
        m_greeting = std::get<LabGreeting>(*first);
        for (const QJsonObject& request : std::exchange(m_waiting, {}))
            write(request);
        emit ready(m_greeting);
        return m_process == speaking;
    }
    const auto report = parseLabReport(line);
    if (!report)
        return nonsense(report.error());
    if (report->id && !m_open.remove(*report->id))
        return nonsense(Error::saying("an answer to request %1, which nobody made", *report->id));
    emit reported(*report);
    return m_process == speaking;
}

void LabSession::finished(int code, bool crashed)
{
    readMessages();
    if (m_process->canReadLine()) // what it said before it ended
        readLines();
    if (m_process == nullptr || m_stage == Stage::Refused)
        return;
    const QString last = QString::fromUtf8(m_messages).trimmed().section(QLatin1Char('\n'), -1);
    if (crashed)
        fail(LabFailure::Kind::Killed, last);
    else
        fail(LabFailure::Kind::Ended, last.isEmpty() ? QStringLiteral("status %1").arg(code) : last);
}

void LabSession::fail(LabFailure::Kind kind, const QString& detail)
{
    if (m_stage != Stage::Starting && m_stage != Stage::Ready)
        return;
    dismiss();
    m_stage = Stage::Failed;
    emit failed({kind, detail});
}

} // namespace atlas::model
