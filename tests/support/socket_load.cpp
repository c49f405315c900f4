// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/socket_load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

namespace atlas::test {
namespace {

// What a child needs beside its pairs: the standard streams, its listener, the pipes, what was inherited.
constexpr std::size_t spareDescriptors = 128;
// Connections from one address to one listener; well below the 28,232 ports that it may choose from.
constexpr std::size_t pairsPerListener = 5000;

std::size_t pairsPerChild()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        throw std::runtime_error("getrlimit: " + std::string(std::strerror(errno)));
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const std::size_t descriptors = std::max<std::size_t>(limit.rlim_cur, spareDescriptors + 2);
    return std::min((descriptors - spareDescriptors) / 2, pairsPerListener);
}

/// A process that closes such a socket resets the connection, so that ending the load leaves no TIME-WAITs behind.
bool resetOnClose(int socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    return ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &none, sizeof none) == 0;
}

/// 127.x.y.0, one for each process: two loads at a time do not meet.
std::uint32_t networkOf(pid_t process)
{
    const auto number = static_cast<std::uint32_t>(process);
    return (127U << 24U) + ((128U + (number >> 8U) % 64U) << 16U) + ((number & 255U) << 8U);
}

bool connectPairs(std::size_t pairs, std::uint32_t at)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(at);
    socklen_t length = sizeof address;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (listener < 0 || !resetOnClose(listener) || ::bind(listener, generic, sizeof address) != 0 ||
        ::listen(listener, 16) != 0 || ::getsockname(listener, generic, &length) != 0)
        return false;
    for (std::size_t i = 0; i < pairs; ++i) {
        const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (client < 0 || !resetOnClose(client) || ::connect(client, generic, sizeof address) != 0 ||
            ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC) < 0) // which inherits the linger
            return false;
    }
    return true;
}

/// The child's whole life: connect, say so, wait to be killed.
[[noreturn]] void runChild(std::size_t pairs, unsigned group, pid_t parent, int report)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(1); // it died before the line above
    const bool done = connectPairs(pairs, networkOf(parent) + 2 + group); // one group, one address
    const int error = done ? 0 : errno;
    if (::write(report, &error, sizeof error) != sizeof error || !done)
        ::_exit(1);
    ::close(report);
    for (;;)
        ::pause();
}

} // namespace

Subnet SocketLoad::network()
{
    const std::uint32_t network = networkOf(::getpid());
    return {Address::v4(127, static_cast<std::uint8_t>(network >> 16U), static_cast<std::uint8_t>(network >> 8U), 0),
            24};
}

SocketLoad::SocketLoad(std::size_t sockets)
{
    try {
        const std::size_t most = pairsPerChild();
        unsigned group = 0;
        for (std::size_t left = (sockets + 1) / 2; left > 0; ++group) {
            const std::size_t pairs = std::min(left, most);
            startChild(pairs, group);
            left -= pairs;
        }
    } catch (...) {
        end();
        throw;
    }
}

SocketLoad::~SocketLoad()
{
    end();
}

void SocketLoad::startChild(std::size_t pairs, unsigned group)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("pipe: " + std::string(std::strerror(errno)));
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0)
        runChild(pairs, group, parent, ends[1]);
    ::close(ends[1]);
    if (child > 0)
        m_children.push_back(child);
    int error = child < 0 ? errno : 0;
    const bool reported = child > 0 && ::read(ends[0], &error, sizeof error) == sizeof error;
    ::close(ends[0]);
    if (!reported || error != 0)
        throw std::runtime_error("cannot make " + std::to_string(2 * pairs) +
                                 " sockets: " + (error != 0 ? std::strerror(error) : "the child died"));
}

void SocketLoad::end()
{
    for (const pid_t child : m_children)
        ::kill(child, SIGKILL);
    for (const pid_t child : m_children)
        ::waitpid(child, nullptr, 0);
    m_children.clear();
}

} // namespace atlas::test
