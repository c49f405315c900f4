// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export/transition_text.h"

#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "core/history/transition_words.h"
#include "formats/export/csv_line.h"

#include <nlohmann/json.hpp>

namespace atlas::formats {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Endpoint& endpoint)
{
    return {{"address", endpoint.address.toString()}, {"port", endpoint.port}};
}

Json json(std::span<const Way> ways)
{
    Json list = Json::array();
    for (const Way& way : ways) {
        Json states = Json::array();
        for (const State state : way.states())
            states.push_back(rfcName(state));
        list.push_back(std::move(states));
    }
    return list;
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
    const auto cause = causeText(step);
    Json line{{"time", utcText(time)},
              {"cookie", entry.cookie ? Json(std::to_string(number(*entry.cookie))) : Json(nullptr)},
              {"local", json(entry.local)},
              {"remote", entry.hasPeer() ? json(entry.remote) : Json(nullptr)},
              {"from", rfcName(step.from)},
              {"to", rfcName(step.to)},
              {"cause", cause ? Json(*cause) : Json(nullptr)},
              {"known", identifier(step.known)},
              {"pid", entry.pid ? Json(number(*entry.pid)) : Json(nullptr)},
              {"process", entry.pid ? Json(visible(entry.process)) : Json(nullptr)}};
    if (entry.networkNamespace != 0)
        line["network_namespace"] = entry.networkNamespace;
    if (step.known == Known::Ambiguous)
        line["ways"] = json(waysOf(step));
    return line.dump() + '\n';
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
