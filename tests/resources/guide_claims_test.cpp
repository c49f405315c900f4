// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the guide claims, held against the kernel. The comments in resources/guide/en name these tests.
#include "collect/system_source.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>

namespace atlas {
namespace {

using test::UniqueFd;

/// Waits for one of `events`, an error or a hang-up, which a connection that is gone has.
bool await(const UniqueFd& socket, short events)
{
    pollfd wanted{socket.get(), events, 0};
    constexpr std::chrono::milliseconds most = test::patience;
    return ::poll(&wanted, 1, static_cast<int>(most.count())) == 1;
}

bool awaitGone(const UniqueFd& socket)
{
    return await(socket, 0);
}

ssize_t sendByte(const UniqueFd& socket)
{
    return ::send(socket.get(), "x", 1, MSG_NOSIGNAL);
}

ssize_t receive(const UniqueFd& socket)
{
    char bytes[16];
    return ::recv(socket.get(), bytes, sizeof bytes, 0);
}

int stateOf(const UniqueFd& socket)
{
    tcp_info info{};
    socklen_t length = sizeof info;
    return ::getsockopt(socket.get(), IPPROTO_TCP, TCP_INFO, &info, &length) == 0 ? info.tcpi_state : -1;
}

std::optional<std::uint32_t> receiveQueue(const test::Pair& pair)
{
    collect::SystemSource source;
    const auto snapshot = source.capture();
    if (!snapshot)
        return std::nullopt;
    const auto found = std::ranges::find_if(snapshot->sockets, [&](const SocketRecord& record) {
        return record.local == pair.local && record.remote == pair.remote;
    });
    return found == snapshot->sockets.end() ? std::nullopt : std::optional(found->receiveQueue);
}

TEST(GuideClaims, WhatHadArrivedCanBeReadAfterAReset)
{
    test::Pair pair = test::connectPair();
    ASSERT_EQ(sendByte(pair.server), 1);
    test::awaitReadable(pair.client);
    test::resetOnClose(pair.server);
    pair.server.reset();
    ASSERT_TRUE(awaitGone(pair.client));
    EXPECT_EQ(receive(pair.client), 1);
    EXPECT_EQ(receive(pair.client), -1);
    EXPECT_EQ(errno, ECONNRESET);
    EXPECT_EQ(receive(pair.client), 0);
}

TEST(GuideClaims, AfterANormalCloseOneSendSucceedsAndTheNextIsABrokenPipe)
{
    test::Pair pair = test::connectPair();
    pair.server.reset();
    ASSERT_TRUE(await(pair.client, POLLRDHUP));
    EXPECT_EQ(sendByte(pair.client), 1);
    ASSERT_TRUE(awaitGone(pair.client));
    EXPECT_EQ(sendByte(pair.client), -1);
    EXPECT_EQ(errno, EPIPE);
}

TEST(GuideClaims, DataAfterCloseIsAnsweredWithAReset)
{
    test::Pair pair = test::connectPair();
    pair.client.reset();
    ASSERT_TRUE(await(pair.server, POLLRDHUP));
    EXPECT_EQ(stateOf(pair.server), TCP_CLOSE_WAIT);
    EXPECT_EQ(sendByte(pair.server), 1);
    ASSERT_TRUE(awaitGone(pair.server));
    EXPECT_EQ(stateOf(pair.server), TCP_CLOSE);
    EXPECT_EQ(receiveQueue(pair), std::nullopt) << "FIN-WAIT-2 is gone";
}

TEST(GuideClaims, RecvQueueIsEmptyBeforeTheEndWasRead)
{
    const test::Pair pair = test::connectPair();
    ASSERT_EQ(sendByte(pair.server), 1);
    test::closeSending(pair.server);
    ASSERT_TRUE(await(pair.client, POLLRDHUP));
    EXPECT_EQ(receiveQueue(pair), 2U) << "the byte, and the FIN";
    EXPECT_EQ(receive(pair.client), 1);
    EXPECT_EQ(receiveQueue(pair), 0U);
    EXPECT_EQ(receive(pair.client), 0);
}

} // namespace
} // namespace atlas
