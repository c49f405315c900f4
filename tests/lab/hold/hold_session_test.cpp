// SPDX-License-Identifier: GPL-3.0-or-later
//
// `tcpatlas-lab hold` and `tcpatlas-lab loopback` from outside, line by line.
#include "collect/child_process.h"
#include "formats/lab/line.h"
#include "support/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <poll.h>
#include <unistd.h>

#include <array>
#include <string>
#include <tuple>

namespace atlas::lab {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using namespace std::chrono_literals;

/// tcpatlas-lab in one of its modes, after its greeting.
class Program {
public:
    explicit Program(const char* mode)
        : m_child(std::move(collect::ChildProcess::start({TCPATLAS_LAB_PATH, mode}).value())), m_greeting(next())
    {
    }
    [[nodiscard]] const json& greeting() const { return m_greeting; }
    /// The answer to a line; not what came by itself meanwhile.
    json ask(const std::string& line)
    {
        EXPECT_TRUE(m_child.write(line + '\n', 5s));
        for (;;) {
            json answer = next();
            if (!answer.is_object() || !answer["id"].is_null() || answer["ok"] == false)
                return answer;
        }
    }
    /// Waits for a line; null if there is none any more.
    json next()
    {
        for (;;) {
            if (const auto line = m_lines.next())
                return json::parse(line->text);
            pollfd output{m_child.output(), POLLIN, 0};
            std::array<char, 4096> part{};
            const ssize_t length =
                ::poll(&output, 1, 20'000) == 1 ? ::read(m_child.output(), part.data(), part.size()) : 0;
            if (length <= 0)
                return nullptr;
            m_lines.add({part.data(), static_cast<std::size_t>(length)});
        }
    }
    [[nodiscard]] std::optional<collect::ChildEnd> end() { return m_child.end(5s); }

private:
    collect::ChildProcess m_child;
    LineBuffer m_lines{1U << 20U};
    json m_greeting;
};

TEST(HoldMode, HoldsReleasesAndLists)
{
    Program lab("hold");
    EXPECT_EQ(lab.greeting()["lab"], 1);
    EXPECT_EQ(lab.greeting()["mode"], "hold");
    const json held = lab.ask(R"({"id":1,"do":"hold","state":"CLOSING"})");
    EXPECT_EQ(held["id"], 1);
    ASSERT_EQ(held["ok"], true) << held;
    ASSERT_EQ(held["held"].size(), 1U);
    EXPECT_EQ(held["held"][0]["handle"], held["handle"]);
    EXPECT_EQ(held["held"][0]["state"], "CLOSING");
    EXPECT_EQ(held["held"][0]["passes_in_ms"], nullptr);
    EXPECT_THAT(held["held"][0]["local"].get<std::string>(), HasSubstr("127.0.0.1:"));

    const json listener = lab.ask(R"({"id":2,"do":"hold","state":"LISTEN"})");
    ASSERT_EQ(listener["held"].size(), 2U);
    EXPECT_EQ(listener["held"][1]["remote"], nullptr);

    const json released = lab.ask(json{{"id", 3}, {"do", "release"}, {"handle", held["handle"]}}.dump());
    EXPECT_EQ(released["ok"], true);
    ASSERT_EQ(released["held"].size(), 1U);
    EXPECT_EQ(released["held"][0]["state"], "LISTEN");
    EXPECT_EQ(lab.ask(R"({"id":4,"do":"held"})")["held"], released["held"]);

    const auto ended = lab.end();
    ASSERT_TRUE(ended);
    EXPECT_FALSE(ended->killed);
    EXPECT_EQ(ended->number, 0);
}

TEST(HoldMode, ATimeWaitCannotBeReleased)
{
    Program lab("hold");
    const json held = lab.ask(R"({"id":1,"do":"hold","state":"TIME-WAIT"})");
    ASSERT_EQ(held["ok"], true) << held;
    EXPECT_GT(held["held"][0]["passes_in_ms"], 50'000);
    EXPECT_LE(held["held"][0]["passes_in_ms"], 60'000);
    const json kept = lab.ask(json{{"id", 2}, {"do", "release"}, {"handle", held["handle"]}}.dump());
    EXPECT_EQ(kept["ok"], false);
    EXPECT_THAT(kept["error"]["message"].get<std::string>(), HasSubstr("60 s"));
}

TEST(HoldMode, ReportsWhenATimeWaitHasPassed)
{
    Program lab("hold");
    ASSERT_EQ(lab.ask(R"({"id":1,"do":"hold","state":"TIME-WAIT"})")["ok"], true);
    json report;
    for (int waits = 0; waits < 4 && !report.is_object(); ++waits)
        report = lab.next();
    ASSERT_TRUE(report.is_object());
    EXPECT_EQ(report["id"], nullptr);
    EXPECT_EQ(report["held"], json::array());
}

TEST(HoldMode, GarbageGetsALineAndChangesNothing)
{
    Program lab("hold");
    ASSERT_EQ(lab.ask(R"({"id":1,"do":"hold","state":"LAST-ACK"})")["ok"], true);
    for (const auto& garbage :
         {std::string(), std::string("garbage"), std::string("{"), std::string("[1]"), std::string("\"\\ud800\""),
          std::string("{\"do\":\"held\"}"), std::string("{\"id\":\"x\",\"do\":\"held\"}"), std::string("\0\xff\xfe", 3),
          std::string("{\"id\":1e999,\"do\":\"held\"}"), std::string(70'000, 'x')}) {
        const json answer = lab.ask(garbage);
        ASSERT_TRUE(answer.is_object()) << garbage.substr(0, 40);
        EXPECT_EQ(answer["id"], nullptr);
        EXPECT_EQ(answer["ok"], false);
        EXPECT_TRUE(answer["error"]["column"].is_number());
    }
    for (const char* const refused :
         {R"({"id":5,"do":"jump"})", R"({"id":5,"do":"hold"})", R"({"id":5,"do":"hold","state":"OPEN"})",
          R"({"id":5,"do":"hold","state":"CLOSED"})", R"({"id":5,"do":"hold","state":7})",
          R"({"id":5,"do":"release","handle":99})", R"({"id":5,"do":"held","more":1})"}) {
        const json answer = lab.ask(refused);
        EXPECT_EQ(answer["id"], 5);
        EXPECT_EQ(answer["ok"], false) << refused;
    }
    EXPECT_EQ(lab.ask(R"({"id":9,"do":"held"})")["held"].size(), 1U);
}

TEST(LoopbackMode, FollowsALessonWithoutPackets)
{
    Program lab("loopback");
    EXPECT_EQ(lab.greeting()["mode"], "loopback");
    EXPECT_EQ(lab.greeting()["hosts"]["b"]["address"], "127.0.0.2");
    const json begun = lab.ask(R"({"id":1,"do":"lesson","lesson":"close"})");
    ASSERT_EQ(begun["ok"], true) << begun;
    const int steps = begun["lesson"]["steps"];
    EXPECT_EQ(begun["lesson"]["outline"].size(), static_cast<std::size_t>(steps));
    for (int id = 2; id < 2 + steps; ++id) {
        const json answer = lab.ask(json{{"id", id}, {"do", "next"}}.dump());
        ASSERT_EQ(answer["ok"], true) << answer;
        EXPECT_EQ(answer["step"]["unmet"], json::array());
        EXPECT_EQ(answer["packets"], json::array());
    }
    const json refused = lab.ask(R"({"id":90,"do":"lesson","lesson":"simultaneous-close"})");
    EXPECT_EQ(refused["ok"], false);
    const json automatic = lab.ask(R"({"id":91,"do":"deliver","packet":1})");
    EXPECT_EQ(automatic["ok"], true) << automatic;
    EXPECT_EQ(automatic["news"].back()["kind"], "note");
}

TEST(LoopbackMode, ReachesNoOtherAddressAndKeepsNoMoreThanItMay)
{
    Program lab("loopback");
    std::ignore = lab.greeting();
    const auto call = [&](json members) {
        members.update({{"id", 1}, {"do", "call"}});
        return lab.ask(members.dump());
    };
    ASSERT_EQ(call({{"host", "b"}, {"call", "socket"}, {"socket", "l"}})["ok"], true);
    ASSERT_EQ(call({{"host", "b"}, {"call", "bind"}, {"socket", "l"}, {"port", 5080}})["ok"], true);
    ASSERT_EQ(call({{"host", "b"}, {"call", "listen"}, {"socket", "l"}, {"backlog", 8}})["ok"], true);
    ASSERT_EQ(call({{"host", "a"}, {"call", "socket"}, {"socket", "c"}})["ok"], true);
    const auto connect = [&](json more) {
        more.update({{"host", "a"}, {"call", "connect"}, {"socket", "c"}, {"port", 5080}});
        return call(more);
    };
    for (const char* const address : {"127.0.0.9", "127.0.0.3", "10.0.0.1", "0.0.0.0"}) {
        const json refused = connect({{"address", address}});
        EXPECT_EQ(refused["ok"], false) << address;
        EXPECT_EQ(refused["error"]["message"], "on loopback only 127.0.0.1 and 127.0.0.2 can be connected to");
    }
    ASSERT_EQ(connect({{"address", "127.0.0.2"}})["ok"], true);

    std::size_t sent = 0;
    json answer = call({{"host", "a"}, {"call", "send"}, {"socket", "c"}, {"bytes", 100'000}});
    for (int i = 0; i < 300 && answer["ok"] == true && answer["result"]["errno"].is_null(); ++i) {
        sent += answer["result"]["value"].get<std::size_t>();
        answer = call({{"host", "a"}, {"call", "send"}, {"socket", "c"}, {"bytes", 100'000}});
    }
    EXPECT_GT(sent, 0U);
    EXPECT_LE(sent, 8UZ << 20U);
}

TEST(Program, SaysHowItIsUsed)
{
    auto child = collect::ChildProcess::start({TCPATLAS_LAB_PATH, "nonsense"});
    ASSERT_TRUE(child);
    const auto ended = child->waitFor(test::patience);
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->number, 2);
}

} // namespace
} // namespace atlas::lab
