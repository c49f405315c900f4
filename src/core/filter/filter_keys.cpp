// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter_keys.h"

#include "core/base/closest.h"
#include "core/filter/look_alikes.h"
#include "core/tcp/state_names.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <string>

namespace atlas::filtering {
namespace {

using Compiled = std::expected<Test, FilterError>;

std::unexpected<FilterError> refuse(const Value& value, std::vector<Phrase> expected)
{
    return std::unexpected(FilterError{value.column, std::move(expected), value.text});
}

/// `expected`, and the candidate that was probably meant, if there is one, in small letters.
std::vector<Phrase> withHint(Phrase expected, std::string_view word, std::span<const std::string_view> candidates)
{
    std::vector<Phrase> phrases{std::move(expected)};
    if (const auto meant = closest(word, candidates))
        phrases.push_back({translatable("Filter", " (did you mean %1?)"), {Needle(*meant).text()}});
    return phrases;
}

std::string joined(std::span<const std::string_view> names)
{
    std::string list;
    for (const std::string_view name : names)
        list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

Compiled compileState(const Token& token)
{
    StateTest test{};
    for (const Value& value : token.values) {
        const auto states = statesMeant(value.text);
        if (states.empty()) {
            std::array<std::string_view, stateCount> candidates;
            std::ranges::transform(knownStates, candidates.begin(), rfcName);
            candidates.back() = rfcName(State::Unknown);
            return refuse(value,
                          withHint({translatable("Filter", "a state, such as close-wait")}, value.text, candidates));
        }
        for (const State state : states)
            test.states.set(static_cast<std::size_t>(state));
    }
    return test;
}

Compiled compileProcess(const Token& token)
{
    ProcessTest test;
    for (const Value& value : token.values)
        test.words.emplace_back(value.text);
    return test;
}

Compiled compilePid(const Token& token)
{
    PidTest test;
    for (const Value& value : token.values) {
        const auto pids = parseInterval(value.text, Measure::Plain);
        if (!pids)
            return refuse(value, {{translatable("Filter", "a process number, such as 812")}});
        test.pids.push_back(*pids);
    }
    return test;
}

Compiled compilePlaces(const Token& token, Sides sides, PlaceKinds kinds, const char* expected)
{
    PlaceTest test{sides, {}};
    for (const Value& value : token.values) {
        auto places = placesOf(value.text, kinds, true);
        if (places.empty())
            return refuse(value, {Phrase{expected}});
        std::ranges::move(places, std::back_inserter(test.places));
    }
    return test;
}

Compiled compilePort(const Token& token)
{
    return compilePlaces(
        token, Sides::Either, PlaceKinds::Ports,
        translatable("Filter", "a port from 0 to 65535, a range such as 8000-8100, or a service such as https"));
}

constexpr const char* anyPlaceExpected =
    translatable("Filter", "an address, a subnet, a port or a service, such as 10.0.0.5:443");

Compiled compileLocal(const Token& token)
{
    return compilePlaces(token, Sides::Local, PlaceKinds::All, anyPlaceExpected);
}

Compiled compileRemote(const Token& token)
{
    return compilePlaces(token, Sides::Remote, PlaceKinds::All, anyPlaceExpected);
}

Compiled compileAddress(const Token& token)
{
    return compilePlaces(token, Sides::Either, PlaceKinds::Addresses,
                         translatable("Filter", "an address or a subnet, such as 10.0.0.5 or 10.0.0.0/8"));
}

Compiled compileInterface(const Token& token)
{
    PlaceTest test{Sides::Local, {}};
    for (const Value& value : token.values)
        test.places.push_back({Anywhere{}, value.text});
    return test;
}

Compiled compileUser(const Token& token)
{
    UserTest test;
    for (const Value& value : token.values) {
        if (const auto uids = parseInterval(value.text, Measure::Plain))
            test.uids.push_back(*uids);
        else
            test.names.emplace_back(value.text);
    }
    return test;
}

Compiled compileNamespace(const Token& token)
{
    NamespaceTest test;
    for (const Value& value : token.values) {
        if (equalLetters(value.text, "own"))
            test.own = true;
        else if (equalLetters(value.text, "other"))
            test.others = true;
        else if (const auto inodes = parseInterval(value.text, Measure::Plain))
            test.inodes.push_back(*inodes);
        else
            test.names.emplace_back(value.text);
    }
    return test;
}

struct NamedTrait {
    std::string_view name;
    Trait holds;
};

constexpr std::array traits{
    NamedTrait{"listening", [](const SocketRecord& r) { return r.state == State::Listen; }},
    NamedTrait{"connected", [](const SocketRecord& r) { return r.state == State::Established; }},
    NamedTrait{"opening", [](const SocketRecord& r) { return phase(r.state) == Phase::Opening; }},
    NamedTrait{"closing",
               [](const SocketRecord& r) {
                   return phase(r.state) == Phase::ThisSideClosedFirst || phase(r.state) == Phase::OtherSideClosedFirst;
               }},
    NamedTrait{"loopback",
               [](const SocketRecord& r) {
                   return r.local.address.isLoopback() || (r.hasPeer() && r.remote.address.isLoopback());
               }},
    NamedTrait{"link-local",
               [](const SocketRecord& r) {
                   return r.local.address.isLinkLocal() || (r.hasPeer() && r.remote.address.isLinkLocal());
               }},
    NamedTrait{"ipv4", [](const SocketRecord& r) { return r.family() == Family::IPv4; }},
    NamedTrait{"ipv6", [](const SocketRecord& r) { return r.family() == Family::IPv6; }},
    NamedTrait{"mapped", [](const SocketRecord& r) { return r.local.address.mapped().has_value(); }},
    NamedTrait{"v6only", [](const SocketRecord& r) { return r.v6only == true; }},
    NamedTrait{"dual-stack", [](const SocketRecord& r) { return r.state == State::Listen && r.v6only == false; }},
    NamedTrait{"bound", [](const SocketRecord& r) { return r.isBoundOnly(); }},
    NamedTrait{"owned", [](const SocketRecord& r) { return !r.owners.empty(); }},
    NamedTrait{"ownerless", [](const SocketRecord& r) { return r.owners.empty(); }},
};

Compiled compileIs(const Token& token)
{
    TraitTest test;
    for (const Value& value : token.values) {
        const auto found =
            std::ranges::find_if(traits, [&](const NamedTrait& trait) { return equalLetters(trait.name, value.text); });
        if (found == traits.end()) {
            std::array<std::string_view, traits.size()> candidates;
            std::ranges::transform(traits, candidates.begin(), &NamedTrait::name);
            return refuse(
                value, withHint({translatable("Filter", "one of %1"), {joined(candidates)}}, value.text, candidates));
        }
        test.traits.push_back(found->holds);
    }
    return test;
}

struct Example {
    std::string_view comparison;
    std::string_view units{}; ///< empty: not worth naming
};

/// Nothing is ever exactly 5 minutes old, so times want a comparison or a range.
Compiled compileQuantity(const Token& token, Quantity quantity, Measure measure, const Example& example)
{
    QuantityTest test{quantity, {}};
    const bool isTime = measure == Measure::Seconds || measure == Measure::Milliseconds;
    for (const Value& value : token.values) {
        const auto interval = parseInterval(value.text, measure);
        if (!interval || (isTime && interval->first == interval->last && isDigit(value.text.front()))) {
            const bool onlyNumber = interval.has_value();
            std::vector<Phrase> expected{{onlyNumber ? translatable("Filter", "'>' or '<' in front of it, as in %1")
                                                     : translatable("Filter", "a comparison, such as %1"),
                                          {std::string(example.comparison)}}};
            if (!example.units.empty())
                expected.push_back({translatable("Filter", " (units: %1)"), {std::string(example.units)}});
            return refuse(value, std::move(expected));
        }
        test.intervals.push_back(*interval);
    }
    return test;
}

Compiled compileAge(const Token& token)
{
    return compileQuantity(token, Quantity::Age, Measure::Seconds, {">5m", "ms, s, m, h, d"});
}

Compiled compileQueue(const Token& token)
{
    return compileQuantity(token, Quantity::Queue, Measure::Bytes, {">=64k", "k, M, G"});
}

Compiled compileRtt(const Token& token)
{
    return compileQuantity(token, Quantity::Rtt, Measure::Milliseconds, {">50ms", "us, ms, s"});
}

Compiled compileRetransmissions(const Token& token)
{
    return compileQuantity(token, Quantity::Retransmissions, Measure::Plain, {">0"});
}

struct Key {
    std::string_view name;
    Compiled (*compile)(const Token&);
};

constexpr std::array keys{
    Key{"state", compileState},     Key{"process", compileProcess}, Key{"pid", compilePid},
    Key{"port", compilePort},       Key{"local", compileLocal},     Key{"remote", compileRemote},
    Key{"addr", compileAddress},    Key{"dev", compileInterface},   Key{"user", compileUser},
    Key{"netns", compileNamespace}, Key{"is", compileIs},           Key{"age", compileAge},
    Key{"queue", compileQueue},     Key{"rtt", compileRtt},         Key{"retrans", compileRetransmissions},
};

const Key* findKey(std::string_view name)
{
    const auto* const found = std::ranges::find_if(keys, [&](const Key& key) { return equalLetters(key.name, name); });
    return found == keys.end() ? nullptr : found;
}

/// The states that a free word can mean: those that it names in any dialect, or, from three letters
/// on, begins: "fin-wait" means both.
States statesOf(std::string_view word)
{
    States states;
    if (!std::ranges::all_of(word, isHexDigit)) // a number is more often a port
        for (const State state : statesMeant(word))
            states.set(static_cast<std::size_t>(state));
    const Needle beginning(word);
    if (word.size() >= 3)
        for (const State state : knownStates)
            for (const std::string_view alias : {names(state).rfc, names(state).netstat, names(state).ss})
                if (beginning.begins(alias))
                    states.set(static_cast<std::size_t>(state));
    return states;
}

} // namespace

std::vector<std::string_view> keyNames()
{
    std::vector<std::string_view> names;
    std::ranges::transform(keys, std::back_inserter(names), &Key::name);
    return names;
}

std::vector<std::string_view> traitNames()
{
    std::vector<std::string_view> names;
    std::ranges::transform(traits, std::back_inserter(names), &NamedTrait::name);
    return names;
}

WordTest freeWord(const Value& value)
{
    WordTest test{Needle(value.text), statesOf(value.text), {}, placesOf(value.text, PlaceKinds::All, false)};
    if (std::ranges::all_of(value.text, isDigit))
        if (const auto pid = parseInterval(value.text, Measure::Plain))
            test.pids.push_back(*pid);
    return test;
}

std::optional<FilterError> unknownKey(std::string_view key, std::size_t column)
{
    if (findKey(key) != nullptr)
        return std::nullopt;
    if (const auto meant = keyMeantBy(key); !meant.empty())
        return FilterError{
            column,
            {{translatable("Filter", "a key, ':' and a value without spaces, or quotes around a plain word")},
             {translatable("Filter", " (did you mean %1?)"), {std::string(meant) + ':'}}},
            std::string(key) + ':'};
    std::array<std::string_view, keys.size()> candidates;
    std::ranges::transform(keys, candidates.begin(), &Key::name);
    return FilterError{column,
                       withHint({translatable("Filter", "a key (%1), or quotes around a plain word with a colon"),
                                 {joined(candidates)}},
                                key, candidates),
                       std::string(key) + ':'};
}

std::expected<Test, FilterError> compile(const Token& word)
{
    const Key* const key = findKey(word.key);
    assert(key != nullptr && "the lexer lets only known keys through");
    return key->compile(word);
}

} // namespace atlas::filtering
