// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/relay.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <span>
#include <string_view>

namespace atlas::probe {
namespace {

Address toAddress(std::span<const __u8, 16> bytes, Family family)
{
    Address address{{}, family};
    std::ranges::copy(bytes, address.bytes.begin());
    return address;
}

/// A comm ends at its first 0.
std::string_view processName(std::span<const char, 16> comm)
{
    return {comm.data(), ::strnlen(comm.data(), comm.size())};
}

template <typename What> void setEndpoints(What& what, const record& event)
{
    const Family family = event.is_ipv6 != 0 ? Family::IPv6 : Family::IPv4;
    what.cookie = Cookie{event.cookie};
    what.local = Endpoint{toAddress(event.local_address, family), event.local_port};
    what.remote = Endpoint{toAddress(event.remote_address, family), event.remote_port};
}

SocketEnd endOf(const record& event)
{
    SocketEnd end{event.error, std::nullopt, (event.flags & RECORD_NOTHING_SENT) != 0, std::nullopt};
    if (event.icmp_version != 0)
        end.icmp = IcmpError{event.icmp_version == 6, event.icmp_type, event.icmp_code};
    if (event.left != 0)
        end.kernelLeft = event.left;
    return end;
}

void setEvent(Event& out, const record& event, const ClockOffsets& offsets)
{
    out.time = Instant(std::chrono::nanoseconds(event.time) + offsets.monotonic);
    out.networkNamespace = event.net_namespace;
    if (event.kind == RECORD_STATE_CHANGED) {
        auto& change = out.what.emplace<StateChanged>();
        setEndpoints(change, event);
        change.kernelFrom = event.from;
        change.kernelTo = event.to;
        if (event.pid != 0) {
            change.pid = Pid{static_cast<std::int32_t>(event.pid)};
            change.process = processName(event.process);
        }
        change.repaired = (event.flags & RECORD_REPAIRED) != 0;
        if (stateFromKernel(event.to) == State::Closed)
            change.end = endOf(event);
        return;
    }
    auto& hint = out.what.emplace<Hint>();
    setEndpoints(hint, event);
    hint.kind = event.kind == RECORD_RETRANSMITTED ? HintKind::Retransmitted
        : event.kind == RECORD_RESET_SENT          ? HintKind::ResetSent
                                                   : HintKind::ResetReceived;
}

decode::ProbeOwner toOwner(const owner_record& from, const ClockOffsets& offsets)
{
    const auto startTime = from.start_time + static_cast<std::uint64_t>(offsets.boot.count());
    return {Cookie{from.cookie}, Inode{from.inode}, from.net_namespace, Pid{static_cast<std::int32_t>(from.pid)},
            startTime,           Uid{from.uid},     from.descriptor,    std::string(processName(from.process))};
}

} // namespace

Relay::Relay(Observer& observer, int requests, int pipe)
    : m_observer(observer), m_requests(requests), m_pipe(pipe), m_outlet(pipe)
{
}

bool Relay::take(const record& event)
{
    setEvent(m_event, event, m_offsets);
    m_outlet.put(m_event);
    ++m_taken;
    return m_outlet.hasRoom();
}

/// To be called when the ring has been emptied: what was lost, was lost after what was in it.
void Relay::tellLosses()
{
    const std::uint64_t lost = m_observer.lost();
    if (lost == m_lostTold || !m_outlet.hasRoom())
        return;
    m_outlet.put(Event{std::chrono::steady_clock::now(), 0, EventsLost{lost - m_lostTold}});
    m_lostTold = lost;
}

void Relay::beginOwners()
{
    if (m_pass)
        return; // they are being reported already
    m_ownersTold = 0;
    m_ownerBytes = 0;
    auto pass = m_observer.beginOwners();
    if (pass)
        m_pass = *std::move(pass);
    else
        endOwners(pass.error().message());
}

void Relay::endOwners(std::optional<std::string> problem)
{
    m_outlet.put(decode::ProbeOwnersEnd{m_ownersTold, std::move(problem)});
    m_pass = Descriptor();
}

/// One read of the iterator at a time, so that events do not have to wait for the end of a long pass.
void Relay::continueOwners()
{
    constexpr std::size_t frameSize = 80; // an owner's is smaller
    if (!m_outlet.hasRoom(m_owners.size() * frameSize + decode::largestProbeFrame))
        return;
    const auto buffer = std::as_writable_bytes(std::span(m_owners));
    const ssize_t got = ::read(m_pass.get(), buffer.data() + m_ownerBytes, buffer.size() - m_ownerBytes);
    if (got < 0) {
        if (errno != EAGAIN && errno != EINTR) // EAGAIN: many descriptors, and not one socket among them
            endOwners(std::string("the kernel stopped: ") + std::strerror(errno));
        return;
    }
    if (got == 0)
        return endOwners(m_ownerBytes == 0 ? std::nullopt : std::optional<std::string>("the kernel cut a record"));
    const std::size_t bytes = m_ownerBytes + static_cast<std::size_t>(got);
    const std::size_t whole = bytes / sizeof(owner_record);
    for (const owner_record& owner : std::span(m_owners).first(whole))
        m_outlet.put(toOwner(owner, m_offsets));
    m_ownersTold += static_cast<std::uint32_t>(whole);
    m_ownerBytes = bytes % sizeof(owner_record);
    std::ranges::copy(buffer.subspan(whole * sizeof(owner_record), m_ownerBytes), buffer.begin());
}

void Relay::takeRequests()
{
    std::array<char, 64> bytes{};
    const ssize_t got = ::read(m_requests, bytes.data(), bytes.size());
    if (got <= 0) {
        if (got == 0 || (errno != EINTR && errno != EAGAIN))
            m_requests = -1;
        return;
    }
    const auto asked = std::span(bytes).first(static_cast<std::size_t>(got));
    if (std::ranges::find(asked, static_cast<char>(decode::ProbeRequest::Owners)) != asked.end())
        beginOwners();
}

/// Waits for whatever comes next. False when the pipe has no reader any more.
bool Relay::wait(Outlet::Flow flow, bool moreWaits)
{
    const bool stalled = flow == Outlet::Flow::Stalled;
    const bool quiet = !stalled && !moreWaits && m_taken == 0;
    m_quietPeriods = quiet ? std::min(m_quietPeriods + 1, 2) : 0;
    m_taken = 0;
    m_observer.setReaderSleeps(quiet);

    const int timeout = stalled ? -1 : moreWaits ? 0 : m_quietPeriods > 1 ? longSleep : period;
    std::array<pollfd, 3> things{
        pollfd{m_pipe, static_cast<short>(stalled ? POLLOUT : 0), 0},
        pollfd{m_outlet.hasRoom() ? m_requests : -1, POLLIN, 0}, // an answer has to find a place
        pollfd{quiet ? m_observer.wakeUp() : -1, POLLIN, 0},
    };
    if (::poll(things.data(), things.size(), timeout) < 0)
        return errno == EINTR;
    if (things[1].revents != 0)
        takeRequests();
    return (things[0].revents & (POLLERR | POLLHUP | POLLNVAL)) == 0;
}

void Relay::run(const decode::ProbeHello& hello)
{
    m_outlet.put(hello);
    for (bool goOn = true; goOn;) {
        const bool drained = m_outlet.hasRoom() && m_observer.drain(*this);
        if (drained)
            tellLosses();
        if (m_pass)
            continueOwners();
        const Outlet::Flow flow = m_outlet.flush();
        if (flow == Outlet::Flow::Closed)
            return;
        goOn = wait(flow, !drained || m_pass);
    }
}

} // namespace atlas::probe
