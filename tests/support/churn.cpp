// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/churn.h"

#include "collect/unique_fd.h"

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <stdexcept>

namespace atlas::test {
namespace {

using collect::UniqueFd;

void require(bool done, const char* what)
{
    if (!done)
        throw std::runtime_error(what);
}

/// A process that closes such a socket resets the connection, so that none is left behind in TIME-WAIT.
void resetOnClose(int socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    require(::setsockopt(socket, SOL_SOCKET, SO_LINGER, &none, sizeof none) == 0, "SO_LINGER");
}

sockaddr_in localAddress(int socket)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    require(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0, "getsockname");
    return address;
}

Endpoint onLoopback(std::uint16_t networkPort)
{
    return {Address::v4(127, 0, 0, 1), ntohs(networkPort)};
}

} // namespace

struct Churn::Held {
    UniqueFd client;
    UniqueFd server;
    Connection connection;
};

Churn::Churn(std::size_t connections)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    require(m_listener >= 0 && ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                ::listen(m_listener, 16) == 0,
            "cannot listen on 127.0.0.1");
    resetOnClose(m_listener);
    for (std::size_t i = 0; i < connections; ++i) {
        m_held.push_back(open());
        m_living.push_back(m_held.back().connection);
    }
}

Churn::~Churn()
{
    stop();
    m_held.clear();
    ::close(m_listener);
}

Churn::Held Churn::open()
{
    const sockaddr_in service = localAddress(m_listener);
    Held held;
    held.client = UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    require(static_cast<bool>(held.client), "socket");
    resetOnClose(held.client.get());
    require(::connect(held.client.get(), reinterpret_cast<const sockaddr*>(&service), sizeof service) == 0, "connect");
    held.server = UniqueFd(::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC));
    require(static_cast<bool>(held.server), "accept");
    held.connection = {onLoopback(localAddress(held.client.get()).sin_port), onLoopback(service.sin_port), ++m_serial};
    return held;
}

void Churn::replace(std::size_t place)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_living[place].serial = 0;
    }
    m_held[place] = {};
    m_held[place] = open();
    const std::scoped_lock lock(m_mutex);
    m_living[place] = m_held[place].connection;
}

void Churn::start(std::size_t passing)
{
    m_thread = std::jthread([this, passing](const std::stop_token& stopping) {
        std::mt19937 random(1); // NOLINT(bugprone-random-generator-seed): the same places in every run
        while (!stopping.stop_requested())
            replace(random() % passing);
    });
}

void Churn::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::vector<Connection> Churn::living() const
{
    std::vector<Connection> result;
    const std::scoped_lock lock(m_mutex);
    for (const Connection& connection : m_living)
        if (connection.serial != 0)
            result.push_back(connection);
    return result;
}

std::size_t raiseDescriptorLimit()
{
    rlimit limit{};
    require(::getrlimit(RLIMIT_NOFILE, &limit) == 0, "getrlimit");
    limit.rlim_cur = limit.rlim_max;
    require(::setrlimit(RLIMIT_NOFILE, &limit) == 0, "setrlimit");
    return limit.rlim_cur;
}

} // namespace atlas::test
