// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two kinds of questions go to sock_diag(7). A dump walks the kernel's hash tables and answers in as many
// datagrams as it takes, ended by NLMSG_DONE. An exact query (inet_diag_find_one_icsk()) finds one
// connection by its addresses and answers with it, with ENOENT, or with ESTALE where another socket has
// those addresses now. For a listener an exact query is no good: the lookup is the one that a SYN
// goes through, which may choose any of the sockets that share a port (SO_REUSEPORT). But the
// listeners are in a small table of their own, so they are listed, and the cookie chooses. The same holds for
// sockets that are only bound, which no lookup finds.
//
// The lookup wants to know the interface that a socket is bound to (inet_sk_bound_dev_eq()): it does not find
// one by another interface, or by none. A socket may be bound and let loose at any time (SO_BINDTODEVICE), and
// the other end of a connection has its own, so that what was not found is searched for on the interfaces
// that sockets are bound to.
//
// An attempt that went wrong in any way ends with the channel closed: nothing that is still on its way
// can then be taken for an answer to a later question, and the kernel drops a dump that is half done.
#include "collect/sock_diag.h"

#include "collect/system_error.h"
#include "decode/inet_diag.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <cstring>

namespace atlas::collect {
namespace {

constexpr int attempts = 3;
constexpr int interruptionsBorne = 100; // signals in the middle of one receive
constexpr int emptyDatagramsBorne = 1000; // answers to other programs' questions, and other noise

constexpr std::uint32_t only(int kernelState)
{
    return 1U << static_cast<unsigned>(kernelState);
}

// NEW_SYN_RECV (12) is the state of a request inside the kernel; bit 3 asks for requests too. BOUND_INACTIVE (13) asks
// for sockets that are bound and neither listen nor connect (Linux 6.8 on), which are then said to be in CLOSE (7).
constexpr int newSynReceived = 12;
constexpr int boundInactive = 13;
constexpr std::uint32_t listedStates = only(TCP_ESTABLISHED) | only(TCP_SYN_SENT) | only(TCP_SYN_RECV) |
    only(TCP_FIN_WAIT1) | only(TCP_FIN_WAIT2) | only(TCP_TIME_WAIT) | only(TCP_CLOSE_WAIT) | only(TCP_LAST_ACK) |
    only(TCP_LISTEN) | only(TCP_CLOSING) | only(newSynReceived) | only(boundInactive);

constexpr std::uint8_t extensions = 1U << (INET_DIAG_INFO - 1U) | 1U << (INET_DIAG_CONG - 1U);

struct Request {
    nlmsghdr header;
    inet_diag_req_v2 body;
};
static_assert(sizeof(Request) == sizeof(nlmsghdr) + sizeof(inet_diag_req_v2));

Request makeRequest(Family family, std::uint32_t states, std::uint16_t flags, std::uint32_t sequence)
{
    Request request{};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    request.header.nlmsg_seq = sequence;
    request.body.sdiag_family = family == Family::IPv4 ? AF_INET : AF_INET6;
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_ext = extensions;
    request.body.idiag_states = states;
    request.body.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    request.body.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    return request;
}

void setSocket(inet_diag_sockid& id, const SocketRecord& record)
{
    const auto& from = record.local.address.bytes;
    const auto& to = record.remote.address.bytes;
    std::memcpy(id.idiag_src, from.data(), from.size());
    std::memcpy(id.idiag_dst, to.data(), to.size());
    id.idiag_sport = htons(record.local.port);
    id.idiag_dport = htons(record.remote.port);
    if (record.cookie) {
        id.idiag_cookie[0] = static_cast<std::uint32_t>(number(*record.cookie));
        id.idiag_cookie[1] = static_cast<std::uint32_t>(number(*record.cookie) >> 32U);
    }
}

/// Whether the next attempt may succeed.
bool isTransient(std::error_code code)
{
    return code == std::errc::interrupted || code == std::errc::no_buffer_space ||
        code == std::errc::device_or_resource_busy;
}

/// After these the end of the message, and so where the next one starts, is unknown.
bool losesFraming(decode::DiagFault fault)
{
    return fault == decode::DiagFault::HeaderCut || fault == decode::DiagFault::LengthTooSmall ||
        fault == decode::DiagFault::LengthPastEnd;
}

Error inWords(const decode::DiagProblem& problem)
{
    return Error::saying("the kernel's answer has ") + describe(problem.fault) +
        Error::saying(" at byte %1", problem.offset);
}

} // namespace

struct SockDiag::Trouble {
    Error error;
    std::error_code code; ///< empty where the trouble is not the kernel's own error
    bool transient = false;
};

struct SockDiag::Attempt {
    std::optional<Trouble> trouble;

    static Attempt failed(Error what, std::error_code code)
    {
        return {Trouble{toError(std::move(what), code), code, isTransient(code)}};
    }
    static Attempt failed(Error error, bool transient) { return {Trouble{std::move(error), {}, transient}}; }
};

SockDiag::SockDiag(std::unique_ptr<NetlinkChannel> channel, Interfaces interfaces)
    : m_channel(std::move(channel)), m_readInterfaces(std::move(interfaces))
{
}

Coverage SockDiag::list(Family family, std::vector<SocketRecord>& into)
{
    const auto start = static_cast<std::ptrdiff_t>(into.size());
    for (int attempt = 1;; ++attempt) {
        auto result = dump(family, listedStates, into);
        if (!result.trouble) {
            noteInterfaces(std::span(into).subspan(static_cast<std::size_t>(start)));
            return {.complete = true, .problem = {}};
        }
        if (!result.trouble->transient || attempt == attempts)
            return {.complete = false, .problem = std::move(result.trouble->error)};
        into.erase(into.begin() + start, into.end());
    }
}

SockDiag::Attempt SockDiag::dump(Family family, std::uint32_t states, std::vector<SocketRecord>& into)
{
    const Request request = makeRequest(family, states, NLM_F_DUMP, ++m_sequence);
    if (const auto sent = m_channel->send(std::as_bytes(std::span(&request, 1))); !sent) {
        m_channel->close();
        return Attempt::failed(Error::saying("asking the kernel for its sockets"), sent.error());
    }
    Attempt result = collectAnswers(true, into);
    if (result.trouble)
        m_channel->close();
    return result;
}

/// Reads until the answer to the last request is complete: NLMSG_DONE for a dump, one socket otherwise.
SockDiag::Attempt SockDiag::collectAnswers(bool dump, std::vector<SocketRecord>& into)
{
    Attempt result;
    for (int empty = 0; empty < emptyDatagramsBorne;) {
        const auto datagram = receiveFromKernel();
        if (!datagram)
            return datagram.error() == std::errc::resource_unavailable_try_again
                ? Attempt::failed(Error::saying("the kernel stopped answering before its list of sockets was complete"),
                                  false)
                : Attempt::failed(Error::saying("reading the kernel's list of sockets"), datagram.error());
        const std::size_t before = into.size();
        const auto outcome = decode::decodeDiag(datagram->bytes, m_sequence, into);
        const std::size_t decoded = into.size() - before;
        // A socket can close between the kernel's choosing and describing it: then it has no port or no holder.
        into.erase(std::remove_if(into.begin() + static_cast<std::ptrdiff_t>(before), into.end(),
                                  [](const SocketRecord& record) {
                                      return record.state == State::Closed && !(record.isBoundOnly() && record.inode);
                                  }),
                   into.end());

        if (datagram->truncated)
            return Attempt::failed(Error::saying("a message of the kernel was longer than the buffer for it"), true);
        if (!outcome.problems.empty() && !result.trouble)
            result = Attempt::failed(inWords(outcome.problems.front()), false);
        if (std::ranges::any_of(outcome.problems, losesFraming, &decode::DiagProblem::fault))
            return result;
        if (outcome.interrupted && !result.trouble)
            result = Attempt::failed(Error::saying("the list of sockets changed while the kernel made it"), true);
        if (outcome.end == decode::DiagEnd::Failed)
            return Attempt::failed(Error::saying("the kernel's list of sockets"),
                                   {outcome.error, std::system_category()});
        if (outcome.end == decode::DiagEnd::Done || (!dump && decoded > 0))
            return result;
        empty = decoded > 0 ? 0 : empty + 1;
    }
    return Attempt::failed(Error::saying("the kernel answers other questions, but not ours"), false);
}

/// The next datagram that the kernel itself sent. A process may send to our port, too.
std::expected<Datagram, std::error_code> SockDiag::receiveFromKernel()
{
    int interruptions = 0;
    int strangers = 0;
    for (;;) {
        auto datagram = m_channel->receive();
        if (datagram && (datagram->sender == 0 || ++strangers > emptyDatagramsBorne)) {
            if (datagram->sender != 0)
                return std::unexpected(std::make_error_code(std::errc::bad_message));
            return datagram;
        }
        if (!datagram && (datagram.error() != std::errc::interrupted || ++interruptions > interruptionsBorne))
            return datagram;
    }
}

void SockDiag::noteInterfaces(std::span<const SocketRecord> listed)
{
    for (const SocketRecord& record : listed)
        if (record.interface)
            m_interfaces.insert(record.interface->index);
}

/// Those that listed sockets are bound to, and, where they are few, all that there are.
const std::set<std::uint32_t>& SockDiag::interfaces()
{
    constexpr std::size_t few = 16;
    const Instant now = std::chrono::steady_clock::now();
    if (!m_interfacesRead || now - *m_interfacesRead > std::chrono::seconds(1)) {
        m_interfacesRead = now;
        if (const auto all = m_readInterfaces(); all.size() <= few)
            m_interfaces.insert(all.begin(), all.end());
    }
    return m_interfaces;
}

std::expected<std::optional<SocketRecord>, Error> SockDiag::query(const SocketRecord& record)
{
    if (record.state == State::Listen || record.isBoundOnly())
        return queryUnconnected(record);
    const std::uint32_t probable = record.interface ? record.interface->index : 0;
    auto found = queryConnection(record, probable);
    if (!found || *found)
        return found;
    for (const std::uint32_t other : interfaces()) {
        if (other != probable)
            found = queryConnection(record, other);
        if (!found || *found)
            break;
    }
    return found;
}

std::expected<std::optional<SocketRecord>, Error> SockDiag::queryUnconnected(const SocketRecord& record)
{
    std::vector<SocketRecord> all;
    // What was bound may listen by now.
    const std::uint32_t states = only(TCP_LISTEN) | (record.state == State::Closed ? only(boundInactive) : 0U);
    const Attempt result = dump(record.family(), states, all);
    const auto found =
        std::ranges::find_if(all, [&](const SocketRecord& other) { return compareKeys(other, record) == 0; });
    if (found != all.end())
        return *found;
    if (result.trouble)
        return std::unexpected(result.trouble->error);
    // What was bound may have a peer by now, which is not known.
    if (record.state == State::Closed)
        return std::unexpected(Error::saying("a socket without a peer cannot be asked for"));
    return std::nullopt;
}

std::expected<std::optional<SocketRecord>, Error> SockDiag::queryConnection(const SocketRecord& record,
                                                                            std::uint32_t interface)
{
    Request request = makeRequest(record.family(), listedStates, 0, ++m_sequence);
    setSocket(request.body.id, record);
    request.body.id.idiag_if = interface;
    if (const auto sent = m_channel->send(std::as_bytes(std::span(&request, 1))); !sent) {
        m_channel->close();
        return std::unexpected(toError(Error::saying("asking the kernel for one socket"), sent.error()));
    }
    std::vector<SocketRecord> answer;
    const Attempt result = collectAnswers(false, answer);
    if (result.trouble) {
        const std::error_code code = result.trouble->code;
        if (code == std::error_code(ENOENT, std::system_category()) ||
            code == std::error_code(ESTALE, std::system_category()))
            return std::nullopt;
        m_channel->close();
        return std::unexpected(result.trouble->error);
    }
    // Without a cookie the lookup falls back to the listener of the port.
    const auto found = std::ranges::find_if(answer, [&](const SocketRecord& other) {
        return record.cookie ? other.cookie == record.cookie : sameEnds(other, record);
    });
    return found == answer.end() ? std::optional<SocketRecord>() : std::optional(std::move(*found));
}

} // namespace atlas::collect
