// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/lab_values.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

class QProcess;

namespace atlas::model {

/// Where the lab's child is, and with what it is started; the mode's word follows.
struct LabPrograms {
    QString lab; ///< path of tcpatlas-lab
    QStringList arguments; ///< before the mode; none but in tests
};

/// How a session ended that nobody ended.
struct LabFailure {
    enum class Kind : std::uint8_t {
        CannotStart, ///< `detail`: why
        Silent, ///< no greeting in time
        Nonsense, ///< a line that is not of the protocol; `detail`: what is wrong with it
        Ended, ///< it stopped by itself; `detail`: what it said last on its standard error
        Killed, ///< by a signal
    };
    Kind kind = Kind::Ended;
    QString detail;
};

/// A conversation with one child of the lab. Everything is asynchronous: requests are queued until the greeting, and
/// answers come as signals. The child never outlives the session: its input is closed, and it is killed where that does
/// not help.
class LabSession final : public QObject {
    Q_OBJECT

public:
    enum class Stage : std::uint8_t { Idle, Starting, Ready, Refused, Failed };

    explicit LabSession(LabPrograms programs, QObject* parent = nullptr);
    ~LabSession() override;

    /// Starts a child in this mode; one that still runs is ended, and its answers are no longer heard.
    void start(LabMode mode);
    /// The same again, with everything new.
    void restart() { start(m_mode); }
    void stop();

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] LabMode mode() const { return m_mode; }
    [[nodiscard]] const LabGreeting& greeting() const { return m_greeting; }
    [[nodiscard]] bool isBusy() const { return !m_open.isEmpty(); } ///< an answer is still to come

    /// Sends a request (its `id` is filled in) and returns that id. Before the greeting it waits for it. After a
    /// failure or a refusal it is lost, and no answer comes. One that is too long for the child is answered here.
    int ask(QJsonObject request);
    /// Whether the request is short enough for one line of the protocol, with any `id`.
    [[nodiscard]] static bool fits(QJsonObject request);

    /// How long a child may take to greet.
    static constexpr std::chrono::milliseconds greetingTime{10'000};

signals:
    void ready(const atlas::model::LabGreeting& greeting);
    void refused(const atlas::model::LabRefusal& refusal);
    /// An answer, or, without an id, news that nobody asked for.
    void reported(const atlas::model::LabReport& report);
    void failed(const atlas::model::LabFailure& failure);

private:
    void readLines();
    void readMessages();
    bool take(const QByteArray& line); ///< false: the session is over
    void finished(int code, bool crashed);
    void fail(LabFailure::Kind kind, const QString& detail);
    void write(const QJsonObject& request);
    void refuse(int id);
    void dismiss();

    LabPrograms m_programs;
    LabMode m_mode = LabMode::Hosts;
    Stage m_stage = Stage::Idle;
    LabGreeting m_greeting;
    QProcess* m_process = nullptr;
    QTimer m_patience;
    std::vector<QJsonObject> m_waiting; ///< for the greeting
    QSet<int> m_open; ///< requests without an answer
    QByteArray m_messages; ///< the end of its standard error
    int m_nextId = 1;
};

} // namespace atlas::model
