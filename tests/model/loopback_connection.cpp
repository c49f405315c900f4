// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/loopback_connection.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <system_error>

namespace atlas::test {
namespace {

int checked(int result)
{
    if (result < 0)
        throw std::system_error(errno, std::system_category());
    return result;
}

collect::UniqueFd makeSocket()
{
    return collect::UniqueFd(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)));
}

sockaddr_in nameOf(const collect::UniqueFd& socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    checked(::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size));
    return address;
}

Endpoint endpointOf(const collect::UniqueFd& socket)
{
    return {Address::v4(127, 0, 0, 1), ntohs(nameOf(socket).sin_port)};
}

} // namespace

LoopbackConnection::LoopbackConnection() : client(makeSocket())
{
    const auto listener = makeSocket();
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    checked(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address));
    checked(::listen(listener.get(), 1));
    address = nameOf(listener);
    checked(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address));
    server = collect::UniqueFd(checked(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC)));
    local = endpointOf(client);
    remote = endpointOf(listener);
}

void LoopbackConnection::shutDownClient()
{
    checked(::shutdown(client.get(), SHUT_WR));
}

} // namespace atlas::test
