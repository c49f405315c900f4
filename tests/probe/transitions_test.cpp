// SPDX-License-Identifier: GPL-3.0-or-later
//
// The probe and this computer's kernel: for everything that can happen to a connection, the exact list of transitions
// that the kernel traces, which is not always RFC 9293's. Where TIME-WAIT is a matter of another, small object, the
// socket itself is traced as going to CLOSED.
#include "probe/watch.h"
#include "support/loopback.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace atlas::test {
namespace {

bool hasIPv6()
{
    try {
        static_cast<void>(listenOn("::1"));
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

/// Field 22 of /proc/self/stat: clock ticks after boot.
std::uint64_t startTimeOfThisProcess()
{
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(text.rfind(')') + 2)); // the third field and on
    std::string field;
    for (int i = 3; i <= 22; ++i)
        fields >> field;
    return std::stoull(field);
}

constexpr auto address = "127.67.0.1";

const std::string clientOpens = "CLOSED SYN-SENT ESTABLISHED";
const std::string serverOpens = "LISTEN SYN-RECEIVED ESTABLISHED";

class Transitions : public testing::Test {
protected:
    void SetUp() override
    {
        m_watch.emplace();
        if (const auto why = m_watch->whyNot())
            GTEST_SKIP() << *why;
        m_listener = listenOn(address);
    }

    Watch& watch() { return *m_watch; }
    UniqueFd& listener() { return m_listener; }

private:
    std::optional<Watch> m_watch;
    UniqueFd m_listener;
};

TEST_F(Transitions, OpeningIsReportedWithProcessPlaceAndTime)
{
    const auto before = std::chrono::steady_clock::now();
    const Pair pair = connectPair(listener());
    const auto after = std::chrono::steady_clock::now();
    const Endpoint ofServer = localOf(pair.server);
    const Endpoint ofClient = localOf(pair.client);
    EXPECT_EQ(watch().story(cookieOf(listener()), 1), "CLOSED LISTEN");
    EXPECT_EQ(watch().story(cookieOf(pair.client), 2), clientOpens);
    EXPECT_EQ(watch().story(cookieOf(pair.server), 2), serverOpens);

    for (const Event& event : watch().events()) {
        const auto* step = std::get_if<StateChanged>(&event.what);
        if (step == nullptr || (step->cookie != cookieOf(pair.client) && step->cookie != cookieOf(pair.server)))
            continue;
        EXPECT_GE(event.time, before);
        EXPECT_LE(event.time, after);
        EXPECT_EQ(event.networkNamespace, 0U) << "our own";
        if (step->kernelTo == 2) { // SYN-SENT: connect() has not chosen a port yet
            EXPECT_EQ(step->local.port, 0);
            EXPECT_EQ(step->remote, ofServer);
            EXPECT_EQ(step->pid, Pid{::getpid()});
            EXPECT_EQ(step->process, std::string("test_probe"));
        } else {
            const bool client = step->cookie == cookieOf(pair.client);
            EXPECT_EQ(step->local, client ? ofClient : ofServer);
            EXPECT_EQ(step->remote, client ? ofServer : ofClient);
            EXPECT_FALSE(step->pid) << "the interrupted task is not the owner";
        }
    }
}

TEST_F(Transitions, OverIPv6)
{
    if (!hasIPv6())
        GTEST_SKIP() << "there is no IPv6 here";
    listener() = listenOn("::1");
    const Pair pair = connectPair(listener());
    EXPECT_EQ(watch().story(cookieOf(pair.client), 2), clientOpens);
    EXPECT_EQ(watch().story(cookieOf(pair.server), 2), serverOpens);
    const auto step = watch().awaitStep([&](const StateChanged& s) { return s.cookie == cookieOf(pair.server); });
    ASSERT_TRUE(step);
    EXPECT_EQ(std::get<StateChanged>(step->what).remote, localOf(pair.client));
    EXPECT_EQ(std::get<StateChanged>(step->what).local, localOf(pair.server));
}

TEST_F(Transitions, IPv4InsideIPv6KeepsTheMappedAddresses)
{
    if (!hasIPv6())
        GTEST_SKIP() << "there is no IPv6 here";
    listener() = listenOn("::");
    const Endpoint mapped{Address::parse("::ffff:127.67.0.1").value(), localOf(listener()).port};
    const UniqueFd client = connectTo(mapped);
    const UniqueFd server = acceptFrom(listener());
    EXPECT_EQ(watch().story(cookieOf(server), 2), serverOpens);
    const auto step =
        watch().awaitStep([&](const StateChanged& s) { return s.cookie == cookieOf(client) && s.kernelTo == 1; });
    ASSERT_TRUE(step);
    EXPECT_EQ(std::get<StateChanged>(step->what).remote, mapped);
}

TEST_F(Transitions, TheClientClosesFirst)
{
    Pair pair = connectPair(listener());
    const Cookie client = cookieOf(pair.client);
    const Cookie server = cookieOf(pair.server);
    closeSending(pair.client);
    awaitReadable(pair.server);
    EXPECT_EQ(watch().story(client, 4), clientOpens + " FIN-WAIT-1 FIN-WAIT-2");
    EXPECT_EQ(watch().story(server, 3), serverOpens + " CLOSE-WAIT");
    pair.server.reset();
    EXPECT_EQ(watch().story(client, 5), clientOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED") << "TIME-WAIT, traced as CLOSED";
    EXPECT_EQ(watch().story(server, 5), serverOpens + " CLOSE-WAIT LAST-ACK CLOSED");
}

TEST_F(Transitions, TheServerClosesFirst)
{
    Pair pair = connectPair(listener());
    const Cookie client = cookieOf(pair.client);
    const Cookie server = cookieOf(pair.server);
    closeSending(pair.server);
    awaitReadable(pair.client);
    pair.client.reset();
    EXPECT_EQ(watch().story(server, 5), serverOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED");
    EXPECT_EQ(watch().story(client, 5), clientOpens + " CLOSE-WAIT LAST-ACK CLOSED");
}

TEST_F(Transitions, AnOrphanInFinWait2IsTracedAsClosedAtOnce)
{
    Pair pair = connectPair(listener());
    const Cookie client = cookieOf(pair.client);
    const Cookie server = cookieOf(pair.server);
    pair.client.reset();
    EXPECT_EQ(watch().story(client, 5), clientOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED");
    EXPECT_EQ(watch().story(server, 3), serverOpens + " CLOSE-WAIT") << "while the other side still holds its end";
    pair.server.reset();
    EXPECT_EQ(watch().story(server, 5), serverOpens + " CLOSE-WAIT LAST-ACK CLOSED");
}

TEST_F(Transitions, HalfCloseStillCarriesData)
{
    Pair pair = connectPair(listener());
    closeSending(pair.client);
    ASSERT_EQ(::send(pair.server.get(), "x", 1, MSG_NOSIGNAL), 1);
    awaitReadable(pair.client);
    const Cookie client = cookieOf(pair.client);
    EXPECT_EQ(watch().story(client, 4), clientOpens + " FIN-WAIT-1 FIN-WAIT-2");
    pair.server.reset();
    readToEnd(pair.client);
    EXPECT_EQ(watch().story(client, 5), clientOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED");
}

TEST_F(Transitions, SimultaneousClose)
{
    Pair pair = connectPair(listener());
    const Cookie client = cookieOf(pair.client);
    const Cookie server = cookieOf(pair.server);
    fillWindow(pair.client); // so that its FIN stays behind the data
    closeSending(pair.client);
    closeSending(pair.server);
    EXPECT_EQ(watch().steps(client, 4), clientOpens + " FIN-WAIT-1 CLOSING"); // and its window may be probed
    EXPECT_EQ(watch().steps(server, 4), serverOpens + " FIN-WAIT-1 FIN-WAIT-2");
    readToEnd(pair.server);
    EXPECT_EQ(watch().steps(client, 5), clientOpens + " FIN-WAIT-1 CLOSING CLOSED");
    EXPECT_EQ(watch().steps(server, 5), serverOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED");
}

TEST_F(Transitions, ASocketConnectedToItself)
{
    UniqueFd socket = makeSocket(Family::IPv4);
    bindTo(socket, Endpoint{Address::parse(address).value(), 0});
    const Endpoint itself = localOf(socket);
    socket.reset();
    socket = connectTo(itself, itself);
    const Cookie connected = cookieOf(socket);
    EXPECT_EQ(watch().story(connected, 3), "CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED");
    socket.reset();
    EXPECT_EQ(watch().story(connected, 6), "CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED FIN-WAIT-1 CLOSING CLOSED");
}

TEST_F(Transitions, Refused)
{
    const Endpoint closed = localOf(listener());
    listener().reset();
    EXPECT_THROW(static_cast<void>(connectTo(closed)), std::runtime_error);
    const auto refused = watch().awaitStep(
        [&](const StateChanged& s) { return s.remote == closed && s.kernelFrom == 2 && s.kernelTo == 7; });
    ASSERT_TRUE(refused);
    EXPECT_EQ(watch().story(std::get<StateChanged>(refused->what).cookie, 2),
              "CLOSED SYN-SENT {reset received} CLOSED");
}

TEST_F(Transitions, ClosingWithUnreadDataResets)
{
    Pair pair = connectPair(listener());
    const Cookie client = cookieOf(pair.client);
    const Cookie server = cookieOf(pair.server);
    ASSERT_EQ(::send(pair.server.get(), "unread", 6, MSG_NOSIGNAL), 6);
    awaitReadable(pair.client);
    pair.client.reset();
    // The reset is sent after the step when a program closes, and received before it.
    EXPECT_EQ(watch().story(client, 3), clientOpens + " CLOSED {reset sent}");
    EXPECT_EQ(watch().story(server, 3), serverOpens + " {reset received} CLOSED");
}

TEST_F(Transitions, ClosingWithLinger0Resets)
{
    Pair pair = connectPair(listener());
    const Cookie client = cookieOf(pair.client);
    const Cookie server = cookieOf(pair.server);
    resetOnClose(pair.client);
    pair.client.reset();
    EXPECT_EQ(watch().steps(client, 3), clientOpens + " CLOSED");
    EXPECT_THAT(watch().story(client, 3), testing::HasSubstr("{reset sent}"));
    EXPECT_EQ(watch().story(server, 3), serverOpens + " {reset received} CLOSED");
}

TEST_F(Transitions, AListenerThatClosesResetsWhatWasQueued)
{
    const UniqueFd client = connectTo(localOf(listener()));
    const Cookie ofListener = cookieOf(listener());
    const auto child = watch().awaitStep(
        [remote = localOf(client)](const StateChanged& s) { return s.remote == remote && s.kernelTo == 1; });
    ASSERT_TRUE(child) << "complete, and not accepted";
    const Cookie ofChild = std::get<StateChanged>(child->what).cookie;
    listener().reset();
    EXPECT_EQ(watch().steps(ofListener, 2), "CLOSED LISTEN CLOSED");
    EXPECT_EQ(watch().steps(ofChild, 3), serverOpens + " CLOSED");
    EXPECT_THAT(watch().story(ofChild, 3), testing::HasSubstr("{reset sent}"));
    EXPECT_EQ(watch().story(cookieOf(client), 3), clientOpens + " {reset received} CLOSED");
}

TEST_F(Transitions, AnAddressPairComesBackOutOfTimeWaitWithNewCookies)
{
    const Endpoint ofListener = localOf(listener());
    Pair first = connectPair(listener());
    const Endpoint ofClient = localOf(first.client);
    const Cookie firstServer = cookieOf(first.server);
    closeSending(first.server);
    awaitReadable(first.client);
    first.client.reset();
    EXPECT_EQ(watch().story(firstServer, 5), serverOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED");
    first.server.reset();

    // The very same pair of addresses; the server's side of it is in TIME-WAIT.
    const UniqueFd client = connectTo(ofListener, ofClient);
    const UniqueFd server = acceptFrom(listener());
    ASSERT_NE(cookieOf(server), firstServer);
    EXPECT_EQ(watch().story(cookieOf(client), 2), clientOpens);
    EXPECT_EQ(watch().story(cookieOf(server), 2), serverOpens);
    EXPECT_EQ(watch().story(firstServer, 5), serverOpens + " FIN-WAIT-1 FIN-WAIT-2 CLOSED") << "its end is not traced";
}

TEST_F(Transitions, RepeatedSegmentsAreHinted)
{
    // A listener that does not accept, with a full queue, does not answer a SYN: it is repeated after a second.
    listener() = listenOn(address, 0);
    const Endpoint full = localOf(listener());
    const UniqueFd queued = connectTo(full);
    const UniqueFd waiting = beginConnecting(full);
    const Cookie cookie = cookieOf(waiting);
    const bool repeated = watch().await([cookie](const std::vector<Event>& events) {
        return std::ranges::any_of(events, [cookie](const Event& event) {
            const auto* hint = std::get_if<Hint>(&event.what);
            return hint != nullptr && hint->cookie == cookie && hint->kind == HintKind::Retransmitted;
        });
    });
    EXPECT_TRUE(repeated);
    EXPECT_EQ(watch().steps(cookie, 1), "CLOSED SYN-SENT");
}

TEST_F(Transitions, OwnersOfAllProcessesAreReportedOnRequest)
{
    const auto owners = watch().owners();
    ASSERT_TRUE(owners);
    EXPECT_FALSE(owners->problem) << owners->problem->message();
    const auto ours = std::ranges::find(owners->owners, cookieOf(listener()), &decode::ProbeOwner::cookie);
    ASSERT_NE(ours, owners->owners.end());
    EXPECT_EQ(ours->pid, Pid{::getpid()});
    EXPECT_EQ(ours->descriptor, static_cast<std::uint32_t>(listener().get()));
    EXPECT_EQ(ours->inode, inodeOf(listener()));
    EXPECT_EQ(ours->uid, Uid{::getuid()});
    EXPECT_EQ(ours->process, "test_probe");
    EXPECT_EQ(ours->startTime / (1'000'000'000 / static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK))),
              startTimeOfThisProcess());
    // And again: the iterator is not used up.
    EXPECT_TRUE(watch().owners());
}

} // namespace
} // namespace atlas::test
