// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/connection_burst.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace atlas::test {
namespace {

struct Report {
    int error = 0;
    double seconds = 0;
};

Report openAcceptReset(std::size_t connections, std::uint32_t address)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(address);
    socklen_t length = sizeof name;
    auto* const generic = reinterpret_cast<sockaddr*>(&name);
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || ::bind(listener, generic, length) != 0 || ::listen(listener, 16) != 0 ||
        ::getsockname(listener, generic, &length) != 0)
        return {errno, 0};
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < connections; ++i) {
        const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (client < 0 || ::connect(client, generic, sizeof name) != 0)
            return {errno, 0};
        const int server = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (server < 0 || ::setsockopt(client, SOL_SOCKET, SO_LINGER, &none, sizeof none) != 0)
            return {errno, 0};
        ::close(client);
        ::close(server);
    }
    return {0, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count()};
}

} // namespace

std::expected<std::chrono::duration<double>, std::string> burst(std::size_t connections, std::uint32_t address)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::unexpected(std::string("pipe: ") + std::strerror(errno));
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const Report report = openAcceptReset(connections, address);
        ::_exit(::write(ends[1], &report, sizeof report) == sizeof report ? 0 : 1);
    }
    ::close(ends[1]);
    Report report{child < 0 ? errno : 0, 0};
    const bool reported = child > 0 && ::read(ends[0], &report, sizeof report) == sizeof report;
    ::close(ends[0]);
    if (child > 0)
        ::waitpid(child, nullptr, 0);
    if (!reported || report.error != 0)
        return std::unexpected(std::string("cannot make the connections: ") +
                               (report.error != 0 ? std::strerror(report.error) : "the process died"));
    return std::chrono::duration<double>(report.seconds);
}

} // namespace atlas::test
