// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export/transition_text.h"

#include "core/base/visible.h"
#include "core/base/wall_time.h"
#include "core/history/transition_words.h"
#include "formats/export/csv_line.h"
#include "formats/export/json_line.h"

#include <string>
#include <string_view>

namespace atlas::formats {
namespace {

void add(JsonLine& line, std::string_view name, std::span<const Way> ways)
{
    line.name(name).open('[');
    for (const Way& way : ways) {
        line.open('[');
        for (const State state : way.states())
            line.value(rfcName(state));
        line.close(']');
    }
    line.close(']');
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
    JsonLine line;
    line.open('{').member("time", utcText(time));
    line.member("cookie", entry.cookie ? std::optional(std::to_string(number(*entry.cookie))) : std::nullopt);
    line.member("local", entry.local);
    line.member("remote", entry.hasPeer() ? std::optional(entry.remote) : std::nullopt);
    line.member("from", rfcName(step.from)).member("to", rfcName(step.to)).member("cause", causeText(step));
    line.member("known", identifier(step.known));
    line.member("pid", entry.pid ? std::optional(number(*entry.pid)) : std::nullopt);
    line.member("process", entry.pid ? std::optional(visible(entry.process)) : std::nullopt);
    if (step.known != Known::Observed && step.after < step.time)
        line.member("after", utcText(time - std::chrono::duration_cast<WallTime::duration>(step.time - step.after)));
    if (entry.interface)
        line.member("interface", entry.interface->text());
    if (entry.networkNamespace != 0)
        line.member("network_namespace", entry.networkNamespace);
    if (step.known == Known::Ambiguous)
        add(line, "ways", waysOf(step));
    return line.close('}').text() + '\n';
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
    line.addEmpty().add(entry.interface ? entry.interface->text() : std::string());
    return line.text() + "\r\n";
}

std::string lossJsonLine(std::optional<std::uint64_t> count, WallTime time)
{
    JsonLine line;
    line.open('{').member("time", utcText(time));
    if (count)
        line.member("lost", *count);
    else
        line.member("lost", "unknown");
    return line.close('}').text() + '\n';
}

std::string notKeptJsonLine(std::uint64_t count, WallTime time)
{
    return JsonLine().open('{').member("time", utcText(time)).member("not_kept", count).close('}').text() + '\n';
}

std::string lossCsvLine(std::uint64_t count, WallTime time)
{
    constexpr int fieldsBetween = 13; // between the first and this one
    return CsvLine().add(utcText(time)).addEmpty(fieldsBetween).add(count).addEmpty().text() + "\r\n";
}

std::string_view csvTitleLine()
{
    return "time,cookie,local_address,local_port,remote_address,remote_port,from,to,cause,known,pid,process,"
           "network_namespace,ways,lost,interface\r\n";
}

} // namespace atlas::formats
