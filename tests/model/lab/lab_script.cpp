// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_script.h"

#include "formats/lab/line.h"
#include "support/lab_language.h"

#include <QFile>
#include <nlohmann/json.hpp>

namespace atlas::test {

LabScript::LabScript()
{
    if (!m_directory.isValid())
        qFatal("no temporary directory");
    append({});
}

void LabScript::append(const QByteArray& line)
{
    QFile file(m_directory.filePath(m_file));
    if (!file.open(QIODevice::Append) || file.write(line + '\n') < 0)
        qFatal("the script cannot be written");
}

LabScript& LabScript::says(const QByteArray& line)
{
    append("< " + line);
    return *this;
}

LabScript& LabScript::hears(const QByteArray& part)
{
    append("> " + part);
    return *this;
}

LabScript& LabScript::does(const QByteArray& command)
{
    append(command);
    return *this;
}

LabScript& LabScript::inMode(const QByteArray& mode)
{
    m_file = QStringLiteral("script-") + QString::fromLatin1(mode);
    append({});
    return *this;
}

LabScript& LabScript::nextChild()
{
    m_file += QStringLiteral(".next");
    append({});
    return *this;
}

model::LabPrograms LabScript::programs() const
{
    return {QStringLiteral(TCPATLAS_SCRIPTED_LAB), {m_directory.filePath(QStringLiteral("script"))}};
}

namespace lines {
namespace {

using namespace atlas::lab;

const LessonStep& stepOf(int step)
{
    static const std::vector<LessonStep> steps = [] {
        const auto made = [](const char* say, const char* words, State a, State b) {
            LessonStep one;
            one.say = say;
            one.actions = {{action(words)}};
            one.expect.states = {a, b};
            return one;
        };
        std::vector<LessonStep> all{
            made("fin-sent", "a close client", State::FinWait1, State::Established),
            made("fin-delivered", "deliver a FIN", State::FinWait1, State::CloseWait),
            made("fin-acknowledged", "deliver b ACK", State::FinWait2, State::CloseWait),
            made("b-closes", "b close server", State::FinWait2, State::LastAck),
        };
        all[1].quiz = Quiz{"b-after-close", Host::B, {"LAST-ACK", "TIME-WAIT", "CLOSED"}, "LAST-ACK"};
        return all;
    }();
    return steps.at(static_cast<std::size_t>(step));
}

HostSituation host(const QByteArray& word, const char* name, const char* local, const char* remote)
{
    const State state = parseState(word.toStdString()).value();
    if (state == State::Closed)
        return {};
    HostSocket socket{.name = name, .state = state, .local = Endpoint::parse(local), .remote = Endpoint::parse(remote)};
    socket.receiveQueue = state == State::CloseWait ? 1 : 0;
    socket.owned = state != State::TimeWait;
    if (state == State::TimeWait)
        socket.timer = Timer{TimerKind::TimeWait, 0, std::chrono::milliseconds(59'000)};
    return {{state, name}, {socket}};
}

Packet heldPacket(int id, char from, const std::vector<std::string>& flags, int length)
{
    Packet packet;
    packet.id = PacketId{static_cast<std::uint32_t>(id)};
    packet.from = from == 'a' ? Host::A : Host::B;
    for (const std::string& flag : flags)
        packet.segment.flags.add(parseTcpFlag(flag).value());
    packet.segment.sequence = 1;
    packet.segment.acknowledgement = 1;
    packet.segment.length = static_cast<std::uint16_t>(length);
    packet.window = 64'240;
    packet.localPort = 40'001;
    packet.remotePort = 80;
    return packet;
}

Situation situation(const QByteArray& a, const QByteArray& b, std::vector<Packet> packets)
{
    return {
        std::move(packets),
        {host(a, "client", "10.77.0.1:40001", "10.77.0.2:80"), host(b, "server", "10.77.0.2:80", "10.77.0.1:40001")}};
}

QByteArray answerLine(Report report)
{
    report.id = 0;
    return QByteArray::fromStdString(lineOf(report)).replace(R"("id":0,)", R"("id":%ID%,)");
}

} // namespace

QByteArray greeting(const QByteArray& mode)
{
    return R"({"lab":1,"mode":")" + mode +
        R"(","kernel":"6.18.0","hosts":{"a":{"address":"10.77.0.1"},"b":{"address":"10.77.0.2"}}})";
}

QByteArray refusal()
{
    return QByteArray::fromStdString(
        lineOf(Refusal{Refusal::Reason::NoTun, Error::saying("/dev/net/tun: Permission denied"),
                       Error::saying("chmod 666 /dev/net/tun")}));
}

QByteArray answer(const QByteArray& more)
{
    return R"({"id":%ID%,)" + more + R"("ok":true})";
}

QByteArray standing(const QByteArray& a, const QByteArray& b, const std::vector<Packet>& packets)
{
    QByteArray members = QByteArray::fromStdString(lineOf(toJson(situation(a, b, packets))));
    members.chop(1);
    return members.mid(1) + R"(,"news":[],)";
}

Packet packet(int id, char from, const std::vector<std::string>& flags, int length)
{
    return heldPacket(id, from, flags, length);
}

QByteArray lessons()
{
    return answer(
        R"("lessons":[{"id":"close","title":"Close","loopback":true},{"id":"waiting-room","title":"Waiting room","loopback":false}],)");
}

QByteArray closeLesson()
{
    LessonBegun lesson{"close", "Close", {"client", "server"}, {}};
    for (int step = 0; step < 4; ++step)
        lesson.outline.push_back(stepOf(step));
    return answerLine({.situation = situation("ESTABLISHED", "ESTABLISHED", {}), .answer = std::move(lesson)});
}

QByteArray closeStep(int step)
{
    // The whole story, of which each step is a part.
    const std::vector<Event> story =
        events({"a close()", "a FIN-WAIT-1", "a> 1 FIN+ACK", "1 ok", "b CLOSE-WAIT", "b> 2 ACK", "2 ok", "a FIN-WAIT-2",
                "b close()", "b LAST-ACK", "b> 3 FIN+ACK"},
               1, {State::Established, State::Established});
    const auto part = [&](int from, int to) { return std::vector(story.begin() + from, story.begin() + to); };
    const LessonStep& taken = stepOf(step - 1);
    Report report{.answer = StepTaken{static_cast<std::size_t>(step), 4, taken.say, taken.quiz, {}, {}}};
    switch (step) {
    case 1:
        report.situation = situation("FIN-WAIT-1", "ESTABLISHED", {heldPacket(1, 'a', {"FIN", "ACK"}, 0)});
        report.events = part(0, 3);
        break;
    case 2:
        report.situation = situation("FIN-WAIT-1", "CLOSE-WAIT", {heldPacket(2, 'b', {"ACK"}, 0)});
        report.events = part(3, 6);
        break;
    case 3:
        report.situation = situation("FIN-WAIT-2", "CLOSE-WAIT", {});
        report.events = part(6, 8);
        break;
    default:
        report.situation = situation("FIN-WAIT-2", "LAST-ACK", {heldPacket(3, 'b', {"FIN", "ACK"}, 0)});
        report.events = part(8, 11);
    }
    return answerLine(std::move(report));
}

} // namespace lines

} // namespace atlas::test
