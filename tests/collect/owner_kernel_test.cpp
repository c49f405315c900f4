// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sockets that are held in other ways than by a descriptor of a process's first thread, on the real kernel.
#include "collect/owner_index.h"
#include "collect/system_source.h"
#include "support/child.h"
#include "support/files.h"
#include "support/loopback.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <linux/io_uring.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <future>
#include <string>
#include <thread>

namespace atlas::collect {
namespace {

using test::Child;
using testing::HasSubstr;

/// "812:3 812:4": pid and descriptor of each owner; the reason in brackets where there is none.
std::string ownersOf(const SocketRecord& record)
{
    std::string text;
    for (const Owner& owner : record.owners.all())
        text += (text.empty() ? "" : " ") + std::to_string(number(owner.process->pid)) + ":" +
            std::to_string(owner.descriptor);
    return record.owners.empty() ? "(" + std::string(identifier(*record.ownerMissing)) + ")" : text;
}

/// What a first snapshot says of the socket with this local end.
std::string listedOwners(const Endpoint& local)
{
    SystemSource source;
    const auto snapshot = source.capture();
    if (!snapshot)
        return snapshot.error().message();
    const auto found = std::ranges::find(snapshot->sockets, local, &SocketRecord::local);
    if (found == snapshot->sockets.end())
        return "not listed";
    return ownersOf(*found);
}

struct OwnerKernelTest : testing::Test {
    /// A child that holds the listener in the way of `body(listener, output)`, which does not return; ours is closed.
    template <typename Body> std::string heldBy(Body body)
    {
        Child child([&](int output) { body(listener, output); });
        listener.reset();
        if (!child.awaitByte())
            return "the child has failed";
        pid = std::to_string(child.pid());
        return listedOwners(local);
    }

    UniqueFd listener = test::listenOn();
    Endpoint local = test::localOf(listener);
    std::string pid;
};

bool isDead(pid_t thread)
{
    std::ifstream file("/proc/self/task/" + std::to_string(thread) + "/stat");
    std::string text;
    std::getline(file, text);
    return text.contains(") Z ");
}

TEST_F(OwnerKernelTest, AThreadHoldsItWhenTheFirstOneHasExited)
{
    const int descriptor = listener.get();
    const std::string owners = heldBy([](UniqueFd&, int output) {
        std::thread([output, first = ::getpid()] {
            while (!isDead(first)) // no event tells that a thread has become a zombie
                std::this_thread::yield();
            test::readyAndWait(output);
        }).detach();
        ::syscall(SYS_exit, 0); // this thread alone
    });
    EXPECT_EQ(owners, pid + ":" + std::to_string(descriptor));
}

TEST_F(OwnerKernelTest, AThreadHoldsItInATableOfItsOwn)
{
    const int descriptor = listener.get();
    const std::string owners = heldBy([](UniqueFd& held, int output) {
        std::promise<void> closed;
        std::promise<void> unshared;
        std::thread([&, output] {
            if (::unshare(CLONE_FILES) != 0)
                ::_exit(1);
            unshared.set_value();
            closed.get_future().wait();
            test::readyAndWait(output);
        }).detach();
        unshared.get_future().wait();
        held.reset(); // in the first thread's table
        closed.set_value();
        while (true)
            ::pause();
    });
    EXPECT_EQ(owners, pid + ":" + std::to_string(descriptor));
}

/// A ring that keeps this descriptor's file; nothing where the kernel lets us have none.
UniqueFd ringThatKeeps(int descriptor)
{
    io_uring_params parameters{};
    UniqueFd ring(static_cast<int>(::syscall(SYS_io_uring_setup, 4, &parameters)));
    std::array<int, 3> files{descriptor, -1, descriptor};
    if (!ring || ::syscall(SYS_io_uring_register, ring.get(), IORING_REGISTER_FILES, files.data(), files.size()) != 0)
        return {};
    return ring;
}

TEST_F(OwnerKernelTest, ARingKeepsItWithoutADescriptor)
{
    if (!ringThatKeeps(listener.get()))
        GTEST_SKIP() << "no io_uring here: " << std::strerror(errno);
    const std::string owners = heldBy([](UniqueFd& held, int output) {
        const UniqueFd ring = ringThatKeeps(held.get());
        held.reset();
        if (ring)
            test::readyAndWait(output);
    });
    EXPECT_THAT(owners, testing::AnyOf(pid + ":-1", "(registered)")); // older kernels do not name what they keep
}

TEST_F(OwnerKernelTest, ADescriptorOnItsWayThroughAUnixSocketIsTheReason)
{
    const std::string owners = heldBy([](UniqueFd& held, int output) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
            return;
        char byte = 'x';
        iovec data{&byte, 1};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
        msghdr message{};
        message.msg_iov = &data;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr* const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        const int descriptor = held.get();
        std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
        if (::sendmsg(ends[0], &message, 0) != 1)
            return;
        held.reset();
        test::readyAndWait(output);
    });
    EXPECT_EQ(owners, "(in-flight)");
}

TEST(OwnersOfMptcp, AreThoseOfTheSubflows)
{
    constexpr int mptcp = 262;
    const auto make = [] { return UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, mptcp)); };
    const UniqueFd listener = make();
    if (!listener)
        GTEST_SKIP() << "no MPTCP here: " << std::strerror(errno);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ASSERT_EQ(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), length), 0);
    ASSERT_EQ(::listen(listener.get(), 4), 0);
    ASSERT_EQ(::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &length), 0);
    const UniqueFd client = make();
    ASSERT_EQ(::connect(client.get(), reinterpret_cast<const sockaddr*>(&address), length), 0);
    const UniqueFd server = test::acceptFrom(listener);

    SystemSource source;
    const auto snapshot = source.capture();
    ASSERT_TRUE(snapshot);
    const std::uint16_t port = ntohs(address.sin_port);
    std::size_t seen = 0;
    for (const SocketRecord& record : snapshot->sockets) {
        if (record.local.port != port && record.remote.port != port)
            continue;
        ++seen;
        EXPECT_THAT(ownersOf(record), HasSubstr(std::to_string(::getpid()) + ":")) << rfcName(record.state);
    }
    EXPECT_EQ(seen, 3U);
}

/// One socket's reason, and what is said of the search as a whole, after `prepare` and without other files.
std::string saidWithout(const std::function<void()>& prepare, const std::filesystem::path& proc = "/proc")
{
    Child child([&](int output) {
        const UniqueFd listener = test::listenOn();
        OwnerIndex index(proc);
        SocketLister lister;
        auto snapshot = lister.list();
        if (!snapshot)
            ::_exit(1);
        prepare();
        const OwnerPoll poll = index.assign(snapshot->sockets, std::chrono::steady_clock::now());
        const auto found = std::ranges::find(snapshot->sockets, test::localOf(listener), &SocketRecord::local);
        const std::string said = ownersOf(*found) + " " + (poll.problem ? poll.problem->message() : "no problem");
        if (::write(output, said.data(), said.size()) != static_cast<ssize_t>(said.size()))
            ::_exit(1);
    });
    return child.readAll();
}

TEST(OwnersThatCannotBeRead, AreNotCalledRefused)
{
    const std::string said = saidWithout([] {
        const rlimit none{0, 0};
        if (::setrlimit(RLIMIT_NOFILE, &none) != 0)
            ::_exit(1);
    });
    EXPECT_THAT(said, testing::StartsWith("(not-readable) processes that could not be read: "));
    EXPECT_THAT(said, HasSubstr(std::strerror(EMFILE)));
}

TEST(OwnersThatCannotBeRead, AreNotSearchedForWhereProcIsNotMounted)
{
    const test::TemporaryDirectory empty;
    EXPECT_EQ(saidWithout([] { }, empty.path()), "(not-readable) /proc lists no process: it is not mounted");
}

} // namespace
} // namespace atlas::collect
