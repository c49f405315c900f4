// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each action does to the two hosts and to what is between them.
#include "lab/laboratory/laboratory_parts.h"
#include "lab/laboratory/reset_packet.h"

#include <poll.h>

#include <algorithm>

namespace atlas::lab {

std::expected<PacketId, Error> Laboratory::Parts::find(const PacketChoice& choice) const
{
    if (!network->holdsPackets())
        return std::unexpected(Error::saying("packets cannot be held in this mode"));
    if (const auto found = flight.find(choice))
        return *found;
    if (const auto* const id = std::get_if<PacketId>(&choice))
        return std::unexpected(Error::saying("no packet %1 is in flight", std::to_underlying(*id)));
    return std::unexpected(Error::saying("no such packet is in flight"));
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Call& action)
{
    auto result = at(action.host).program.perform(action);
    if (!result)
        return result;
    tell(CallMade{action.host, action.socket, callText(action), *result, false});
    if (action.call == CallName::Read && result->value == 0 && !result->error)
        tell(Note{"end-of-stream", "read() = 0: the other side has closed", action.host, action.socket});
    absorb(action.host, Flight::Origin::Step);
    return result;
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Deliver& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    const auto packet = flight.take(*id);
    if (auto arrived = arrive(*packet, PacketEvent::Delivered); !arrived)
        return std::unexpected(std::move(arrived.error()));
    return CallResult{};
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Drop& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    tellPacket(PacketEvent::Dropped, flight.take(*id)->summary);
    return CallResult{};
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Duplicate& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    const HeldPacket copy = *flight.at(*id);
    if (auto arrived = arrive(copy, PacketEvent::Duplicated); !arrived)
        return std::unexpected(std::move(arrived.error()));
    return CallResult{};
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Delay& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    flight.delay(*id, std::chrono::steady_clock::now() + action.time);
    tell(PacketNews{PacketEvent::Delayed, flight.at(*id)->summary, {}, action.time});
    return CallResult{};
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Swap& action)
{
    const auto one = find(action.packet);
    const auto two = find(action.with);
    if (!one || !two)
        return std::unexpected(one ? two.error() : one.error());
    if (!flight.swap(*one, *two))
        return std::unexpected(Error::saying("the two packets go in different directions"));
    tell(PacketNews{PacketEvent::Swapped, flight.at(*one)->summary, *two, {}});
    return CallResult{};
}

/// The connection that an RST is meant for: the socket's own or, at a listener, the youngest that it has not given
/// to its program yet.
std::expected<SocketRecord, Error> Laboratory::Parts::resettable(const Inject& action) const
{
    const Machine& machine = at(action.to);
    auto record = machine.reading.find(action.socket, machine.program);
    if (record && record->state == State::Listen) {
        const auto waiting = machine.reading.waitingAt(*record, machine.program);
        record = waiting.empty() ? std::nullopt : std::optional(waiting.back());
    }
    if (!record)
        return std::unexpected(Error::saying("\"%1\" on %2 has no connection", action.socket, name(action.to)));
    return *record;
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Inject& action)
{
    if (!network->holdsPackets())
        return std::unexpected(Error::saying("packets cannot be made in this mode"));
    const auto record = resettable(action);
    if (!record)
        return std::unexpected(record.error());
    const ConnectionKey connection = action.to == Host::A ? ConnectionKey{record->local, record->remote}
                                                          : ConnectionKey{record->remote, record->local};
    const SideNumbers numbers = flight.numbers().of(connection, action.to);
    if (!numbers.next)
        return std::unexpected(
            Error::saying("no packet of this connection was seen, so its sequence numbers are not known"));
    // SYN-SENT expects no number yet; there the RST has to acknowledge the SYN (RFC 9293, section 3.10.7.3).
    const ResetNumbers reset = numbers.expected ? ResetNumbers{*numbers.expected, {}} : ResetNumbers{0, numbers.next};
    const auto bytes = makeReset(record->remote, record->local, reset);
    const auto headers = decode::decodePacket(bytes);
    if (!headers)
        return std::unexpected(describe(headers.error()));
    const auto arrival = flight.add(other(action.to), bytes, *headers, Flight::Origin::Injected);
    tellPacket(PacketEvent::Injected, arrival.packet);
    return CallResult{};
}

bool Laboratory::Parts::isMet(const Await& action) const
{
    if (const auto* const matcher = std::get_if<PacketMatcher>(&action.until))
        return flight.find(*matcher).has_value();
    const auto& states = std::get<EndStates>(action.until);
    const auto is = [this](Host host, std::optional<State> state) {
        return !state || at(host).reading.report(at(host).program, at(host).end).end.state == *state;
    };
    return is(Host::A, states.a) && is(Host::B, states.b);
}

/// False if the lifeline broke.
bool Laboratory::Parts::waitForSomething(std::chrono::milliseconds patience) const
{
    std::vector<pollfd> all;
    if (lifeline)
        all.push_back({*lifeline, POLLRDHUP, 0});
    for (const Host host : {Host::A, Host::B})
        if (const auto descriptor = network->descriptor(host))
            all.push_back({*descriptor, POLLIN, 0});
    ::poll(all.data(), all.size(), static_cast<int>(patience.count()));
    return !lifeline || (all.front().revents & (POLLHUP | POLLRDHUP | POLLERR | POLLNVAL)) == 0;
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Await& action)
{
    // Where no descriptor tells of packets, changes have to be looked for.
    constexpr std::chrono::milliseconds withoutPackets{20};
    using std::chrono::milliseconds;
    const Instant begin = std::chrono::steady_clock::now();
    const auto waited = [&] {
        return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
    };
    while (!isMet(action)) {
        const milliseconds left = std::min(action.timeout, longestWait) - waited();
        if (left <= milliseconds(0)) {
            tell(Waited{waited()});
            return std::unexpected(
                Error::saying("what was waited for did not happen in %1 ms", action.timeout.count()));
        }
        milliseconds patience = std::min(left, nextPump().value_or(left));
        if (!network->holdsPackets())
            patience = std::min(patience, withoutPackets);
        if (!waitForSomething(patience))
            return std::unexpected(Error::saying("nobody is there any more to wait for"));
        const std::size_t before = news.size();
        pump();
        if (observer && news.size() > before)
            observer();
    }
    tell(Waited{waited()});
    return CallResult{};
}

Laboratory::Parts::Outcome Laboratory::Parts::perform(const Look& /*action*/)
{
    return CallResult{};
}

} // namespace atlas::lab
