// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/greeting.h"

#include "formats/lab/json_fields.h"
#include "formats/lab/json_text.h"
#include "formats/lab/line.h"
#include "formats/lab/sentence.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> modes{"hosts", "loopback", "hold"};
constexpr std::array<std::string_view, 4> reasons{"no-user-namespaces", "no-network-namespaces", "no-tun", "failed"};

std::optional<Mode> parseMode(std::string_view text)
{
    const auto found = std::ranges::find(modes, text);
    return found == modes.end() ? std::nullopt : std::optional(static_cast<Mode>(found - modes.begin()));
}

json toJson(const Greeting& greeting)
{
    json object{{"mode", name(greeting.mode)}, {"kernel", greeting.kernel}};
    if (greeting.addresses)
        for (const Host host : bothHosts)
            object["hosts"][name(host)] = {{"address", (*greeting.addresses)[host]}};
    return object;
}

Greeting readGreeting(JsonFields& fields)
{
    Greeting greeting;
    greeting.mode = fields.word("mode", parseMode, Error::saying("is unknown"));
    greeting.kernel = fields.textIfAny("kernel").value_or("");
    if (!fields.has("hosts"))
        return greeting;
    greeting.addresses.emplace();
    fields.inside("hosts", [&](JsonFields& both) {
        for (const Host host : bothHosts)
            both.inside(std::string(name(host)),
                        [&](JsonFields& one) { (*greeting.addresses)[host] = one.text("address"); });
    });
    return greeting;
}

json toJson(const Refusal& refusal)
{
    return {{"error",
             {{"code", reasons.at(std::to_underlying(refusal.reason))},
              {"message", refusal.error.message()},
              {"phrases", phrasesOf(refusal.error)},
              {"remedy", refusal.remedy.message()},
              {"remedy_phrases", phrasesOf(refusal.remedy)}}}};
}

Refusal readRefusal(JsonFields& error)
{
    const auto found = std::ranges::find(reasons, error.text("code"));
    return {found == reasons.end() ? Refusal::Reason::Failed : static_cast<Refusal::Reason>(found - reasons.begin()),
            readSentence(error, "message", "phrases"),
            error.has("remedy") ? readSentence(error, "remedy", "remedy_phrases") : Error()};
}

} // namespace

std::string_view name(Mode mode)
{
    return modes.at(std::to_underlying(mode));
}

std::string lineOf(const FirstLine& first)
{
    json object = std::visit([](const auto& one) { return toJson(one); }, first);
    object["lab"] = protocolVersion;
    return lineOf(object);
}

std::expected<FirstLine, Error> parseFirstLine(std::string_view line)
{
    const auto object = parseLine(line);
    if (!object)
        return std::unexpected(object.error());
    std::optional<Error> error;
    JsonFields fields(*object, error);
    if (const auto version = fields.number("lab"); !error && version != protocolVersion)
        fields.fail("lab", Error::saying("is version %1 of the protocol, not %2", version, protocolVersion));
    FirstLine first;
    if (fields.has("error"))
        fields.inside("error", [&](JsonFields& refusal) { first = readRefusal(refusal); });
    else
        first = readGreeting(fields);
    if (error)
        return std::unexpected(*error);
    return first;
}

} // namespace atlas::lab
