// SPDX-License-Identifier: GPL-3.0-or-later
//
// Four messages of rtnetlink(7) make a bare device the one cable of a host. Two of them say more than "up":
//
// - No queueing discipline. Some computers use `fq`, which spreads what TCP sends over time as the measured round trip
//   suggests; here a person is the network, a round trip takes many seconds, and a segment would come as late.
// - The route asks for quick acknowledgements, so that an ACK comes at once and belongs to the step that caused it,
//   instead of up to 40 ms later. An ACK then never rides on the next data or FIN by chance either.
#include "lab/network/link_setup.h"

#include "collect/system_error.h"
#include "collect/unique_fd.h"
#include "decode/netlink_answer.h"

#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

namespace atlas::lab {
namespace {

constexpr std::size_t ipv4Size = 4;
constexpr std::uint8_t wholeAddress = 32; // the length of a prefix that is one address

/// One request, grown piece by piece. All that is sent here fits with room to spare.
class Message {
public:
    template <typename Body> Message(std::uint16_t type, std::uint16_t flags, const Body& body)
    {
        append(&m_header, sizeof m_header);
        append(&body, sizeof body);
        m_header.nlmsg_type = type;
        m_header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
    }

    void add(std::uint16_t kind, std::span<const std::byte> value)
    {
        const rtattr attribute{static_cast<std::uint16_t>(RTA_LENGTH(value.size())), kind};
        append(&attribute, sizeof attribute);
        append(value.data(), value.size());
    }
    template <typename T> void addValue(std::uint16_t kind, const T& value)
    {
        add(kind, std::as_bytes(std::span(&value, 1)));
    }
    void addAddress(std::uint16_t kind, const Address& address)
    {
        add(kind, std::as_bytes(std::span(address.bytes)).first(ipv4Size));
    }

    [[nodiscard]] std::span<const std::byte> bytes()
    {
        m_header.nlmsg_len = static_cast<std::uint32_t>(m_used);
        std::memcpy(m_bytes.data(), &m_header, sizeof m_header);
        return std::span(m_bytes).first(m_used);
    }

private:
    void append(const void* from, std::size_t size)
    {
        std::memcpy(m_bytes.data() + m_used, from, size);
        m_used += NLMSG_ALIGN(size);
    }

    nlmsghdr m_header{};
    std::array<std::byte, 256> m_bytes{};
    std::size_t m_used = 0;
};

/// Sends one request and waits for the kernel's yes or no.
std::expected<void, Error> ask(const collect::UniqueFd& kernel, const Error& what, Message message)
{
    const auto request = message.bytes();
    if (::send(kernel.get(), request.data(), request.size(), 0) < 0)
        return std::unexpected(collect::toError(what, collect::lastError()));
    std::array<std::byte, 1024> buffer{};
    const ssize_t length = ::recv(kernel.get(), buffer.data(), buffer.size(), 0);
    if (length < 0)
        return std::unexpected(collect::toError(what, collect::lastError()));
    const auto answer = decode::parseAcknowledgement(std::span(buffer).first(static_cast<std::size_t>(length)));
    if (!answer)
        return std::unexpected(within(what, answer.error()));
    if (*answer != 0)
        return std::unexpected(collect::toError(what, {*answer, std::system_category()}));
    return {};
}

Message addressRequest(int index, const Address& own)
{
    ifaddrmsg body{};
    body.ifa_family = AF_INET;
    body.ifa_prefixlen = wholeAddress;
    body.ifa_index = static_cast<std::uint32_t>(index);
    Message message(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, body);
    message.addAddress(IFA_LOCAL, own);
    message.addAddress(IFA_ADDRESS, own);
    return message;
}

Message switchOnRequest(int index)
{
    ifinfomsg body{};
    body.ifi_family = AF_UNSPEC;
    body.ifi_index = index;
    body.ifi_flags = IFF_UP;
    body.ifi_change = IFF_UP;
    return {RTM_NEWLINK, 0, body};
}

Message noQueueRequest(int index)
{
    tcmsg body{};
    body.tcm_family = AF_UNSPEC;
    body.tcm_ifindex = index;
    body.tcm_parent = TC_H_ROOT;
    Message message(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE, body);
    constexpr std::array kind{'n', 'o', 'q', 'u', 'e', 'u', 'e', '\0'};
    message.add(TCA_KIND, std::as_bytes(std::span(kind)));
    return message;
}

Message routeRequest(int index, const Address& own, const Address& neighbour)
{
    rtmsg body{};
    body.rtm_family = AF_INET;
    body.rtm_dst_len = wholeAddress;
    body.rtm_table = RT_TABLE_MAIN;
    body.rtm_protocol = RTPROT_STATIC;
    body.rtm_scope = RT_SCOPE_LINK;
    body.rtm_type = RTN_UNICAST;
    Message message(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, body);
    message.addAddress(RTA_DST, neighbour);
    message.addAddress(RTA_PREFSRC, own);
    message.addValue(RTA_OIF, index);
    struct {
        rtattr header{RTA_LENGTH(sizeof(std::uint32_t)), RTAX_QUICKACK};
        std::uint32_t value = 1;
    } const quick;
    message.addValue(RTA_METRICS, quick);
    return message;
}

} // namespace

std::expected<void, Error> setUpLink(int index, const Address& own, const Address& neighbour)
{
    const collect::UniqueFd kernel(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    if (!kernel)
        return std::unexpected(
            collect::toError(Error::saying("asking the kernel for a network device"), collect::lastError()));
    auto done = ask(kernel, Error::saying("giving the network device its address"), addressRequest(index, own));
    if (done)
        done = ask(kernel, Error::saying("switching the network device on"), switchOnRequest(index));
    // A kernel without queueing disciplines refuses this, and needs it not.
    if (done)
        std::ignore = ask(kernel, Error::saying("taking the queue away"), noQueueRequest(index));
    if (done)
        done = ask(kernel, Error::saying("making the route"), routeRequest(index, own, neighbour));
    return done;
}

} // namespace atlas::lab
