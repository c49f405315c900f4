// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_script.h"

#include <QFile>

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

QByteArray host(const QByteArray& state, const QByteArray& name, const QByteArray& local, const QByteArray& remote)
{
    if (state == "CLOSED")
        return R"({"end":{"state":"CLOSED","socket":null},"sockets":[]})";
    const bool timeWait = state == "TIME-WAIT";
    return R"({"end":{"state":")" + state + R"(","socket":")" + name + R"("},"sockets":[{"name":")" + name +
        R"(","state":")" + state + R"(","local":")" + local + R"(","remote":")" + remote + R"(","receive_queue":)" +
        (state == "CLOSE-WAIT" ? "1" : "0") + R"(,"send_queue":0,"timer":)" +
        (timeWait ? R"({"kind":"timewait","remaining_ms":59000,"retransmissions":0})" : "null") + R"(,"owned":)" +
        (timeWait ? "false" : "true") + "}]}";
}

QByteArray state(int number, char end, const QByteArray& from, const QByteArray& to)
{
    return R"({"n":)" + QByteArray::number(number) + R"(,"ms":5,"kind":"state","host":")" + end + R"(","socket":")" +
        (end == 'a' ? "client" : "server") + R"(","from":")" + from + R"(","to":")" + to + R"("})";
}

QByteArray call(int number, char end, const QByteArray& text)
{
    return R"({"n":)" + QByteArray::number(number) + R"(,"ms":5,"kind":"call","host":")" + end + R"(","socket":")" +
        (end == 'a' ? "client" : "server") + R"(","text":")" + text + R"(","value":0,"errno":null})";
}

QByteArray moved(int number, const QByteArray& kind, int id, char from, const QByteArray& flags)
{
    return R"({"n":)" + QByteArray::number(number) + R"(,"ms":5,"kind":")" + kind + R"(","packet":)" +
        QByteArray::number(id) + R"(,"host":")" + (kind == "delivered" ? (from == 'a' ? 'b' : 'a') : from) +
        R"(","label":"x","flags":[)" + flags + R"(],"seq":1,"ack":1,"length":0})";
}

const QByteArray fin = R"("FIN","ACK")";
const QByteArray ack = R"("ACK")";

} // namespace

QByteArray greeting(const QByteArray& mode)
{
    return R"({"lab":1,"mode":")" + mode +
        R"(","kernel":"6.18.0","hosts":{"a":{"address":"10.77.0.1"},"b":{"address":"10.77.0.2"}}})";
}

QByteArray refusal()
{
    return R"({"lab":1,"error":{"code":"no-tun","message":"/dev/net/tun: Permission denied","remedy":"chmod 666 /dev/net/tun"}})";
}

QByteArray answer(const QByteArray& more)
{
    return R"({"id":%ID%,)" + more + R"("ok":true})";
}

QByteArray standing(const QByteArray& a, const QByteArray& b, const QByteArray& packets, const QByteArray& news)
{
    return R"("packets":[)" + packets + R"(],"hosts":{"a":)" + host(a, "client", "10.77.0.1:40001", "10.77.0.2:80") +
        R"(,"b":)" + host(b, "server", "10.77.0.2:80", "10.77.0.1:40001") + R"(},"news":[)" + news + "],";
}

QByteArray packet(int id, char from, const QByteArray& flags, int length)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"from":")" + from + R"(","to":")" + (from == 'a' ? 'b' : 'a') +
        R"(","flags":[)" + flags + R"(],"seq":1,"ack":1,"length":)" + QByteArray::number(length) +
        R"(,"window":64240,"local_port":40001,"remote_port":80,"copy_of":null})";
}

QByteArray lessons()
{
    return answer(
        R"("lessons":[{"id":"close","title":"Close","loopback":true},{"id":"waiting-room","title":"Waiting room","loopback":false}],)");
}

QByteArray closeLesson()
{
    return answer(
               standing("ESTABLISHED", "ESTABLISHED") +
               R"("lesson":{"id":"close","title":"Close","steps":4,"at":0,"ends":{"a":"client","b":"server"},"outline":[
        {"say":"fin-sent","do":[{"do":"call","host":"a","call":"close","socket":"client"}],"expect":{"a":"FIN-WAIT-1","b":"ESTABLISHED"}},
        {"say":"fin-delivered","do":[{"do":"deliver","packet":{"from":"a","flags":["FIN"]}}],"expect":{"a":"FIN-WAIT-1","b":"CLOSE-WAIT"},
         "quiz":{"ask":"b-after-close","host":"b","choices":["LAST-ACK","TIME-WAIT","CLOSED"],"answer":"LAST-ACK"}},
        {"say":"fin-acknowledged","do":[{"do":"deliver","packet":{"from":"b","flags":["ACK"]}}],"expect":{"a":"FIN-WAIT-2","b":"CLOSE-WAIT"}},
        {"say":"b-closes","do":[{"do":"call","host":"b","call":"close","socket":"server"}],"expect":{"a":"FIN-WAIT-2","b":"LAST-ACK"}}]},)")
        .replace('\n', ' ');
}

QByteArray closeStep(int step)
{
    static const QByteArray quiz =
        R"({"ask":"b-after-close","host":"b","choices":["LAST-ACK","TIME-WAIT","CLOSED"],"answer":"LAST-ACK"})";
    const auto answered = [&](const QByteArray& how, const QByteArray& say, const QByteArray& asked = "null") {
        return answer(how + R"("step":{"at":)" + QByteArray::number(step) + R"(,"of":4,"say":")" + say +
                      R"(","quiz":)" + asked + R"(,"met":true,"unmet":[]},)");
    };
    switch (step) {
    case 1:
        return answered(standing("FIN-WAIT-1", "ESTABLISHED", packet(1, 'a', fin),
                                 call(1, 'a', "close()") + ',' + state(2, 'a', "ESTABLISHED", "FIN-WAIT-1") + ',' +
                                     moved(3, "sent", 1, 'a', fin)),
                        "fin-sent");
    case 2:
        return answered(standing("FIN-WAIT-1", "CLOSE-WAIT", packet(2, 'b', ack),
                                 moved(4, "delivered", 1, 'a', fin) + ',' + state(5, 'b', "ESTABLISHED", "CLOSE-WAIT") +
                                     ',' + moved(6, "sent", 2, 'b', ack)),
                        "fin-delivered", quiz);
    case 3:
        return answered(standing("FIN-WAIT-2", "CLOSE-WAIT", {},
                                 moved(7, "delivered", 2, 'b', ack) + ',' + state(8, 'a', "FIN-WAIT-1", "FIN-WAIT-2")),
                        "fin-acknowledged");
    default:
        return answered(standing("FIN-WAIT-2", "LAST-ACK", packet(3, 'b', fin),
                                 call(9, 'b', "close()") + ',' + state(10, 'b', "CLOSE-WAIT", "LAST-ACK") + ',' +
                                     moved(11, "sent", 3, 'b', fin)),
                        "b-closes");
    }
}

} // namespace lines

} // namespace atlas::test
