// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the lab's child tells, as values: see src/lab/README.md, which is the contract. Names of sockets and texts of
// calls may come from a lesson file that somebody else wrote: they are hostile until the view has made them visible.
#pragma once

#include "core/socket/socket_record.h"
#include "core/tcp/state.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace atlas::model {

/// What the child was started for.
enum class LabMode : std::uint8_t { Hosts, Loopback, Hold };

/// The two ends of every connection in the lab.
enum class LabHost : std::uint8_t { A, B };
inline constexpr std::array<LabHost, 2> labHosts{LabHost::A, LabHost::B};
[[nodiscard]] constexpr LabHost otherThan(LabHost host)
{
    return host == LabHost::A ? LabHost::B : LabHost::A;
}
[[nodiscard]] constexpr std::size_t indexOf(LabHost host)
{
    return static_cast<std::size_t>(host);
}
/// "a" or "b", as the protocol has it.
[[nodiscard]] QString identifier(LabHost host);

/// The first line of a child that can work.
struct LabGreeting {
    LabMode mode = LabMode::Hosts;
    QString kernel;
    std::array<QString, 2> addresses; ///< empty where the mode has no hosts
};

/// The first line of one that cannot.
struct LabRefusal {
    enum class Reason : std::uint8_t { NoUserNamespaces, NoNetworkNamespaces, NoTun, Failed };
    Reason reason = Reason::Failed;
    QString message;
    QString remedy; ///< how to allow it; may be empty
};

/// A packet that is held between the hosts. `seq` and `ack` count from each side's first sequence number.
struct LabPacket {
    int id = 0;
    LabHost from = LabHost::A;
    QStringList flags; ///< "SYN", "ACK", …
    qint64 seq = 0;
    std::optional<qint64> ack; ///< where it acknowledges
    int length = 0; ///< bytes of data
    int window = 0;
    int localPort = 0;
    int remotePort = 0;
    std::optional<int> copyOf;
};

struct LabSocket {
    QString name; ///< empty: the lab gave it none
    State state = State::Unknown;
    QString local{};
    QString remote{};
    std::uint32_t receiveQueue = 0;
    std::uint32_t sendQueue = 0;
    std::optional<Timer> timer{};
    bool owned = false;
};

/// One host as sock_diag told it.
struct LabHostReport {
    State end = State::Closed; ///< the one end that the diagram shows
    QString endSocket; ///< empty: no socket
    std::vector<LabSocket> sockets;
};

/// One thing that happened.
struct LabNews {
    enum class Kind : std::uint8_t {
        Call,
        State,
        Sent,
        Repeated, ///< sent again by its host while it was still held
        Delivered,
        Dropped,
        Duplicated,
        Delayed,
        Swapped,
        Injected,
        Wait,
        Note,
    };
    int number = 0;
    std::chrono::milliseconds at{}; ///< since the lab's start
    Kind kind = Kind::Note;
    std::optional<LabHost> host;
    QString socket;
    QString text; ///< of a call: "close()"; of a note
    QString code; ///< of a note: which one it is, "end-of-stream"
    bool later = false; ///< of a call: how a connect() ended that could not wait
    std::optional<qint64> value; ///< a call's result
    QString error; ///< a call's errno, "ECONNREFUSED"; empty: none
    State from = State::Unknown;
    State to = State::Unknown;
    std::optional<int> packet;
    QString label; ///< a packet's flags in few letters
    QStringList flags;
    qint64 seq = 0;
    std::optional<qint64> ack;
    int length = 0;
    std::optional<std::chrono::milliseconds> waited;
};

/// A question that stands before the next step.
struct LabQuiz {
    QString ask; ///< the narration's section
    LabHost host = LabHost::A;
    QStringList choices;
    QString answer;

    bool operator==(const LabQuiz&) const = default;
};

/// One step of a lesson file, as far as the window shows what is to come.
struct LabOutlineStep {
    struct Action {
        QString what; ///< `do`
        std::optional<LabHost> host; ///< that calls or that sends
        QString call;
        QStringList flags;

        bool operator==(const Action&) const = default;
    };
    QString say;
    std::vector<Action> actions;
    std::array<std::optional<State>, 2> expected;
    std::optional<LabQuiz> quiz;

    bool operator==(const LabOutlineStep&) const = default;
};

/// The answer to `lesson`.
struct LabLesson {
    QString id;
    QString title;
    int steps = 0;
    std::array<QString, 2> ends;
    std::vector<LabOutlineStep> outline;
};

/// The answer to `next`.
struct LabStep {
    int at = 0; ///< 1 for the first
    int of = 0;
    QString say;
    std::optional<LabQuiz> quiz;
    bool met = true;
    QStringList unmet; ///< each expectation that the kernel did not meet
};

struct LabLessonTitle {
    QString id;
    QString title;
    bool loopback = false;
};

/// A state that is held on this computer's loopback.
struct LabHeld {
    int handle = 0;
    State state = State::Unknown;
    QString local{};
    QString remote; ///< empty: none
    std::optional<std::chrono::milliseconds> passesIn; ///< by itself; such a state cannot be released
};

/// One line after the greeting.
struct LabReport {
    std::optional<int> id; ///< of the request that it answers
    bool ok = true;
    QString error; ///< where it is not ok
    std::optional<qint64> value; ///< of a call
    QString errnoName;
    std::vector<LabPacket> packets;
    std::array<LabHostReport, 2> hosts;
    bool hasHosts = false; ///< a line that only tells of an error has none
    std::vector<LabNews> news;
    std::optional<LabLesson> lesson;
    std::optional<LabStep> step;
    std::optional<std::vector<LabLessonTitle>> lessons;
    std::optional<std::vector<LabHeld>> held;
    std::optional<int> handle; ///< of what a `hold` made
    QString saved; ///< the text of a lesson file
};

} // namespace atlas::model
