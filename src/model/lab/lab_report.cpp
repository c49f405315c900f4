// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/lab_report.h"

#include "model/lab/json_fields.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace atlas::model {
namespace {

constexpr int version = 1;
constexpr qint64 largestInt = std::numeric_limits<int>::max();
constexpr qint64 largestUnsigned = std::numeric_limits<std::uint32_t>::max();
constexpr qint64 largestPort = 65'535;

int integer(JsonFields& fields, const char* name, qint64 most = largestInt)
{
    return static_cast<int>(fields.number(name, 0, most));
}

LabHost host(JsonFields& fields, const char* name)
{
    const QString word = fields.text(name);
    if (word != QLatin1String("a") && word != QLatin1String("b"))
        fields.fail(name, QStringLiteral("is neither a nor b"));
    return word == QLatin1String("b") ? LabHost::B : LabHost::A;
}

std::optional<LabHost> hostIfAny(JsonFields& fields, const char* name)
{
    return fields.has(name) ? std::optional(host(fields, name)) : std::nullopt;
}

QStringList textsIfAny(JsonFields& fields, const char* name)
{
    return fields.has(name) ? fields.texts(name) : QStringList();
}

LabPacket readPacket(JsonFields& fields)
{
    LabPacket packet;
    packet.id = integer(fields, "id");
    packet.from = host(fields, "from");
    packet.flags = fields.texts("flags");
    // Relative numbers can be below the first one: a keepalive asks with the number before.
    packet.seq = fields.number("seq", -largestUnsigned);
    packet.ack = fields.numberIfAny("ack");
    packet.length = integer(fields, "length");
    packet.window = integer(fields, "window");
    packet.localPort = integer(fields, "local_port", largestPort);
    packet.remotePort = integer(fields, "remote_port", largestPort);
    if (const auto original = fields.numberIfAny("copy_of", 0))
        packet.copyOf = static_cast<int>(std::min(*original, largestInt));
    return packet;
}

Timer readTimer(JsonFields& fields)
{
    Timer timer;
    const QString kind = fields.text("kind");
    for (const TimerKind known :
         {TimerKind::Retransmit, TimerKind::Keepalive, TimerKind::TimeWait, TimerKind::Persist}) {
        const auto name = identifier(known);
        if (kind == QLatin1String(name.data(), static_cast<int>(name.size())))
            timer.kind = known;
    }
    timer.remaining = std::chrono::duration<std::uint32_t, std::milli>(
        static_cast<std::uint32_t>(fields.number("remaining_ms", 0, largestUnsigned)));
    timer.retransmissions = static_cast<std::uint8_t>(fields.numberIfAny("retransmissions", 0).value_or(0) & 0xff);
    return timer;
}

LabSocket readSocket(JsonFields& fields)
{
    LabSocket socket;
    socket.name = fields.textIfAny("name");
    socket.state = fields.state("state");
    socket.local = fields.textIfAny("local");
    socket.remote = fields.textIfAny("remote");
    socket.receiveQueue = static_cast<std::uint32_t>(fields.number("receive_queue", 0, largestUnsigned));
    socket.sendQueue = static_cast<std::uint32_t>(fields.number("send_queue", 0, largestUnsigned));
    if (fields.has("timer"))
        fields.inside("timer", [&](JsonFields& timer) { socket.timer = readTimer(timer); });
    socket.owned = fields.flag("owned");
    return socket;
}

LabHostReport readHost(JsonFields& fields)
{
    LabHostReport report;
    fields.inside("end", [&](JsonFields& end) {
        report.end = end.state("state");
        report.endSocket = end.textIfAny("socket");
    });
    fields.each("sockets", [&](JsonFields& socket) { report.sockets.push_back(readSocket(socket)); });
    return report;
}

/// A kind that a later version may add is told as a note.
LabNews::Kind newsKind(const QString& word)
{
    using enum LabNews::Kind;
    static constexpr std::pair<const char*, LabNews::Kind> kinds[] = {
        {"call", Call},
        {"state", State},
        {"sent", Sent},
        {"repeated", Repeated},
        {"delivered", Delivered},
        {"dropped", Dropped},
        {"duplicated", Duplicated},
        {"delayed", Delayed},
        {"swapped", Swapped},
        {"injected", Injected},
        {"wait", Wait},
    };
    for (const auto& [name, kind] : kinds)
        if (word == QLatin1String(name))
            return kind;
    return Note;
}

LabNews readNews(JsonFields& fields)
{
    LabNews news;
    const QString kind = fields.text("kind");
    news.kind = newsKind(kind);
    news.number = integer(fields, "n");
    news.at = std::chrono::milliseconds(fields.number("ms"));
    news.host = hostIfAny(fields, "host");
    news.socket = fields.textIfAny("socket");
    news.text = fields.textIfAny("text");
    if (news.text.isEmpty() && news.kind == LabNews::Kind::Note)
        news.text = kind;
    news.code = fields.textIfAny("code");
    news.later = fields.has("later") && fields.flag("later");
    news.value = fields.numberIfAny("value");
    news.error = fields.textIfAny("errno");
    if (news.kind == LabNews::Kind::State) {
        news.from = fields.state("from");
        news.to = fields.state("to");
    }
    if (const auto packet = fields.numberIfAny("packet", 0))
        news.packet = static_cast<int>(std::min(*packet, largestInt));
    news.label = fields.textIfAny("label");
    news.flags = textsIfAny(fields, "flags");
    news.seq = fields.numberIfAny("seq").value_or(0);
    news.ack = fields.numberIfAny("ack");
    news.length = static_cast<int>(std::min(fields.numberIfAny("length", 0).value_or(0), largestInt));
    if (const auto waited = fields.numberIfAny("waited_ms", 0))
        news.waited = std::chrono::milliseconds(*waited);
    return news;
}

LabQuiz readQuiz(JsonFields& fields)
{
    return {fields.text("ask"), host(fields, "host"), fields.texts("choices"), fields.text("answer")};
}

LabOutlineStep::Action readAction(JsonFields& fields)
{
    LabOutlineStep::Action action;
    action.what = fields.text("do");
    action.host = hostIfAny(fields, "host");
    action.call = fields.textIfAny("call");
    if (fields.has("packet"))
        fields.inside("packet", [&](JsonFields& packet) {
            action.host = hostIfAny(packet, "from");
            action.flags = textsIfAny(packet, "flags");
        });
    return action;
}

LabOutlineStep readOutlineStep(JsonFields& fields)
{
    LabOutlineStep step;
    step.say = fields.textIfAny("say");
    if (fields.has("do"))
        fields.each("do", [&](JsonFields& action) { step.actions.push_back(readAction(action)); });
    if (fields.has("expect"))
        fields.inside("expect",
                      [&](JsonFields& expect) { step.expected = {expect.stateIfAny("a"), expect.stateIfAny("b")}; });
    if (fields.has("quiz"))
        fields.inside("quiz", [&](JsonFields& quiz) { step.quiz = readQuiz(quiz); });
    return step;
}

LabLesson readLesson(JsonFields& fields)
{
    LabLesson lesson;
    lesson.id = fields.text("id");
    lesson.title = fields.textIfAny("title");
    lesson.steps = integer(fields, "steps");
    if (fields.has("ends"))
        fields.inside("ends", [&](JsonFields& ends) { lesson.ends = {ends.textIfAny("a"), ends.textIfAny("b")}; });
    if (fields.has("outline"))
        fields.each("outline", [&](JsonFields& step) { lesson.outline.push_back(readOutlineStep(step)); });
    return lesson;
}

LabStep readStep(JsonFields& fields)
{
    LabStep step;
    step.at = integer(fields, "at");
    step.of = integer(fields, "of");
    step.say = fields.textIfAny("say");
    if (fields.has("quiz"))
        fields.inside("quiz", [&](JsonFields& quiz) { step.quiz = readQuiz(quiz); });
    step.met = fields.flag("met");
    step.unmet = textsIfAny(fields, "unmet");
    return step;
}

LabHeld readHeld(JsonFields& fields)
{
    LabHeld held{
        integer(fields, "handle"), fields.state("state"), fields.text("local"), fields.textIfAny("remote"), {}};
    if (const auto left = fields.numberIfAny("passes_in_ms", 0))
        held.passesIn = std::chrono::milliseconds(*left);
    return held;
}

LabLessonTitle readTitle(JsonFields& fields)
{
    return {fields.text("id"), fields.textIfAny("title"), fields.has("loopback") && fields.flag("loopback")};
}

void readSituation(JsonFields& fields, LabReport& report)
{
    if (fields.has("packets"))
        fields.each("packets", [&](JsonFields& packet) { report.packets.push_back(readPacket(packet)); });
    if (fields.has("hosts")) {
        fields.inside("hosts", [&](JsonFields& hosts) {
            hosts.inside("a", [&](JsonFields& a) { report.hosts[0] = readHost(a); });
            hosts.inside("b", [&](JsonFields& b) { report.hosts[1] = readHost(b); });
        });
        report.hasHosts = true;
    }
    if (fields.has("news"))
        fields.each("news", [&](JsonFields& news) { report.news.push_back(readNews(news)); });
}

void readAnswers(JsonFields& fields, LabReport& report)
{
    if (fields.has("result"))
        fields.inside("result", [&](JsonFields& result) {
            report.value = result.numberIfAny("value");
            report.errnoName = result.textIfAny("errno");
        });
    if (fields.has("lesson"))
        fields.inside("lesson", [&](JsonFields& lesson) { report.lesson = readLesson(lesson); });
    if (fields.has("step"))
        fields.inside("step", [&](JsonFields& step) { report.step = readStep(step); });
    if (fields.has("lessons")) {
        report.lessons.emplace();
        fields.each("lessons", [&](JsonFields& title) { report.lessons->push_back(readTitle(title)); });
    }
    if (fields.has("held")) {
        report.held.emplace();
        fields.each("held", [&](JsonFields& held) { report.held->push_back(readHeld(held)); });
    }
    if (const auto handle = fields.numberIfAny("handle", 0))
        report.handle = static_cast<int>(std::min(*handle, largestInt));
    report.saved = fields.textIfAny("text");
}

std::expected<QJsonObject, Error> objectOf(const QByteArray& line)
{
    if (line.size() > labLineBytes)
        return std::unexpected(Error::saying("a line is longer than 64 KiB"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(Error::saying("column %1: %2", error.offset + 1, error.errorString().toStdString()));
    if (!document.isObject())
        return std::unexpected(Error::saying("the line is no JSON object"));
    return document.object();
}

LabRefusal readRefusal(JsonFields& fields)
{
    using enum LabRefusal::Reason;
    static constexpr std::pair<const char*, LabRefusal::Reason> reasons[] = {
        {"no-user-namespaces", NoUserNamespaces},
        {"no-network-namespaces", NoNetworkNamespaces},
        {"no-tun", NoTun},
    };
    LabRefusal refusal;
    const QString code = fields.text("code");
    for (const auto& [word, reason] : reasons)
        if (code == QLatin1String(word))
            refusal.reason = reason;
    refusal.message = fields.text("message");
    refusal.remedy = fields.textIfAny("remedy");
    return refusal;
}

LabGreeting readGreeting(JsonFields& fields)
{
    LabGreeting greeting;
    const QString mode = fields.text("mode");
    if (mode == QLatin1String("loopback"))
        greeting.mode = LabMode::Loopback;
    else if (mode == QLatin1String("hold"))
        greeting.mode = LabMode::Hold;
    else if (mode != QLatin1String("hosts"))
        fields.fail("mode", QStringLiteral("is unknown"));
    greeting.kernel = fields.textIfAny("kernel");
    if (fields.has("hosts"))
        fields.inside("hosts", [&](JsonFields& hosts) {
            hosts.inside("a", [&](JsonFields& a) { greeting.addresses[0] = a.text("address"); });
            hosts.inside("b", [&](JsonFields& b) { greeting.addresses[1] = b.text("address"); });
        });
    return greeting;
}

} // namespace

QString identifier(LabHost host)
{
    return host == LabHost::A ? QStringLiteral("a") : QStringLiteral("b");
}

std::expected<LabFirstLine, Error> parseLabGreeting(const QByteArray& line)
{
    const auto object = objectOf(line);
    if (!object)
        return std::unexpected(object.error());
    JsonFields fields(*object);
    if (const qint64 spoken = fields.number("lab"); fields.error().isEmpty() && spoken != version)
        fields.fail("lab", QStringLiteral("is version %1 of the protocol, not %2").arg(spoken).arg(version));
    LabFirstLine first;
    if (fields.has("error"))
        fields.inside("error", [&](JsonFields& error) { first = readRefusal(error); });
    else
        first = readGreeting(fields);
    if (!fields.error().isEmpty())
        return std::unexpected(Error::verbatim(fields.error().toStdString()));
    return first;
}

std::expected<LabReport, Error> parseLabReport(const QByteArray& line)
{
    const auto object = objectOf(line);
    if (!object)
        return std::unexpected(object.error());
    JsonFields fields(*object);
    LabReport report;
    if (const auto id = fields.numberIfAny("id", 0))
        report.id = static_cast<int>(std::min(*id, largestInt));
    report.ok = fields.flag("ok");
    if (!report.ok)
        fields.inside("error", [&](JsonFields& error) { report.error = error.text("message"); });
    readSituation(fields, report);
    readAnswers(fields, report);
    if (!fields.error().isEmpty())
        return std::unexpected(Error::verbatim(fields.error().toStdString()));
    return report;
}

} // namespace atlas::model
