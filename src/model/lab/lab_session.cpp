// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_session.h"

#include "formats/lab/line.h"

#include <QProcess>

#include <utility>

namespace atlas::model {
namespace {

constexpr int keptMessageBytes = 2048;
/// A child whose input is closed ends in milliseconds; one that does not is stuck.
constexpr std::chrono::milliseconds endingTime{1000};
constexpr auto longestLine = static_cast<qint64>(lab::longestLine);

} // namespace

LabSession::LabSession(LabPrograms programs, QObject* parent) : QObject(parent), m_programs(std::move(programs))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(LabFailure::Kind::Silent, {}); });
}

LabSession::~LabSession()
{
    // Those that were dismissed may still be ending, too.
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

void LabSession::start(lab::Mode mode)
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
            fail(LabFailure::Kind::CannotStart,
                 m_programs.lab.isEmpty() ? Error::saying("tcpatlas-lab is not installed")
                                          : Error::verbatim(m_process->errorString().toStdString()));
    });
    QStringList arguments = m_programs.arguments;
    if (mode != lab::Mode::Hosts)
        arguments += QString::fromUtf8(name(mode));
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
    // A child that waits until its output is read would not read its input.
    old->closeReadChannel(QProcess::StandardOutput);
    old->closeReadChannel(QProcess::StandardError);
    old->closeWriteChannel();
    QTimer::singleShot(endingTime, old, &QProcess::kill);
}

void LabSession::ask(const lab::Request& request, QObject* context, Handler handler)
{
    const lab::RequestId id = ++m_lastId;
    if (!hasChild())
        return;
    m_open.emplace(id, Open{context, std::move(handler)});
    if (!fits(request))
        refuse(id);
    else if (m_stage == Stage::Starting)
        m_waiting.push_back(lineOf(request, id));
    else
        write(lineOf(request, id));
}

void LabSession::write(const std::string& line)
{
    m_process->write(QByteArray::fromStdString(line) + '\n');
}

/// The child could not answer: it reads no `id` in a line that is too long. Queued, like every other answer.
void LabSession::refuse(lab::RequestId id)
{
    const auto refused = [this, id] {
        if (const auto open = m_open.extract(id)) // otherwise another child was started since
            answer(open.mapped(), {.id = id, .error = Error::saying("the request is longer than 64 KiB")});
    };
    QMetaObject::invokeMethod(this, refused, Qt::QueuedConnection);
}

void LabSession::answer(const Open& open, const lab::Report& report)
{
    if (open.context && open.handler)
        open.handler(report);
}

void LabSession::readLines()
{
    QProcess* const speaking = m_process;
    while (m_process == speaking && m_process->canReadLine()) {
        // One more than a line may have, so that a longer one is seen to be.
        QByteArray line = m_process->readLine(longestLine + 2);
        if (line.endsWith('\n'))
            line.chop(1);
        if (!take({line.data(), static_cast<std::size_t>(line.size())}))
            return;
    }
    if (m_process == speaking && m_process->bytesAvailable() > longestLine)
        fail(LabFailure::Kind::Nonsense, Error::saying("a line is longer than 64 KiB"));
}

void LabSession::readMessages()
{
    m_messages = (m_messages + m_process->readAllStandardError()).right(keptMessageBytes);
}

bool LabSession::takeFirst(std::string_view line)
{
    const auto first = lab::parseFirstLine(line);
    if (!first) {
        fail(LabFailure::Kind::Nonsense, first.error());
        return false;
    }
    m_patience.stop();
    if (const auto* refusal = std::get_if<lab::Refusal>(&*first)) {
        dismiss();
        m_stage = Stage::Refused;
        emit refused(*refusal);
        return false;
    }
    m_stage = Stage::Ready;
    m_greeting = std::get<lab::Greeting>(*first);
    for (const std::string& request : std::exchange(m_waiting, {}))
        write(request);
    emit ready(m_greeting);
    return true;
}

bool LabSession::take(std::string_view line)
{
    QProcess* const speaking = m_process;
    if (m_stage == Stage::Starting)
        return takeFirst(line) && m_process == speaking;
    const auto report = lab::parseReport(line);
    if (!report) {
        fail(LabFailure::Kind::Nonsense, report.error());
        return false;
    }
    if (!report->id) {
        emit reported(*report);
    } else if (const auto open = m_open.extract(*report->id)) {
        answer(open.mapped(), *report);
    } else {
        fail(LabFailure::Kind::Nonsense, Error::saying("an answer to request %1, which was not made", *report->id));
        return false;
    }
    return m_process == speaking;
}

void LabSession::finished(int code, bool crashed)
{
    readMessages();
    if (m_process->canReadLine()) // what it wrote before it ended
        readLines();
    if (m_process == nullptr || m_stage == Stage::Refused)
        return;
    const QByteArray messages = m_messages.trimmed();
    const QByteArray last = messages.mid(messages.lastIndexOf('\n') + 1);
    if (crashed)
        fail(LabFailure::Kind::Killed, {});
    else
        fail(LabFailure::Kind::Ended,
             last.isEmpty() ? Error::saying("status %1", code) : Error::verbatim(last.toStdString()));
}

void LabSession::fail(LabFailure::Kind kind, const Error& detail)
{
    if (!hasChild())
        return;
    dismiss();
    m_stage = Stage::Failed;
    emit failed({kind, detail});
}

} // namespace atlas::model
