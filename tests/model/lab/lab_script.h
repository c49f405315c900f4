// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scripts for the stand-in of the lab's child (support/scripted_lab_main.cpp), and the lines that a real one writes.
#pragma once

#include "model/lab/lab_session.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace atlas::test {

/// What one test's child hears and says, in files that live as long as this does.
class LabScript {
public:
    LabScript();

    LabScript& says(const QByteArray& line);
    LabScript& hears(const QByteArray& part);
    LabScript& does(const QByteArray& command); ///< "die", "exit 3", "flood 70000"
    /// What follows is for children of another mode: "loopback", "hold".
    LabScript& inMode(const QByteArray& mode);
    /// What follows is for the second child of this mode; without that, every child plays the same.
    LabScript& nextChild();

    /// The script is complete: how its child is started.
    [[nodiscard]] model::LabPrograms programs() const;

private:
    void append(const QByteArray& line);

    QTemporaryDir m_directory;
    QString m_file = QStringLiteral("script");
};

/// Lines as the real child writes them.
namespace lines {

[[nodiscard]] QByteArray greeting(const QByteArray& mode = "hosts");
[[nodiscard]] QByteArray refusal();
/// Answers to the request that was heard last. `more` are further members, with a comma at the end.
[[nodiscard]] QByteArray answer(const QByteArray& more = {});
/// How things stand: states of both ends and packets in flight, as the members of an answer.
[[nodiscard]] QByteArray standing(const QByteArray& a, const QByteArray& b,
                                  const std::vector<lab::Packet>& packets = {});
[[nodiscard]] lab::Packet packet(int id, char from, const std::vector<std::string>& flags, int length = 0);

/// A lesson of four steps: a closes, b hears it, b answers, b closes. The second step asks what b will be in.
[[nodiscard]] QByteArray lessons();
[[nodiscard]] QByteArray closeLesson();
[[nodiscard]] QByteArray closeStep(int step);

} // namespace lines

} // namespace atlas::test
