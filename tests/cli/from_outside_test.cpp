// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program in a process of its own, with this computer's real sockets.
#include "cli/outside.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <system_error>

namespace atlas::cli::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// A listener of this process on a free port of 127.0.0.1.
class Listener {
public:
    Listener() : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        if (bind(m_socket.number(), plain, size) != 0 || listen(m_socket.number(), 7) != 0 ||
            getsockname(m_socket.number(), plain, &size) != 0)
            throw std::system_error(errno, std::generic_category());
        m_port = ntohs(address.sin_port);
    }
    int port() const { return m_port; }
    int descriptor() const { return m_socket.number(); }

private:
    Fd m_socket;
    int m_port = 0;
};

TEST(FromOutside, ListsOurOwnSocketWithItsOwner)
{
    const Listener listener;
    ASSERT_EQ(prctl(PR_SET_NAME, "a\x1b[31m\xff)"), 0);
    const auto outcome =
        run({"list", "--json", "--filter", "local:127.0.0.1:" + std::to_string(listener.port()), "--state", "LISTEN"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const json document = json::parse(outcome.out);
    ASSERT_EQ(document["sockets"].size(), 1U);
    const json& socket = document["sockets"][0];
    EXPECT_EQ(socket["state"], "LISTEN");
    EXPECT_EQ(socket["local"]["port"], listener.port());
    EXPECT_EQ(socket["remote"], nullptr);
    EXPECT_EQ(socket["uid"], getuid());
    EXPECT_EQ(socket["send_queue"], 7);
    ASSERT_EQ(socket["owners"].size(), 1U);
    EXPECT_EQ(socket["owners"][0],
              (json{{"pid", getpid()}, {"name", "a\\x1b[31m\\xff)"}, {"fd", listener.descriptor()}}));

    const auto table = run({"list", "--filter", "pid:" + std::to_string(getpid())});
    EXPECT_THAT(table.out, HasSubstr("127.0.0.1:" + std::to_string(listener.port())));
    EXPECT_THAT(table.out, HasSubstr("a\\x1b[31m\\xff)"));
    const auto unowned = run({"list", "--no-owners", "--csv", "--filter", std::to_string(listener.port())});
    EXPECT_THAT(unowned.out, HasSubstr("not-looked-up"));
}

TEST(FromOutside, ExplainsEveryState)
{
    for (const char* const language : {"en", "pt_BR", "uk"})
        for (const char* const state : {"closed", "listen", "syn-sent", "syn-recv", "estab", "fin-wait-1", "fin-wait-2",
                                        "closing", "time-wait", "close-wait", "last-ack", "unknown"}) {
            const auto outcome = run({"explain", state, "--language", language});
            EXPECT_EQ(outcome.code, 0) << outcome.err;
            EXPECT_EQ(outcome.out.find('{'), std::string::npos) << outcome.out;
            EXPECT_GT(outcome.out.size(), 500U);
        }
}

TEST(FromOutside, EndsWithTheRightCode)
{
    EXPECT_EQ(run({"states"}).code, 0);
    EXPECT_EQ(run({}).code, 2);
    const auto outcome = run({"list", "--filter", "("});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("\n  (\n   ^\n"));
}

TEST(FromOutside, EndsQuietlyWhenItsOutputIsNotRead)
{
    Pipe out;
    Pipe err;
    out.reading.reset();
    const pid_t child = start({"states"}, out.writing->number(), err.writing->number());
    err.writing.reset();
    EXPECT_EQ(err.readAll(), "");
    EXPECT_EQ(exitCode(child), 0);
}

TEST(FromOutside, SaysWhenTheAnswerCannotBeWritten)
{
    const Fd full(open("/dev/full", O_WRONLY | O_CLOEXEC));
    Pipe err;
    const pid_t child = start({"states"}, full.number(), err.writing->number());
    err.writing.reset();
    EXPECT_EQ(err.readAll(), "tcpatlasctl: writing the answer: No space left on device\n");
    EXPECT_EQ(exitCode(child), 1);
}

/// One connection to `listener`, opened and closed.
void connectAndClose(const Listener& listener)
{
    const Fd client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(listener.port()));
    ASSERT_EQ(connect(client.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const Fd server(accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
}

TEST(FromOutside, WatchReportsAConnectionAndEndsOnAnInterrupt)
{
    const Listener listener;
    Running watch({"watch", "--json", "--filter", "port:" + std::to_string(listener.port())});
    ASSERT_TRUE(watch.awaitText("\"source\":"));
    connectAndClose(listener);
    ASSERT_TRUE(watch.awaitText("\"remote\":{\"address\":\"127.0.0.1\",\"port\":" + std::to_string(listener.port())));
    watch.interrupt();
    const std::string rest = watch.rest();
    EXPECT_TRUE(rest.empty() || rest.ends_with('\n')) << "whole lines to the end";
    EXPECT_EQ(watch.code(), 0);
}

// With nothing to write it would never notice by writing.
TEST(FromOutside, WatchEndsWhenItsReaderGoes)
{
    Running watch({"watch", "--filter", "port:1 port:2"});
    ASSERT_TRUE(watch.awaitText("#"));
    watch.stopReading();
    EXPECT_EQ(watch.errors(), "");
    EXPECT_EQ(watch.code(), 0);
}

} // namespace
} // namespace atlas::cli::test
