// SPDX-License-Identifier: GPL-3.0-or-later
//
// A parsed filter is a small tree. Its leaves are tests with everything worked out beforehand (masks,
// intervals, lowered words), because a keystroke asks them of every socket there is; inside a
// conjunction the cheap ones come first.
#pragma once

#include "core/base/letters.h"
#include "core/filter/filter.h"
#include "core/filter/filter_place.h"
#include "core/filter/interval.h"

#include <bitset>
#include <cstdint>
#include <variant>
#include <vector>

namespace atlas::filtering {

using States = std::bitset<stateCount>;

struct StateTest {
    States states;
};

/// Any owner's name holds one of the words.
struct ProcessTest {
    std::vector<Needle> words;
};

struct PidTest {
    std::vector<Interval> pids;
};

enum class Sides : std::uint8_t { Local, Remote, Either };

struct PlaceTest {
    Sides sides;
    std::vector<Place> places;
};

struct UserTest {
    std::vector<Interval> uids;
    std::vector<Needle> names;
};

struct NamespaceTest {
    bool own = false;
    bool others = false;
    std::vector<Interval> inodes;
    std::vector<Needle> names;
};

using Trait = bool (*)(const SocketRecord&);
struct TraitTest {
    std::vector<Trait> traits;
};

enum class Quantity : std::uint8_t {
    Age, ///< in this state, milliseconds
    Queue, ///< the longer of the two, bytes; for a listener the connections that wait
    Rtt, ///< microseconds
    Retransmissions, ///< in the whole life
};

struct QuantityTest {
    Quantity quantity;
    std::vector<Interval> intervals;
};

/// A free word: anything that it can mean.
struct WordTest {
    Needle name;
    States states;
    std::vector<Interval> pids;
    std::vector<Place> places;
};

using Test = std::variant<TraitTest, StateTest, QuantityTest, PidTest, PlaceTest, ProcessTest, UserTest, NamespaceTest,
                          WordTest>;

} // namespace atlas::filtering

namespace atlas {

struct Filter::Node {
    enum class Kind : std::uint8_t { Test, Not, All, Any };

    Kind kind = Kind::Test;
    filtering::Test test{}; ///< of a Test
    std::vector<Node> children{}; ///< of the others; Not has one

    [[nodiscard]] bool matches(const SocketRecord& record, const FilterContext& context) const;
    [[nodiscard]] bool asksFor(Subject subject) const;
    [[nodiscard]] std::string unknownService(const Names& names) const;
    /// How much there is to do, for the order inside a conjunction.
    [[nodiscard]] std::size_t cost() const;
};

} // namespace atlas
