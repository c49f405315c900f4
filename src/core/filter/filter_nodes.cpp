// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter_nodes.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace atlas::filtering {
namespace {

bool inAny(const std::vector<Interval>& intervals, std::uint64_t value)
{
    return std::ranges::any_of(intervals, [value](const Interval& interval) { return interval.contains(value); });
}

bool hasState(const States& states, const SocketRecord& record)
{
    return states[static_cast<std::size_t>(record.state)];
}

bool anyPid(const std::vector<Interval>& pids, const SocketRecord& record)
{
    return std::ranges::any_of(record.named().all(), [&](const Owner& owner) {
        const auto pid = number(owner.process->pid);
        return pid >= 0 && inAny(pids, static_cast<std::uint64_t>(pid));
    });
}

bool anyName(const Needle& word, const SocketRecord& record)
{
    return std::ranges::any_of(record.named().all(),
                               [&](const Owner& owner) { return word.isIn(owner.process->name); });
}

bool anyPlace(const std::vector<Place>& places, Sides sides, const SocketRecord& record, const Names& names)
{
    const bool remoteCounts = sides != Sides::Local && record.hasPeer();
    return std::ranges::any_of(places, [&](const Place& place) {
        return (sides != Sides::Remote && isAt(place, {record.local, record.interface, names})) ||
            (remoteCounts && isAt(place, {record.remote, record.interface, names}));
    });
}

std::optional<std::uint64_t> ageOf(const SocketRecord& record, const FilterContext& context)
{
    const StateAge age = stateAge(record, context.now);
    return context.oneLook && !age.exact ? std::nullopt
                                         : std::optional(static_cast<std::uint64_t>(age.duration.count()));
}

std::optional<std::uint64_t> valueOf(Quantity quantity, const SocketRecord& record, const FilterContext& context)
{
    switch (quantity) {
    case Quantity::Age:
        return ageOf(record, context);
    case Quantity::Queue:
        // A listener's send queue is the backlog's limit, not something that waits.
        return record.state == State::Listen ? record.receiveQueue
                                             : std::max(record.receiveQueue, record.sendQueue.value_or(0));
    case Quantity::Rtt:
        // The kernel says 0 as long as nothing has been measured.
        return record.tcpInfo && record.tcpInfo->rtt.count() > 0 ? std::optional(record.tcpInfo->rtt.count())
                                                                 : std::nullopt;
    case Quantity::Retransmissions: {
        const bool running = record.timer && record.timer->kind == TimerKind::Retransmit;
        const std::uint32_t unanswered = running ? record.timer->retransmissions : 0U;
        if (!running && !record.tcpInfo)
            return std::nullopt;
        return std::max(unanswered, record.tcpInfo ? record.tcpInfo->totalRetransmits : 0U);
    }
    }
    return std::nullopt;
}

struct Asked {
    const SocketRecord& record;
    const FilterContext& context;

    bool operator()(const StateTest& test) const { return hasState(test.states, record); }
    bool operator()(const PidTest& test) const { return anyPid(test.pids, record); }
    bool operator()(const ProcessTest& test) const
    {
        return std::ranges::any_of(test.words, [&](const Needle& word) { return anyName(word, record); });
    }
    bool operator()(const PlaceTest& test) const { return anyPlace(test.places, test.sides, record, context.names); }
    bool operator()(const TraitTest& test) const
    {
        return std::ranges::any_of(test.traits, [&](Trait trait) { return trait(record); });
    }
    bool operator()(const QuantityTest& test) const
    {
        const auto value = valueOf(test.quantity, record, context);
        return value && inAny(test.intervals, *value);
    }
    bool operator()(const UserTest& test) const
    {
        if (!record.uid)
            return false;
        if (inAny(test.uids, number(*record.uid)))
            return true;
        if (test.names.empty())
            return false;
        const std::string* const name = context.names.user(*record.uid);
        return name != nullptr &&
            std::ranges::any_of(test.names, [&](const Needle& wanted) { return wanted.equals(*name); });
    }
    bool operator()(const NamespaceTest& test) const
    {
        const bool own = record.networkNamespace == 0;
        if (own ? test.own : test.others)
            return true;
        const std::uint32_t inode = own ? context.names.ownNetworkNamespace : record.networkNamespace;
        if (inode != 0 && inAny(test.inodes, inode))
            return true;
        const std::string* const name = context.names.networkNamespace(inode);
        return name != nullptr &&
            std::ranges::any_of(test.names, [&](const Needle& wanted) { return wanted.equals(*name); });
    }
    bool operator()(const WordTest& test) const
    {
        return hasState(test.states, record) || (!test.pids.empty() && anyPid(test.pids, record)) ||
            anyName(test.name, record) || anyPlace(test.places, Sides::Either, record, context.names);
    }
};

} // namespace
} // namespace atlas::filtering

namespace atlas {

bool Filter::Node::matches(const SocketRecord& record, const FilterContext& context) const
{
    const auto holds = [&](const Node& child) { return child.matches(record, context); };
    switch (kind) {
    case Kind::Test:
        return std::visit(filtering::Asked{record, context}, test);
    case Kind::Not:
        return !holds(children.front());
    case Kind::All:
        return std::ranges::all_of(children, holds);
    case Kind::Any:
        return std::ranges::any_of(children, holds);
    }
    return true;
}

bool Filter::Node::asksFor(Subject subject) const
{
    using namespace filtering;
    if (kind != Kind::Test)
        return std::ranges::any_of(children, [&](const Node& child) { return child.asksFor(subject); });
    if (const auto* const quantity = std::get_if<QuantityTest>(&test))
        return (subject == Subject::Age && quantity->quantity == Quantity::Age) ||
            (subject == Subject::TcpInfo &&
             (quantity->quantity == Quantity::Rtt || quantity->quantity == Quantity::Retransmissions));
    if (const auto* const place = std::get_if<PlaceTest>(&test))
        return subject == Subject::Interface &&
            !std::ranges::all_of(place->places, [](const Place& one) { return one.interface.empty(); });
    if (std::holds_alternative<NamespaceTest>(test))
        return subject == Subject::Namespaces;
    return subject == Subject::Owners &&
        (std::holds_alternative<PidTest>(test) || std::holds_alternative<ProcessTest>(test));
}

std::string Filter::Node::unknownService(const Names& names) const
{
    using namespace filtering;
    for (const Node& child : children)
        if (auto name = child.unknownService(names); !name.empty())
            return name;
    const auto* const asked = kind == Kind::Test ? std::get_if<PlaceTest>(&test) : nullptr;
    if (asked == nullptr)
        return {};
    for (const Place& place : asked->places) {
        const auto* const service = std::get_if<ServiceName>(&place.what);
        const auto isIt = [&](const auto& entry) { return service->name.equals(entry.second); };
        if (service != nullptr && std::ranges::none_of(names.services, isIt))
            return service->name.text();
    }
    return {};
}

std::size_t Filter::Node::cost() const
{
    if (kind == Kind::Test)
        return test.index() + 1;
    return std::accumulate(children.begin(), children.end(), std::size_t{0},
                           [](std::size_t sum, const Node& child) { return sum + child.cost(); });
}

} // namespace atlas
