// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds real sockets in every state on the loopback addresses until its standard input ends, for
// screenshots and demonstrations. When all of them are there it prints a line "STATE LOCAL REMOTE" for each,
// and then "holding".
#include "support/held_states.h"

#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <list>

namespace {

/// Waits until standard input ends (true) or the time is over (false).
bool inputEndsWithin(int milliseconds)
{
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    if (::poll(&input, 1, milliseconds) <= 0)
        return false;
    char ignored[256];
    return ::read(STDIN_FILENO, ignored, sizeof ignored) <= 0;
}

} // namespace

int main()
try {
    using atlas::Family;
    std::list<atlas::test::HeldStates> held;
    for (const Family family : {Family::IPv4, Family::IPv6})
        if (atlas::test::hasLoopback(family))
            held.emplace_back(family);
    for (const auto& states : held)
        for (const auto& one : states.all())
            std::printf("%s %s %s\n", atlas::rfcName(one.state).data(), one.local.toString().c_str(),
                        one.remote.toString().c_str());
    std::puts("holding");
    std::fflush(stdout);
    constexpr int beforeTheyPass = 40'000;
    while (!inputEndsWithin(beforeTheyPass))
        for (auto& states : held)
            states.renew();
    return EXIT_SUCCESS;
} catch (const std::exception& error) {
    std::fprintf(stderr, "hold_states: %s\n", error.what());
    return EXIT_FAILURE;
}
