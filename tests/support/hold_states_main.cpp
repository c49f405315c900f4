// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds real sockets in every state on the loopback addresses until its standard input ends, for
// screenshots and demonstrations. When all of them are there it prints a line "STATE LOCAL REMOTE" for each,
// one "walk LOCAL REMOTE" for a connection that is closed when a line comes in, side by side and slowly, and then
// "holding".
#include "support/held_states.h"
#include "support/loopback.h"

#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <list>

namespace {

enum class Input { None, Line, End };

/// What comes from standard input before the time is over.
Input awaitInput(int milliseconds)
{
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    if (::poll(&input, 1, milliseconds) <= 0)
        return Input::None;
    char ignored[256];
    return ::read(STDIN_FILENO, ignored, sizeof ignored) <= 0 ? Input::End : Input::Line;
}

/// One side closes, and half a second later the other.
void walk(atlas::test::Pair& pair)
{
    pair.client.reset();
    static_cast<void>(awaitInput(500));
    pair.server.reset();
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
            std::printf("%s %s %s\n", std::string(atlas::rfcName(one.state)).c_str(), one.local.toString().c_str(),
                        one.remote.toString().c_str());
    const auto listener = atlas::test::listenOn();
    auto pair = atlas::test::connectPair(listener);
    std::printf("walk %s %s\n", pair.local.toString().c_str(), pair.remote.toString().c_str());
    std::puts("holding");
    std::fflush(stdout);
    constexpr int beforeTheyPass = 40'000;
    for (;;) {
        switch (awaitInput(beforeTheyPass)) {
        case Input::End:
            return EXIT_SUCCESS;
        case Input::Line:
            walk(pair);
            break;
        case Input::None:
            for (auto& states : held)
                states.renew();
        }
    }
} catch (const std::exception& error) {
    std::fprintf(stderr, "hold_states: %s\n", error.what());
    return EXIT_FAILURE;
}
