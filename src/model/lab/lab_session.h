// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/greeting.h"
#include "formats/lab/report.h"
#include "formats/lab/request.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

class QProcess;

namespace atlas::model {

/// Where the lab's child is, and with what it is started; the mode's word follows.
struct LabPrograms {
    QString lab; ///< path of tcpatlas-lab; empty: it is not installed
    QStringList arguments; ///< before the mode; none but in tests
};

/// How a session ended that was not stopped.
struct LabFailure {
    enum class Kind : std::uint8_t {
        CannotStart, ///< `detail`: why
        Silent, ///< no greeting in time
        Nonsense, ///< a line that is not of the protocol; `detail`: what is wrong with it
        Ended, ///< it stopped by itself; `detail`: the last line of its standard error
        Killed, ///< by a signal
    };
    Kind kind = Kind::Ended;
    Error detail;
};

/// A conversation with one child of the lab. Everything is asynchronous: requests are queued until the greeting, and
/// each answer goes to the handler that was given with its request. The child never outlives the session: its input is
/// closed, and it is killed where that does not help.
class LabSession final : public QObject {
    Q_OBJECT

public:
    enum class Stage : std::uint8_t { Idle, Starting, Ready, Refused, Failed };
    using Handler = std::function<void(const lab::Report& report)>;

    explicit LabSession(LabPrograms programs, QObject* parent = nullptr);
    ~LabSession() override;

    /// Starts a child in this mode; one that still runs is ended, and its answers are dropped.
    void start(lab::Mode mode);
    /// The same again, with everything new.
    void restart() { start(m_mode); }
    void stop();

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] lab::Mode mode() const { return m_mode; }
    [[nodiscard]] const lab::Greeting& greeting() const { return m_greeting; }
    [[nodiscard]] bool hasChild() const { return m_stage == Stage::Starting || m_stage == Stage::Ready; }
    [[nodiscard]] bool isBusy() const { return !m_open.empty(); } ///< an answer is still to come

    /// Sends a request; before the greeting it waits for it. The answer goes to `handler`, unless `context` is gone by
    /// then. Without a child the request is lost; so it is when the child ends or another one is started. A request
    /// that is too long for the child is refused here.
    void ask(const lab::Request& request, QObject* context = nullptr, Handler handler = {});

    /// How long a child may take to greet.
    static constexpr std::chrono::milliseconds greetingTime{10'000};

signals:
    void ready(const atlas::lab::Greeting& greeting);
    void refused(const atlas::lab::Refusal& refusal);
    /// A report that answers no request.
    void reported(const atlas::lab::Report& report);
    void failed(const atlas::model::LabFailure& failure);

private:
    struct Open {
        QPointer<QObject> context;
        Handler handler;
    };

    void readLines();
    void readMessages();
    bool take(std::string_view line); ///< false: the session is over
    bool takeFirst(std::string_view line);
    void answer(const Open& open, const lab::Report& report);
    void finished(int code, bool crashed);
    void fail(LabFailure::Kind kind, const Error& detail);
    void write(const std::string& line);
    void refuse(lab::RequestId id);
    void dismiss();

    LabPrograms m_programs;
    lab::Mode m_mode = lab::Mode::Hosts;
    Stage m_stage = Stage::Idle;
    lab::Greeting m_greeting;
    QProcess* m_process = nullptr;
    QTimer m_patience;
    std::vector<std::string> m_waiting; ///< lines, for the greeting
    std::map<lab::RequestId, Open> m_open; ///< requests without an answer
    QByteArray m_messages; ///< the end of its standard error
    lab::RequestId m_lastId = 0;
};

} // namespace atlas::model
