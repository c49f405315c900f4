// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"
#include "core/tcp/state.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::test {

using Bytes = std::vector<std::byte>;

template <typename T> void append(Bytes& to, const T& value)
{
    const auto raw = std::as_bytes(std::span(&value, 1));
    to.insert(to.end(), raw.begin(), raw.end());
}

inline void pad(Bytes& bytes)
{
    bytes.resize((bytes.size() + 3) / 4 * 4);
}

/// One socket as the kernel describes it; a test names the fields that it is about.
struct DiagSocket {
    std::string_view local = "127.0.0.1:22";
    std::string_view remote = "127.0.0.1:40000";
    std::uint8_t state = 1;
    std::uint8_t timer = 0;
    std::uint8_t retransmissions = 0;
    std::uint32_t expires = 0;
    std::uint32_t receiveQueue = 0;
    std::uint32_t sendQueue = 0;
    std::uint32_t uid = 0;
    std::uint32_t inode = 0;
    std::uint32_t interface = 0;
    std::uint64_t cookie = 1;
};

/// A netlink attribute: its length, its kind, `payload`, and padding.
inline Bytes attribute(std::uint16_t kind, std::span<const std::byte> payload)
{
    Bytes bytes;
    append(bytes, rtattr{static_cast<unsigned short>(sizeof(rtattr) + payload.size()), kind});
    bytes.insert(bytes.end(), payload.begin(), payload.end());
    pad(bytes);
    return bytes;
}

/// The first `length` bytes of tcp_info as an attribute; more than the structure has is filled with 0xaa.
inline Bytes infoAttribute(const tcp_info& info, std::size_t length = sizeof(tcp_info))
{
    Bytes raw;
    append(raw, info);
    raw.resize(length, std::byte{0xaa});
    return attribute(INET_DIAG_INFO, raw);
}

inline Bytes congestionAttribute(std::string_view name)
{
    Bytes raw(name.size() + 1);
    std::memcpy(raw.data(), name.data(), name.size());
    return attribute(INET_DIAG_CONG, raw);
}

/// Builds netlink datagrams of an answer to the request number `sequence`.
class DiagBytes {
public:
    explicit DiagBytes(std::uint32_t sequence = 1) : m_sequence(sequence) { }

    DiagBytes& message(std::uint16_t type, std::span<const std::byte> payload, std::uint16_t flags = NLM_F_MULTI)
    {
        nlmsghdr header{};
        header.nlmsg_len = static_cast<std::uint32_t>(sizeof header + payload.size());
        header.nlmsg_type = type;
        header.nlmsg_flags = flags;
        header.nlmsg_seq = m_sequence;
        append(m_bytes, header);
        m_bytes.insert(m_bytes.end(), payload.begin(), payload.end());
        pad(m_bytes);
        return *this;
    }

    DiagBytes& socket(const DiagSocket& socket, const Bytes& attributes = {}, std::uint16_t flags = NLM_F_MULTI)
    {
        const auto local = Endpoint::parse(socket.local).value();
        const auto remote = Endpoint::parse(socket.remote).value();
        inet_diag_msg body{};
        body.idiag_family = local.address.family == Family::IPv4 ? AF_INET : AF_INET6;
        body.idiag_state = socket.state;
        body.idiag_timer = socket.timer;
        body.idiag_retrans = socket.retransmissions;
        body.id.idiag_sport = htons(local.port);
        body.id.idiag_dport = htons(remote.port);
        std::memcpy(body.id.idiag_src, local.address.bytes.data(), 16);
        std::memcpy(body.id.idiag_dst, remote.address.bytes.data(), 16);
        body.id.idiag_if = socket.interface;
        body.id.idiag_cookie[0] = static_cast<std::uint32_t>(socket.cookie);
        body.id.idiag_cookie[1] = static_cast<std::uint32_t>(socket.cookie >> 32U);
        body.idiag_expires = socket.expires;
        body.idiag_rqueue = socket.receiveQueue;
        body.idiag_wqueue = socket.sendQueue;
        body.idiag_uid = socket.uid;
        body.idiag_inode = socket.inode;
        Bytes payload;
        append(payload, body);
        payload.insert(payload.end(), attributes.begin(), attributes.end());
        return message(SOCK_DIAG_BY_FAMILY, payload, flags);
    }

    /// The end of a dump; `code` is 0 or a negative errno.
    DiagBytes& done(int code = 0, std::uint16_t flags = NLM_F_MULTI)
    {
        return message(NLMSG_DONE, std::as_bytes(std::span(&code, 1)), flags);
    }

    /// A refusal with a negative errno.
    DiagBytes& error(int code)
    {
        const nlmsgerr refusal{code, {}};
        return message(NLMSG_ERROR, std::as_bytes(std::span(&refusal, 1)), 0);
    }

    /// Overwrites the length that the message at `offset` claims.
    DiagBytes& lie(std::size_t offset, std::uint32_t length)
    {
        std::memcpy(m_bytes.data() + offset, &length, sizeof length);
        return *this;
    }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }

private:
    std::uint32_t m_sequence;
    Bytes m_bytes;
};

/// Both, one after the other: `a` and `b` as attributes of one message, or as one datagram.
inline Bytes join(Bytes a, const Bytes& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace atlas::test
