// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter_completion.h"

#include "core/base/letters.h"
#include "core/filter/filter_keys.h"
#include "core/tcp/state.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace atlas {
namespace {

struct KeyExample {
    std::string_view key;
    std::string_view value;
};
constexpr std::array examples{
    KeyExample{"age", ">5m"},        KeyExample{"age", ">1h"},    KeyExample{"queue", ">0"},
    KeyExample{"rtt", ">100ms"},     KeyExample{"retrans", ">0"}, KeyExample{"remote", "10.0.0.0/8"},
    KeyExample{"port", "8000-8100"}, KeyExample{"user", "root"},  KeyExample{"netns", "own"},
    KeyExample{"netns", "other"},
};

std::vector<std::string> valuesOf(std::string_view key)
{
    std::vector<std::string> values;
    if (equalLetters(key, "state")) {
        for (const State state : knownStates)
            values.push_back(Needle(rfcName(state)).text());
    } else if (equalLetters(key, "is")) {
        std::ranges::transform(filtering::traitNames(), std::back_inserter(values),
                               [](std::string_view name) { return std::string(name); });
    } else {
        for (const KeyExample& example : examples)
            if (equalLetters(example.key, key))
                values.emplace_back(example.value);
    }
    return values;
}

bool continues(std::string_view whole, std::string_view beginning)
{
    return whole.size() > beginning.size() && equalLetters(whole.substr(0, beginning.size()), beginning);
}

} // namespace

std::size_t lastWordOf(std::string_view text)
{
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        quoted = quoted != (text[i] == '"');
        const bool leads = text[i] == ' ' || text[i] == '(' || text[i] == ')' || (text[i] == '-' && i == begin);
        if (!quoted && leads)
            begin = i + 1;
    }
    return begin;
}

std::vector<std::string> filterCompletions(std::string_view text)
{
    const std::string_view word = text.substr(lastWordOf(text));
    std::vector<std::string> found;
    if (word.empty() || word.find('"') != std::string_view::npos)
        return found;
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) {
        for (const std::string_view key : filtering::keyNames())
            if (continues(key, word))
                found.push_back(std::string(key) + ':');
        return found;
    }
    const std::size_t begin = std::max(colon, word.rfind(',') == std::string_view::npos ? 0 : word.rfind(',')) + 1;
    for (const std::string& value : valuesOf(word.substr(0, colon)))
        if (continues(value, word.substr(begin)))
            found.push_back(std::string(word.substr(0, begin)) + value);
    return found;
}

} // namespace atlas
