// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/look_alikes.h"

#include "core/base/letters.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace atlas::filtering {
namespace {

struct Field {
    std::string_view theirs;
    std::string_view ours;
    bool beforeValue = false; ///< a value may follow it without any sign: "dst 10.0.0.1"
};

constexpr std::array fields{
    Field{"state", "state", true},
    Field{"port", "port", true},
    Field{"pid", "pid", true},
    Field{"local", "local", true},
    Field{"remote", "remote", true},
    Field{"addr", "addr", true},
    Field{"dev", "dev", true},
    Field{"user", "user", true},
    Field{"process", "process", true},
    Field{"is", "is"},
    Field{"age", "age"},
    Field{"queue", "queue"},
    Field{"rtt", "rtt"},
    Field{"retrans", "retrans"},
    Field{"sport", "local", true},
    Field{"dport", "remote", true},
    Field{"src", "local", true},
    Field{"dst", "remote", true},
    Field{"host", "addr", true},
    Field{"net", "addr", true},
    Field{"tcp.port", "port"},
    Field{"tcp.srcport", "local"},
    Field{"tcp.dstport", "remote"},
    Field{"ip.addr", "addr"},
    Field{"ip.src", "local"},
    Field{"ip.dst", "remote"},
    Field{"ipv6.addr", "addr"},
    Field{"ipv6.src", "local"},
    Field{"ipv6.dst", "remote"},
    Field{"laddr", "local"},
    Field{"raddr", "remote"},
    Field{"localport", "local"},
    Field{"remoteport", "remote"},
    Field{"local_port", "local"},
    Field{"remote_port", "remote"},
    Field{"localaddress", "local"},
    Field{"remoteaddress", "remote"},
    Field{"local_address", "local"},
    Field{"remote_address", "remote"},
    Field{"lport", "local"},
    Field{"rport", "remote"},
    Field{"owningprocess", "pid"},
    Field{"command", "process"},
    Field{"program", "process"},
    Field{"name", "process"},
    Field{"proc", "process"},
    Field{"status", "state"},
    Field{"interface", "dev"},
    Field{"iface", "dev"},
    Field{"uid", "user"},
    Field{"address", "addr"},
    Field{"recv_q", "queue"},
    Field{"send_q", "queue"},
};

const Field* findField(std::string_view name)
{
    const auto* const found =
        std::ranges::find_if(fields, [&](const Field& field) { return equalLetters(field.theirs, name); });
    return found == fields.end() ? nullptr : found;
}

bool isSign(char c)
{
    return c == '=' || c == '<' || c == '>' || c == '!';
}

/// The word of `text` that begins at or behind `at`.
std::string_view wordFrom(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    std::size_t end = at;
    while (end < text.size() && !isSpace(text[end]) && text[end] != '(' && text[end] != ')')
        ++end;
    return text.substr(std::min(at, text.size()), end - at);
}

bool joins(std::string_view word)
{
    return equalLetters(word, "and") || equalLetters(word, "or") || equalLetters(word, "not");
}

std::size_t endOf(std::string_view text, std::string_view word)
{
    return static_cast<std::size_t>(word.data() - text.data()) + word.size();
}

/// The text from `at` on, as a key's sign and its value.
struct Comparison {
    std::string_view sign;
    std::string_view value;
};
Comparison comparisonIn(std::string_view text, std::size_t at)
{
    const auto next = wordFrom(text, at);
    const auto signs = static_cast<std::size_t>(std::ranges::find_if_not(next, isSign) - next.begin());
    const auto sign = next.substr(0, signs);
    auto value = next.substr(signs);
    if (value.empty() && !sign.empty())
        value = wordFrom(text, endOf(text, next));
    return {sign, value};
}

std::string rightForm(const Field& field, Comparison comparison)
{
    std::string form;
    if (comparison.sign.starts_with('!'))
        form += '-';
    form.append(field.ours).append(":");
    if (comparison.sign.starts_with('<') || comparison.sign.starts_with('>'))
        form += comparison.sign;
    auto value = comparison.value;
    if (value.starts_with(':'))
        value.remove_prefix(1);
    return form.append(value.empty() ? "…" : value);
}

FilterError mistake(std::size_t column, Phrase expected, std::string meant, std::string_view found)
{
    return {column,
            {std::move(expected), {translatable("Filter", " (did you mean %1?)"), {std::move(meant)}}},
            std::string(found)};
}

std::optional<FilterError> operatorIn(std::string_view word, std::size_t at)
{
    constexpr std::array operators{std::pair{std::string_view("&&"), "and"}, std::pair{std::string_view("||"), "or"}};
    for (const auto& [sign, ours] : operators)
        if (const auto place = word.find(sign); place != std::string_view::npos)
            return mistake(at + place, {translatable("Filter", "'and', 'or' or 'not', written as words")}, ours, sign);
    if (word == "&" || word == "|")
        return mistake(at, {translatable("Filter", "'and', 'or' or 'not', written as words")},
                       word == "&" ? "and" : "or", word);
    if (word.starts_with('!') && !word.starts_with("!="))
        return mistake(at, {translatable("Filter", "'and', 'or' or 'not', written as words")}, "not", "!");
    return std::nullopt;
}

} // namespace

std::optional<FilterError> lookAlike(std::string_view text, std::size_t at)
{
    const auto word = wordFrom(text, at);
    if (auto wrong = operatorIn(word, at))
        return wrong;
    const auto isOfName = [](char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '_'; };
    const auto length = static_cast<std::size_t>(std::ranges::find_if_not(word, isOfName) - word.begin());
    const Field* const field = findField(word.substr(0, length));
    if (field == nullptr || (length < word.size() && !isSign(word[length])))
        return std::nullopt;
    auto comparison = comparisonIn(text, at + length);
    auto end = comparison.value.empty() ? at + length : endOf(text, comparison.value);
    if (comparison.sign.empty()) {
        if (!field->beforeValue || comparison.value.empty() || joins(comparison.value))
            return std::nullopt;
        // tcpdump's "src host 10.0.0.1", "dst port 443"
        const Field* const second = findField(comparison.value);
        if (second != nullptr && second->beforeValue) {
            comparison.value = wordFrom(text, end);
            end = comparison.value.empty() ? end : endOf(text, comparison.value);
        }
    }
    return mistake(at, {translatable("Filter", "a key, ':' and a value without spaces, or quotes around a plain word")},
                   rightForm(*field, comparison), text.substr(at, end - at));
}

std::string_view keyMeantBy(std::string_view name)
{
    const Field* const field = findField(name);
    return field != nullptr ? field->ours : std::string_view();
}

} // namespace atlas::filtering
