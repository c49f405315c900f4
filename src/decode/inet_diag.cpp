// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the kernel answers a listing of sockets (net/ipv4/inet_diag.c, inet_sk_diag_fill and its
// siblings for TIME-WAIT and SYN requests):
//
//   datagram  = message, message, …            each aligned to four bytes
//   message   = nlmsghdr, inet_diag_msg, attribute, attribute, …
//   attribute = length and kind (16 bits each), payload; aligned to four bytes
//
// The listing ends with NLMSG_DONE, whose payload is 0 or a negative errno; NLMSG_ERROR refuses
// it, with a negative errno too. Everything is in host byte order but addresses and ports. Buffers
// need not be aligned for their contents, so every structure is copied out before it is read.
#include "decode/inet_diag.h"

#include "decode/holder.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace atlas::decode {
namespace {

using Bytes = std::span<const std::byte>;

// The kernel's numbers of the two address families (include/linux/socket.h).
constexpr std::uint8_t kernelIPv4 = 2;
constexpr std::uint8_t kernelIPv6 = 10;

constexpr std::uint32_t infiniteSsthresh = 0x7fffffff; // TCP_INFINITE_SSTHRESH, include/net/tcp.h
constexpr std::uint64_t unlimitedRate = ~std::uint64_t{0};

/// tcp_info as Linux 2.6 had it. Every kernel gives at least this; what came later is asked for field by field.
constexpr std::size_t oldestTcpInfo = offsetof(tcp_info, tcpi_total_retrans) + sizeof(tcp_info::tcpi_total_retrans);
static_assert(oldestTcpInfo == 104);

template <typename T> [[nodiscard]] T copyOut(Bytes from)
{
    T value{};
    std::memcpy(&value, from.data(), sizeof value);
    return value;
}

[[nodiscard]] constexpr std::size_t aligned(std::size_t length)
{
    return (length + 3U) & ~std::size_t{3};
}

[[nodiscard]] std::uint16_t fromNetwork(std::uint16_t port)
{
    std::uint8_t bytes[2];
    std::memcpy(bytes, &port, sizeof bytes);
    return static_cast<std::uint16_t>(bytes[0] << 8U | bytes[1]);
}

void setEndpoint(Endpoint& endpoint, Family family, const __be32 (&address)[4], std::uint16_t port)
{
    endpoint.address.family = family;
    std::memcpy(endpoint.address.bytes.data(), address, family == Family::IPv4 ? 4 : 16);
    endpoint.port = fromNetwork(port);
}

void setTimer(SocketRecord& record, const inet_diag_msg& message)
{
    const auto kind = timerFromKernel(message.idiag_timer);
    if (!kind)
        return;
    // A timer that is due but has not fired may show a small negative number.
    const bool due = message.idiag_expires > std::uint32_t{std::numeric_limits<std::int32_t>::max()};
    using Remaining = decltype(Timer::remaining);
    record.timer = Timer{meaningOf(*kind, record), message.idiag_retrans, Remaining{due ? 0 : message.idiag_expires}};
}

void setCookie(SocketRecord& record, const __u32 (&cookie)[2])
{
    // sock_diag_save_cookie() makes a cookie where there is none; 0 would be "not made yet".
    constexpr std::uint64_t none = ~std::uint64_t{0};
    const std::uint64_t value = std::uint64_t{cookie[1]} << 32U | cookie[0];
    if (value != 0 && value != none)
        record.cookie = Cookie{value};
}

/// The attributes that are of interest, as they arrived; empty where they did not.
struct Attributes {
    Bytes info;
    Bytes congestion;
    Bytes v6only;
    std::optional<std::size_t> brokenAt; ///< from the start of the attributes
};

[[nodiscard]] Attributes findAttributes(Bytes all)
{
    Attributes found;
    std::size_t at = 0;
    while (at < all.size()) {
        const Bytes rest = all.subspan(at);
        if (rest.size() < sizeof(rtattr)) {
            found.brokenAt = at;
            break;
        }
        const auto header = copyOut<rtattr>(rest);
        if (header.rta_len < sizeof(rtattr) || header.rta_len > rest.size()) {
            found.brokenAt = at;
            break;
        }
        const Bytes payload = rest.subspan(sizeof(rtattr), header.rta_len - sizeof(rtattr));
        if (header.rta_type == INET_DIAG_INFO)
            found.info = payload;
        else if (header.rta_type == INET_DIAG_CONG)
            found.congestion = payload;
        else if (header.rta_type == INET_DIAG_SKV6ONLY)
            found.v6only = payload;
        at += aligned(header.rta_len);
    }
    return found;
}

/// A field that came after the oldest tcp_info: empty where this kernel's structure ends before it.
template <typename Field> [[nodiscard]] std::optional<Field> later(Bytes info, std::size_t offset, Field value)
{
    return offset + sizeof(Field) <= info.size() ? std::optional(value) : std::nullopt;
}

/// The programs' bytes. The kernel counts what it sends again a second time, the other side's FIN as a byte received
/// (tcp_fin()), and as bytes acknowledged the SYN and the FIN, too.
void setBytes(TcpInfo& info, Bytes bytes, const tcp_info& raw, State state)
{
    const auto sent = later(bytes, offsetof(tcp_info, tcpi_bytes_sent), std::uint64_t{raw.tcpi_bytes_sent});
    const auto again = later(bytes, offsetof(tcp_info, tcpi_bytes_retrans), std::uint64_t{raw.tcpi_bytes_retrans});
    if (sent && again)
        info.bytesSent = *sent - std::min(*sent, *again);
    info.bytesAcked = later(bytes, offsetof(tcp_info, tcpi_bytes_acked), std::uint64_t{raw.tcpi_bytes_acked});
    if (info.bytesAcked && info.bytesSent)
        info.bytesAcked = std::min(*info.bytesAcked, *info.bytesSent);
    info.bytesReceived = later(bytes, offsetof(tcp_info, tcpi_bytes_received), std::uint64_t{raw.tcpi_bytes_received});
    if (info.bytesReceived)
        *info.bytesReceived -= std::min(*info.bytesReceived, finReceived(state));
}

/// For what never happened the kernel gives the time since its clock began, or since the connection was made.
void setTimes(TcpInfo& info, const tcp_info& raw, State state)
{
    using Milliseconds = TcpInfo::Milliseconds;
    const bool answered = state != State::SynSent && state != State::SynReceived && state != State::Closed;
    if (info.bytesSent ? *info.bytesSent > 0 : answered)
        info.lastDataSent = Milliseconds{raw.tcpi_last_data_sent};
    if (info.bytesReceived ? *info.bytesReceived > 0 : answered)
        info.lastDataReceived = Milliseconds{raw.tcpi_last_data_recv};
    if (answered)
        info.lastAckReceived = Milliseconds{raw.tcpi_last_ack_recv};
}

[[nodiscard]] TcpInfo readTcpInfo(Bytes bytes, State state)
{
    tcp_info raw{};
    std::memcpy(&raw, bytes.data(), std::min(bytes.size(), sizeof raw));

    TcpInfo info;
    info.rtt = TcpInfo::Microseconds{raw.tcpi_rtt};
    info.rttvar = TcpInfo::Microseconds{raw.tcpi_rttvar};
    info.rto = TcpInfo::Milliseconds{raw.tcpi_rto / 1000};
    info.cwnd = raw.tcpi_snd_cwnd;
    if (raw.tcpi_snd_ssthresh < infiniteSsthresh)
        info.ssthresh = raw.tcpi_snd_ssthresh;
    info.mss = raw.tcpi_snd_mss;
    info.unacked = raw.tcpi_unacked;
    info.retransmits = raw.tcpi_retransmits;
    info.totalRetransmits = raw.tcpi_total_retrans;
    setBytes(info, bytes, raw, state);
    setTimes(info, raw, state);
    info.pacingRate = later(bytes, offsetof(tcp_info, tcpi_pacing_rate), std::uint64_t{raw.tcpi_pacing_rate});
    if (info.pacingRate == unlimitedRate)
        info.pacingRate.reset();
    info.deliveryRate = later(bytes, offsetof(tcp_info, tcpi_delivery_rate), std::uint64_t{raw.tcpi_delivery_rate});
    if (info.deliveryRate == 0) // tcp_compute_delivery_rate(): no sample yet
        info.deliveryRate.reset();
    return info;
}

void setCongestionControl(TcpInfo& info, Bytes name)
{
    const std::size_t room = info.congestionControl.size() - 1;
    const std::size_t length = std::min(name.size(), room);
    const auto end = std::find(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(length), std::byte{0});
    std::transform(name.begin(), end, info.congestionControl.begin(), [](std::byte b) { return static_cast<char>(b); });
}

class Reader {
public:
    Reader(Bytes datagram, std::uint32_t sequence, std::vector<SocketRecord>& into)
        : m_datagram(datagram), m_sequence(sequence), m_into(into)
    {
    }

    DiagOutcome run()
    {
        std::size_t at = 0;
        do {
            const Bytes rest = m_datagram.subspan(at);
            if (rest.size() < sizeof(nlmsghdr)) {
                blame(at, DiagFault::HeaderCut);
                break;
            }
            const auto header = copyOut<nlmsghdr>(rest);
            if (header.nlmsg_len < sizeof(nlmsghdr)) {
                blame(at, DiagFault::LengthTooSmall);
                break;
            }
            if (header.nlmsg_len > rest.size()) {
                blame(at, DiagFault::LengthPastEnd);
                break;
            }
            read(at, header, rest.subspan(sizeof(nlmsghdr), header.nlmsg_len - sizeof(nlmsghdr)));
            at += aligned(header.nlmsg_len);
        } while (at < m_datagram.size() && m_outcome.end == DiagEnd::More);
        return std::move(m_outcome);
    }

private:
    void blame(std::size_t offset, DiagFault fault) { m_outcome.problems.push_back({offset, fault}); }

    void read(std::size_t at, const nlmsghdr& header, Bytes payload)
    {
        if (header.nlmsg_seq != m_sequence) {
            ++m_outcome.foreign;
            return;
        }
        m_outcome.interrupted |= (header.nlmsg_flags & NLM_F_DUMP_INTR) != 0;
        switch (header.nlmsg_type) {
        case SOCK_DIAG_BY_FAMILY:
            readSocket(at, payload);
            break;
        case NLMSG_DONE:
            finish(payload.size() < sizeof(int) ? 0 : copyOut<int>(payload));
            break;
        case NLMSG_ERROR:
            if (payload.size() < sizeof(int))
                blame(at, DiagFault::PayloadCut);
            else
                finish(copyOut<int>(payload));
            break;
        case NLMSG_NOOP:
            break;
        default:
            blame(at, DiagFault::UnexpectedType);
        }
    }

    void finish(int code)
    {
        m_outcome.end = code < 0 ? DiagEnd::Failed : DiagEnd::Done;
        if (code < 0)
            m_outcome.error = code == std::numeric_limits<int>::min() ? std::numeric_limits<int>::max() : -code;
    }

    void readSocket(std::size_t at, Bytes payload)
    {
        if (payload.size() < sizeof(inet_diag_msg)) {
            blame(at, DiagFault::PayloadCut);
            return;
        }
        const auto message = copyOut<inet_diag_msg>(payload);
        if (message.idiag_family != kernelIPv4 && message.idiag_family != kernelIPv6) {
            blame(at, DiagFault::UnknownFamily);
            return;
        }
        SocketRecord& record = m_into.emplace_back();
        fill(record, message);
        fillFromAttributes(record, at, payload.subspan(sizeof(inet_diag_msg)));
    }

    static void fill(SocketRecord& record, const inet_diag_msg& message)
    {
        const Family family = message.idiag_family == kernelIPv4 ? Family::IPv4 : Family::IPv6;
        record.kernelState = message.idiag_state;
        record.state = stateFromKernel(message.idiag_state);
        setCookie(record, message.id.idiag_cookie);
        setEndpoint(record.local, family, message.id.idiag_src, message.id.idiag_sport);
        if (record.state == State::Listen)
            record.remote.address.family = family;
        else
            setEndpoint(record.remote, family, message.id.idiag_dst, message.id.idiag_dport);
        if (message.id.idiag_if != 0)
            record.interface = Interface{message.id.idiag_if, {}};
        setHolder(record, message.idiag_inode, message.idiag_uid);
        record.receiveQueue = message.idiag_rqueue;
        record.sendQueue = message.idiag_wqueue;
        setTimer(record, message);
        record.ownerMissing = OwnerMissing::NotLookedUp;
    }

    void fillFromAttributes(SocketRecord& record, std::size_t at, Bytes all)
    {
        const Attributes attributes = findAttributes(all);
        if (attributes.brokenAt)
            blame(at + sizeof(nlmsghdr) + sizeof(inet_diag_msg) + *attributes.brokenAt, DiagFault::AttributeBroken);
        if (!attributes.v6only.empty())
            record.v6only = attributes.v6only.front() != std::byte{0};
        // A listener's tcp_info has its queue where others have segments in flight, and nothing
        // else (tcp_get_info() returns early): it would be misread. One that is only bound has nothing to tell.
        if (attributes.info.empty() || record.state == State::Listen || (record.isBoundOnly() && !record.hasPeer()))
            return;
        if (attributes.info.size() < oldestTcpInfo) {
            blame(at, DiagFault::TcpInfoCut);
            return;
        }
        TcpInfo& info = record.tcpInfo.emplace(readTcpInfo(attributes.info, record.state));
        setCongestionControl(info, attributes.congestion);
    }

    Bytes m_datagram;
    std::uint32_t m_sequence;
    std::vector<SocketRecord>& m_into;
    DiagOutcome m_outcome;
};

} // namespace

Error describe(DiagFault fault)
{
    switch (fault) {
    case DiagFault::HeaderCut:
        return Error::saying("fewer bytes than a message header");
    case DiagFault::LengthTooSmall:
        return Error::saying("a message that claims to be shorter than its header");
    case DiagFault::LengthPastEnd:
        return Error::saying("a message that claims more bytes than arrived");
    case DiagFault::UnexpectedType:
        return Error::saying("a message of an unexpected type");
    case DiagFault::PayloadCut:
        return Error::saying("a message too short for its type");
    case DiagFault::UnknownFamily:
        return Error::saying("a socket that is neither IPv4 nor IPv6");
    case DiagFault::AttributeBroken:
        return Error::saying("an attribute whose length is wrong");
    case DiagFault::TcpInfoCut:
        return Error::saying("a tcp_info too short to be one");
    }
    return Error::saying("an unknown fault");
}

DiagOutcome decodeDiag(std::span<const std::byte> datagram, std::uint32_t sequence, std::vector<SocketRecord>& into)
{
    return Reader(datagram, sequence, into).run();
}

} // namespace atlas::decode
