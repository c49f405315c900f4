// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/receive_floor.h"

#include "collect/socket_lister.h"

#include <linux/netlink.h>

#include <cstring>
#include <stdexcept>

namespace atlas::test {
namespace {

using Requests = std::vector<std::vector<std::byte>>;

/// Passes everything on to the kernel, and keeps a copy of each request.
class Recorder final : public collect::NetlinkChannel {
public:
    explicit Recorder(Requests& requests) : m_requests(requests) { }
    std::expected<void, std::error_code> send(std::span<const std::byte> request) override
    {
        m_requests.emplace_back(request.begin(), request.end());
        return m_socket.send(request);
    }
    std::expected<collect::Datagram, std::error_code> receive() override { return m_socket.receive(); }
    void close() override { m_socket.close(); }

private:
    Requests& m_requests;
    collect::NetlinkSocket m_socket;
};

/// NLMSG_DONE is the last message of the last datagram, and always of one size: no need to walk the others.
bool endsWithDone(std::span<const std::byte> datagram)
{
    constexpr std::size_t doneSize = NLMSG_SPACE(sizeof(int));
    if (datagram.size() < doneSize)
        return false;
    nlmsghdr last;
    std::memcpy(&last, datagram.last(doneSize).data(), sizeof last);
    return last.nlmsg_type == NLMSG_DONE && last.nlmsg_len == NLMSG_LENGTH(sizeof(int));
}

} // namespace

ReceiveFloor::ReceiveFloor()
{
    collect::SocketLister lister(std::make_unique<Recorder>(m_requests));
    if (!lister.list())
        throw std::runtime_error("cannot list the sockets");
}

std::size_t ReceiveFloor::receive()
{
    std::size_t bytes = 0;
    for (const auto& request : m_requests) {
        if (!m_socket.send(request))
            throw std::runtime_error("cannot send");
        for (bool done = false; !done;) {
            const auto datagram = m_socket.receive();
            if (!datagram)
                throw std::runtime_error("cannot receive: " + datagram.error().message());
            bytes += datagram->bytes.size();
            done = endsWithDone(datagram->bytes);
        }
    }
    return bytes;
}

} // namespace atlas::test
