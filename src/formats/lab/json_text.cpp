// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/json_text.h"

#include "formats/lab/line.h"

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr int deepest = 64;
constexpr std::size_t longestMessage = 200; // the parser repeats what it read last, which may be the whole text

/// What the parser says, without its own name and number in front of it.
std::string plain(std::string_view message)
{
    const std::size_t end = message.find("] ");
    return std::string(message.substr(end == std::string_view::npos ? 0 : end + 2, longestMessage));
}

/// The byte, from 1, with which too many lists and objects are open at once. Of what is no JSON, any answer will do.
std::optional<std::size_t> nestedTooDeep(std::string_view text)
{
    int depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inText && c == '\\')
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '[' || c == '{') && ++depth > deepest)
            return i + 1;
        else if (!inText && (c == ']' || c == '}'))
            --depth;
    }
    return std::nullopt;
}

/// Keeps nothing of the text but where it is wrong: not every exception of the parser knows that.
class Check final : public nlohmann::json_sax<json> {
public:
    NotJson found{"this is no JSON", 1};

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(std::int64_t /*value*/) override { return true; }
    bool number_unsigned(std::uint64_t /*value*/) override { return true; }
    bool number_float(double /*value*/, const std::string& /*text*/) override { return true; }
    bool string(std::string& /*value*/) override { return true; }
    bool binary(json::binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*members*/) override { return true; }
    bool key(std::string& /*name*/) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t /*items*/) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t byte, const std::string& /*last*/, const json::exception& error) override
    {
        found = {plain(error.what()), byte};
        return false;
    }
};

} // namespace

std::expected<json, NotJson> parseJson(std::string_view text)
{
    if (const auto byte = nestedTooDeep(text))
        return std::unexpected(NotJson{"nested more than " + std::to_string(deepest) + " deep", *byte});
    json value = json::parse(text, nullptr, false);
    if (!value.is_discarded())
        return value;
    Check check;
    static_cast<void>(json::sax_parse(text, &check));
    return std::unexpected(std::move(check.found));
}

std::expected<json, Error> parseLine(std::string_view line)
{
    if (line.size() > longestLine)
        return std::unexpected(Error::saying("a line is longer than %1 bytes", longestLine));
    auto object = parseJson(line);
    if (!object)
        return std::unexpected(Error::saying("column %1: %2", object.error().byte, object.error().message));
    if (!object->is_object())
        return std::unexpected(Error::saying("the line is no JSON object"));
    return *std::move(object);
}

} // namespace atlas::lab
