// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export/transition_text.h"

#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "core/history/transition_words.h"
#include "formats/export/csv_line.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace atlas::formats {
namespace {

using Json = nlohmann::ordered_json;

/// Members of one object, written at once: a line a transition, and thousands of them a second. A text that needs no
/// escaping is written as it is.
class JsonObject {
public:
    explicit JsonObject(std::string& out) : m_out(out) { m_out += '{'; }

    std::string& add(std::string_view key)
    {
        m_out += m_out.back() == '{' ? "\"" : ",\"";
        (m_out += key) += "\":";
        return m_out;
    }
    void add(std::string_view key, std::string_view text) { ((add(key) += '"') += text) += '"'; }
    void add(std::string_view key, const Endpoint& endpoint)
    {
        JsonObject object(add(key));
        object.add("address", endpoint.address.toString());
        object.add("port") += std::to_string(endpoint.port);
        m_out += '}';
    }

private:
    std::string& m_out;
};

std::string json(std::span<const Way> ways)
{
    Json list = Json::array();
    for (const Way& way : ways) {
        Json states = Json::array();
        for (const State state : way.states())
            states.push_back(rfcName(state));
        list.push_back(std::move(states));
    }
    return list.dump();
}

/// "ESTABLISHED > FIN-WAIT-1 > TIME-WAIT"
std::string text(const Way& way)
{
    std::string result;
    for (const State state : way.states())
        (result += result.empty() ? "" : " > ") += rfcName(state);
    return result;
}

std::string text(std::span<const Way> ways)
{
    std::string result;
    for (const Way& way : ways)
        (result += result.empty() ? "" : "; ") += text(way);
    return result;
}

} // namespace

std::string jsonLine(const LogEntry& entry, WallTime time)
{
    const Step& step = entry.step;
    std::string text;
    text.reserve(512);
    JsonObject line(text);
    line.add("time", utcText(time));
    if (entry.cookie)
        line.add("cookie", std::to_string(number(*entry.cookie)));
    else
        line.add("cookie") += "null";
    line.add("local", entry.local);
    if (entry.hasPeer())
        line.add("remote", entry.remote);
    else
        line.add("remote") += "null";
    line.add("from", rfcName(step.from));
    line.add("to", rfcName(step.to));
    if (const auto cause = causeText(step))
        line.add("cause", *cause);
    else
        line.add("cause") += "null";
    line.add("known", identifier(step.known));
    line.add("pid") += entry.pid ? std::to_string(number(*entry.pid)) : "null";
    line.add("process") += entry.pid ? Json(visible(entry.process)).dump() : "null";
    if (step.known != Known::Observed && step.after < step.time)
        line.add("after", utcText(time - std::chrono::duration_cast<WallTime::duration>(step.time - step.after)));
    if (entry.networkNamespace != 0)
        line.add("network_namespace") += std::to_string(entry.networkNamespace);
    if (step.known == Known::Ambiguous)
        line.add("ways") += json(waysOf(step));
    return text += "}\n";
}

std::string csvLine(const LogEntry& entry, WallTime time)
{
    const Step& step = entry.step;
    CsvLine line;
    line.add(utcText(time)).add(entry.cookie).add(entry.local.address.toString()).add(entry.local.port);
    if (entry.hasPeer())
        line.add(entry.remote.address.toString()).add(entry.remote.port);
    else
        line.addEmpty(2);
    line.add(rfcName(step.from)).add(rfcName(step.to)).add(causeText(step).value_or("")).add(identifier(step.known));
    line.add(entry.pid).add(entry.pid ? visible(entry.process) : std::string()).add(entry.networkNamespace);
    line.add(step.known == Known::Ambiguous ? text(waysOf(step)) : std::string());
    return line.addEmpty().text() + "\r\n";
}

std::string lossJsonLine(std::optional<std::uint64_t> count, WallTime time)
{
    return Json{{"time", utcText(time)}, {"lost", count ? Json(*count) : Json("unknown")}}.dump() + '\n';
}

std::string notKeptJsonLine(std::uint64_t count, WallTime time)
{
    return Json{{"time", utcText(time)}, {"not_kept", count}}.dump() + '\n';
}

std::string lossCsvLine(std::uint64_t count, WallTime time)
{
    constexpr int fieldsBetween = 13; // between the first and the last
    return CsvLine().add(utcText(time)).addEmpty(fieldsBetween).add(count).text() + "\r\n";
}

std::string_view csvTitleLine()
{
    return "time,cookie,local_address,local_port,remote_address,remote_port,from,to,cause,known,pid,process,"
           "network_namespace,ways,lost\r\n";
}

} // namespace atlas::formats
