// SPDX-License-Identifier: GPL-3.0-or-later
//
// The owners of all sockets on the real kernel: a user without rights lists the sockets, and the probe reads the
// processes which that user may not.
#include "collect/system_source.h"
#include "probe/watch.h"
#include "support/child.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

namespace atlas::test {
namespace {

using namespace std::chrono_literals;
using collect::PrivilegedOwners;
using collect::ProbeWithOwners;

/// Which process holds the listener, for a user without rights: pid and reason before and after the probe's answer; or
/// what failed.
std::string asUnprivilegedUser(const Endpoint& listener)
{
    const auto owners = std::make_shared<PrivilegedOwners>();
    ProbeWithOwners probe({probePath()}, owners);
    std::promise<std::string> beginning;
    auto begun = beginning.get_future();
    const auto started = probe.start({.sink = {},
                                      .begun = [&] { beginning.set_value(""); },
                                      .ended = [&](const Error& why) { beginning.set_value(why.message()); }});
    if (!started)
        return started.error().message();
    if (const std::string why = begun.get(); !why.empty())
        return why;
    if (::setresgid(65534, 65534, 65534) != 0 || ::setresuid(65534, 65534, 65534) != 0)
        return "cannot become another user";
    collect::SystemSource source(collect::Owners::LookUp, owners);
    std::string story;
    for (const auto end = std::chrono::steady_clock::now() + patience; std::chrono::steady_clock::now() < end;) {
        const auto snapshot = source.capture();
        if (!snapshot)
            return snapshot.error().message();
        const auto found = std::ranges::find(snapshot->sockets, listener, &SocketRecord::local);
        if (found == snapshot->sockets.end())
            return "the listener is not listed";
        if (const Process* const process = found->owners.first())
            return story + std::to_string(number(process->pid)) +
                (snapshot->processesHidden > 0 ? " some hidden" : " none hidden");
        story = std::string(identifier(*found->ownerMissing)) + " ";
        std::this_thread::sleep_for(5ms); // the answer comes from another process, without a sign
    }
    return story + "for ever";
}

TEST(PrivilegedOwners, AreReportedToAUserWithoutRights)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can start the probe and then become another user";
    if (const auto why = Watch().whyNot())
        GTEST_SKIP() << "the probe cannot observe here: " << *why;
    collect::UniqueFd listener = listenOn();
    Child child([&](int output) {
        const Endpoint local = localOf(listener);
        listener.reset(); // it is the parent's
        const std::string said = asUnprivilegedUser(local);
        if (::write(output, said.data(), said.size()) != static_cast<ssize_t>(said.size()))
            ::_exit(1);
    });
    EXPECT_EQ(child.readAll(), "not-permitted " + std::to_string(::getpid()) + " none hidden");
}

/// What the probe says of a process that connects to a listener of its own: "PID as caller, PID as owner".
std::string saidOfOurselves()
{
    Watch watch;
    if (const auto why = watch.whyNot())
        return *why;
    const collect::UniqueFd listener = listenOn();
    const collect::UniqueFd client = connectTo(localOf(listener));
    const Cookie cookie = cookieOf(client);
    const auto opened = watch.awaitStep([cookie](const StateChanged& step) { return step.cookie == cookie; });
    const auto owners = watch.owners();
    if (!opened || !owners)
        return "nothing was reported";
    const auto holder = std::ranges::find(owners->owners, cookie, &decode::ProbeOwner::cookie);
    const auto caller = std::get<StateChanged>(opened->what).pid;
    return (caller ? std::to_string(number(*caller)) : "nobody") + " as caller, " +
        (holder != owners->owners.end() ? std::to_string(number(holder->pid)) : "nobody") + " as owner";
}

TEST(ProcessesOfANamespace, AreReportedByItsOwnNumbers)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can make a process namespace here";
    if (const auto why = Watch().whyNot())
        GTEST_SKIP() << "the probe cannot observe here: " << *why;
    Child outer([](int output) {
        if (::unshare(CLONE_NEWPID) != 0)
            ::_exit(1);
        Child inner([](int text) { // process 1 of the new namespace
            const std::string said = saidOfOurselves();
            if (::write(text, said.data(), said.size()) != static_cast<ssize_t>(said.size()))
                ::_exit(1);
        });
        const std::string said = inner.readAll();
        if (::write(output, said.data(), said.size()) != static_cast<ssize_t>(said.size()))
            ::_exit(1);
    });
    EXPECT_EQ(outer.readAll(), "1 as caller, 1 as owner");
}

} // namespace
} // namespace atlas::test
