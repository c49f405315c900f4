// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/report.h"

#include "formats/lab/json_fields.h"
#include "formats/lab/json_text.h"
#include "formats/lab/line.h"
#include "formats/lab/sentence.h"

#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

json errorJson(const Report& report)
{
    json error{{"message", report.error->message()}, {"phrases", phrasesOf(*report.error)}};
    if (report.column)
        error["column"] = *report.column;
    return error;
}

void readError(JsonFields& fields, Report& report)
{
    report.error = readSentence(fields, "message", "phrases");
    report.column = fields.smallIfAny<std::uint32_t>("column");
}

} // namespace

json toJson(const Report& report)
{
    // The situation may be large, and update() copies.
    json object = report.situation ? toJson(*report.situation) : json::object();
    object.update(toJson(report.answer));
    object["id"] = orNull(report.id);
    object["ok"] = report.ok();
    if (report.error)
        object["error"] = errorJson(report);
    if (report.situation || !report.events.empty()) {
        object["news"] = json::array();
        for (const Event& event : report.events)
            object["news"].push_back(toJson(event));
    }
    return object;
}

std::string lineOf(const Report& report)
{
    return lineOf(toJson(report));
}

std::expected<Report, Error> parseReport(std::string_view line)
{
    const auto object = parseLine(line);
    if (!object)
        return std::unexpected(object.error());
    std::optional<Error> error;
    JsonFields fields(*object, error);
    Report report;
    if (fields.has("id"))
        report.id = fields.number("id", 0, largestRequestId);
    if (!fields.flag("ok"))
        fields.inside("error", [&](JsonFields& refused) { readError(refused, report); });
    if (fields.has("packets") || fields.has("hosts"))
        report.situation = readSituation(fields);
    if (fields.has("news"))
        fields.each("news", [&](JsonFields& event) { report.events.push_back(readEvent(event)); });
    report.answer = readAnswer(fields);
    if (error)
        return std::unexpected(*std::move(error));
    return report;
}

Report answerTo(const NotJson& garbage)
{
    return {.error = Error::verbatim(garbage.message), .column = garbage.byte};
}

Report answerToTooLong()
{
    return {.error = Error::saying("a line is at most %1 bytes long", longestLine), .column = longestLine + 1};
}

std::size_t lengthInLine(const Event& event)
{
    return lineOf(toJson(event)).size() + 1;
}

} // namespace atlas::lab
