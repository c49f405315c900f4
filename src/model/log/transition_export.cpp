// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/transition_export.h"

#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "core/history/transition_words.h"
#include "model/log/transition_log_model.h"

#include <string>
#include <string_view>

namespace atlas::model {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view csvTitles =
    "time,cookie,local_address,local_port,remote_address,remote_port,from,to,cause,known,pid,process,"
    "network_namespace,ways,lost\r\n";

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool hasPeer(const LogEntry& entry)
{
    return entry.remote.port != 0 || !entry.remote.address.isAny();
}

std::string cookieText(const LogEntry& entry)
{
    return entry.cookie ? std::to_string(number(*entry.cookie)) : std::string();
}

/// "ESTABLISHED > FIN-WAIT-1 > TIME-WAIT"
std::string wayText(const Way& way)
{
    std::string text;
    for (const State state : way.states())
        (text += text.empty() ? "" : " > ") += rfcName(state);
    return text;
}

/// One line of fields; those that need it in quotes (RFC 4180, section 2).
class CsvLine {
public:
    CsvLine& add(std::string_view field)
    {
        if (!m_first)
            m_text += ',';
        m_first = false;
        if (field.find_first_of("\",\r\n") == std::string_view::npos)
            m_text += bytes(field);
        else
            m_text += '"' + bytes(field).replace("\"", "\"\"") + '"';
        return *this;
    }
    CsvLine& add(std::uint64_t value) { return add(std::to_string(value)); }
    [[nodiscard]] QByteArray line() const { return m_text + "\r\n"; }

private:
    QByteArray m_text;
    bool m_first = true;
};

/// A text in quotes. All texts here are UTF-8 without control characters, see visible().
QByteArray quoted(std::string_view text)
{
    return '"' + bytes(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
}

/// One object. A value is JSON already.
class JsonObject {
public:
    JsonObject& add(std::string_view name, const QByteArray& value)
    {
        m_text += (m_text.isEmpty() ? QByteArray() : QByteArray(",")) + quoted(name) + ':' + value;
        return *this;
    }
    JsonObject& add(std::string_view name, std::string_view text) { return add(name, quoted(text)); }
    [[nodiscard]] QByteArray object() const { return '{' + m_text + '}'; }

private:
    QByteArray m_text;
};

QByteArray jsonNumber(std::uint64_t value)
{
    return QByteArray::number(static_cast<qulonglong>(value));
}

QByteArray json(const Endpoint& endpoint)
{
    return JsonObject().add("address", endpoint.address.toString()).add("port", jsonNumber(endpoint.port)).object();
}

QByteArray json(std::span<const Way> ways)
{
    QByteArray list;
    for (const Way& way : ways) {
        QByteArray states;
        for (const State state : way.states())
            states += (states.isEmpty() ? QByteArray() : QByteArray(",")) + quoted(rfcName(state));
        list += (list.isEmpty() ? QByteArray() : QByteArray(",")) + '[' + states + ']';
    }
    return '[' + list + ']';
}

QByteArray jsonLine(const LogEntry& entry, WallTime time)
{
    const QByteArray null("null");
    const Step& step = entry.step;
    const auto cause = causeText(step);
    JsonObject object;
    object.add("time", utcText(time))
        .add("cookie", entry.cookie ? quoted(cookieText(entry)) : null)
        .add("local", json(entry.local))
        .add("remote", hasPeer(entry) ? json(entry.remote) : null)
        .add("from", rfcName(step.from))
        .add("to", rfcName(step.to))
        .add("cause", cause ? quoted(*cause) : null)
        .add("known", identifier(step.known))
        .add("pid", entry.pid ? QByteArray::number(number(*entry.pid)) : null)
        .add("process", entry.pid ? quoted(visible(entry.process)) : null);
    if (entry.networkNamespace != 0)
        object.add("network_namespace", jsonNumber(entry.networkNamespace));
    if (step.known == Known::Ambiguous)
        object.add("ways", json(waysOf(step)));
    return object.object() + '\n';
}

QByteArray csvLine(const LogEntry& entry, WallTime time)
{
    const Step& step = entry.step;
    CsvLine line;
    line.add(utcText(time)).add(cookieText(entry)).add(entry.local.address.toString()).add(entry.local.port);
    if (hasPeer(entry))
        line.add(entry.remote.address.toString()).add(entry.remote.port);
    else
        line.add(""sv).add(""sv);
    std::string ways;
    if (step.known == Known::Ambiguous)
        for (const Way& way : waysOf(step))
            (ways += ways.empty() ? "" : "; ") += wayText(way);
    line.add(rfcName(step.from)).add(rfcName(step.to)).add(causeText(step).value_or("")).add(identifier(step.known));
    line.add(entry.pid ? std::to_string(number(*entry.pid)) : "").add(entry.pid ? visible(entry.process) : "");
    return line.add(entry.networkNamespace).add(ways).add(""sv).line();
}

} // namespace

QByteArray exported(const LogEntry& entry, WallTime time, ExportForm form)
{
    return form == ExportForm::Csv ? csvLine(entry, time) : jsonLine(entry, time);
}

QByteArray exportedLoss(std::uint64_t count, WallTime time, ExportForm form)
{
    if (form == ExportForm::JsonLines)
        return JsonObject().add("time", utcText(time)).add("lost", jsonNumber(count)).object() + '\n';
    CsvLine line;
    line.add(utcText(time));
    constexpr int empty = 13; // all others but the last
    for (int i = 0; i < empty; ++i)
        line.add(""sv);
    return line.add(count).line();
}

QByteArray exported(const TransitionLogModel& log, ExportForm form)
{
    QByteArray text = form == ExportForm::Csv ? bytes(csvTitles) : QByteArray();
    for (int row = 0; row < log.rowCount(); ++row) {
        const LogEntry* const entry = log.entry(row);
        if (entry == nullptr)
            text += exportedLoss(log.skippedAt(row), log.wallTime(row), form);
        else if (!entry->withdrawn)
            text += exported(*entry, log.wallTime(row), form);
    }
    return text;
}

} // namespace atlas::model
