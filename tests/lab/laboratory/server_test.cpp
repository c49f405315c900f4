// SPDX-License-Identifier: GPL-3.0-or-later
//
// The protocol, with a network on which nothing ever happens: what is asked is answered, whatever it is.
#include "lab/laboratory/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace {

using namespace atlas;
using namespace atlas::lab;
using nlohmann::json;

class QuietNetwork final : public Network {
public:
    [[nodiscard]] Mode mode() const override { return Mode::Hosts; }
    [[nodiscard]] Address address(Host host) const override { return Address::v4(127, 0, 0, host == Host::A ? 1 : 2); }
    [[nodiscard]] std::expected<void, Error> enter(Host /*host*/) override { return {}; }
    [[nodiscard]] std::expected<std::vector<SocketRecord>, Error> sockets(Host /*host*/,
                                                                          std::span<const Cookie> /*own*/) override
    {
        return std::vector<SocketRecord>();
    }
    [[nodiscard]] bool holdsPackets() const override { return true; }
    [[nodiscard]] std::optional<std::span<const std::byte>> receive(Host /*from*/) override { return std::nullopt; }
    [[nodiscard]] std::expected<void, Error> deliver(Host /*to*/, std::span<const std::byte> /*packet*/) override
    {
        return {};
    }
    [[nodiscard]] std::optional<int> descriptor(Host /*from*/) const override { return std::nullopt; }
};

/// All answers to `input`, the greeting first; the input ends after it.
std::vector<json> answersTo(const std::string& input, const std::function<void(Server&, Laboratory&)>& prepare = {})
{
    int in[2];
    int out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0)
        throw std::runtime_error("pipe2");
    std::thread writer([&] {
        for (std::string_view rest = input; !rest.empty();) {
            const ssize_t written = ::write(in[1], rest.data(), rest.size());
            if (written <= 0)
                break;
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        ::close(in[1]);
    });
    std::string output;
    std::thread reader([&] {
        std::array<char, 4096> buffer{};
        for (ssize_t length = 0; (length = ::read(out[0], buffer.data(), buffer.size())) > 0;)
            output.append(buffer.data(), static_cast<std::size_t>(length));
    });
    {
        Laboratory laboratory(std::make_unique<QuietNetwork>());
        Server server(laboratory, in[0], out[1]);
        if (prepare)
            prepare(server, laboratory);
        server.run();
    }
    ::close(out[1]);
    writer.join();
    reader.join();
    ::close(in[0]);
    ::close(out[0]);
    std::vector<json> answers;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);)
        answers.push_back(json::parse(line));
    return answers;
}

TEST(Server, GreetsAndEndsWithItsInput)
{
    const auto answers = answersTo("");
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0]["lab"], 1);
    EXPECT_EQ(answers[0]["mode"], "hosts");
    EXPECT_EQ(answers[0]["hosts"]["b"]["address"], "127.0.0.2");
    EXPECT_TRUE(answers[0]["kernel"].is_string());
}

TEST(Server, AnswersEachRequestWithItsIdAndAReport)
{
    const auto answers = answersTo("{\"id\":7,\"do\":\"look\"}\n"
                                   "{\"id\":8,\"do\":\"call\",\"host\":\"a\",\"call\":\"socket\",\"socket\":\"x\"}\n");
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[1]["id"], 7);
    EXPECT_EQ(answers[1]["ok"], true);
    EXPECT_EQ(answers[1]["hosts"]["a"]["end"]["state"], "CLOSED");
    EXPECT_EQ(answers[1]["packets"], json::array());
    EXPECT_EQ(answers[1]["news"], json::array());
    EXPECT_EQ(answers[2]["id"], 8);
    EXPECT_EQ(answers[2]["result"], (json{{"value", 0}, {"errno", nullptr}}));
    ASSERT_EQ(answers[2]["news"].size(), 1U);
    EXPECT_EQ(answers[2]["news"][0]["text"], "socket()");
    EXPECT_EQ(answers[2]["news"][0]["n"], 1);
    EXPECT_EQ(answers[2]["hosts"]["a"]["sockets"][0]["name"], "x");
    EXPECT_EQ(answers[2]["hosts"]["a"]["sockets"][0]["local"], nullptr);
}

struct Garbage {
    const char* line;
    json column;
};
class ServerGarbage : public testing::TestWithParam<Garbage> { };

TEST_P(ServerGarbage, IsReportedWithItsColumnAndChangesNothing)
{
    const auto answers = answersTo(std::string(GetParam().line) + "\n{\"id\":1,\"do\":\"look\"}\n");
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[1]["id"], nullptr);
    EXPECT_EQ(answers[1]["ok"], false);
    EXPECT_TRUE(answers[1]["error"]["message"].is_string());
    EXPECT_EQ(answers[1]["error"]["column"], GetParam().column);
    EXPECT_EQ(answers[2]["ok"], true);
}

INSTANTIATE_TEST_SUITE_P(Server, ServerGarbage,
                         testing::Values(Garbage{"", 1}, Garbage{"hello", 1}, Garbage{"{\"id\":1,}", 9},
                                         Garbage{"{\"id\":1", 8}, Garbage{"[]", 1},
                                         Garbage{"{\"id\":\"x\",\"do\":\"look\"}", 1}, Garbage{"{\"do\":\"look\"}", 1},
                                         Garbage{"{\"id\":1,\"do\":5}", 1}, Garbage{"\"\xff\"", 2},
                                         Garbage{"{\"id\":1e999,\"do\":\"look\"}", 11}));

TEST(Server, ARequestThatCannotBeCarriedOutHasItsId)
{
    const auto answers = answersTo("{\"id\":3,\"do\":\"fly\"}\n{\"id\":4,\"do\":\"deliver\",\"packet\":9}\n");
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[1]["id"], 3);
    EXPECT_EQ(answers[1]["ok"], false);
    EXPECT_EQ(answers[1]["error"]["message"], "do: there is no \"fly\"");
    EXPECT_EQ(answers[2]["error"]["message"], "no packet 9 is in flight");
}

TEST(Server, ALineThatIsTooLongIsReportedOnceAndSkipped)
{
    const auto answers = answersTo(std::string(300'000, '[') + "\n{\"id\":1,\"do\":\"look\"}\n");
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[1]["error"]["column"], 65'537);
    EXPECT_EQ(answers[2]["id"], 1);
    // As deep as a line can be.
    const auto deep = answersTo(std::string(65'536, '[') + "\n");
    ASSERT_EQ(deep.size(), 2U);
    EXPECT_EQ(deep[1]["ok"], false);
}

TEST(Server, AMessageNeverHoldsHalfACharacter)
{
    std::string name(39, 'x');
    for (int i = 0; i < 10; ++i)
        name += "\xc3\xa9";
    const auto answers = answersTo("{\"id\":1,\"do\":\"look\",\"" + name + "\":1}\n");
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[1]["ok"], false);
}

TEST(Server, AddedRequestsAnswerWithTheirOwnMembers)
{
    std::vector<std::string> seen;
    const auto prepare = [&](Server& server, Laboratory&) {
        server.setLessons(
            {.answer = [](const LessonRequest& request) -> std::expected<Answer, Error> {
                 if (std::holds_alternative<NextStep>(request))
                     return std::unexpected(Error::verbatim(std::string("no")));
                 return LessonTitles{{"close", "Close", true}};
             },
             .before = {},
             .after = [&](const Action& action, const CallResult&) { seen.push_back(toJson(action)["do"]); }});
    };
    const auto answers =
        answersTo("{\"id\":1,\"do\":\"lessons\"}\n{\"id\":2,\"do\":\"next\"}\n{\"id\":3,\"do\":\"look\"}\n", prepare);
    ASSERT_EQ(answers.size(), 4U);
    EXPECT_EQ(answers[1]["ok"], true);
    EXPECT_EQ(answers[1]["lessons"], (json{{{"id", "close"}, {"title", "Close"}, {"loopback", true}}}));
    EXPECT_TRUE(answers[1].contains("hosts"));
    EXPECT_EQ(answers[2]["ok"], false);
    EXPECT_EQ(answers[2]["error"]["message"], "no");
    EXPECT_THAT(seen, testing::ElementsAre("look"));
}

TEST(Server, EventsThatDoNotFitIntoTheAnswerComeAheadOfIt)
{
    constexpr int calls = 1000;
    const auto prepare = [](Server& server, Laboratory& laboratory) {
        const auto much = [&laboratory](const LessonRequest&) -> std::expected<Answer, Error> {
            Call call;
            call.socket = "x";
            for (int i = 0; i < calls; ++i) {
                call.call = i % 2 == 0 ? CallName::Socket : CallName::Close;
                if (const auto done = laboratory.perform(call); !done)
                    return std::unexpected(done.error());
            }
            return Answer();
        };
        server.setLessons({.answer = much, .before = {}, .after = {}});
    };
    const auto answers = answersTo("{\"id\":1,\"do\":\"next\"}\n{\"id\":2,\"do\":\"look\"}\n", prepare);
    ASSERT_GT(answers.size(), 3U) << "a thousand calls do not fit into one line";
    int reported = 0;
    for (std::size_t i = 1; i < answers.size(); ++i) {
        EXPECT_LE(lineOf(answers[i]).size(), longestLine);
        EXPECT_EQ(answers[i]["ok"], true);
        EXPECT_TRUE(answers[i].contains("hosts"));
        EXPECT_EQ(answers[i]["id"], i + 2 < answers.size() ? json(nullptr) : json(i + 3 - answers.size()));
        for (const json& event : answers[i]["news"])
            EXPECT_EQ(event["n"], ++reported);
    }
    EXPECT_EQ(reported, calls);
}

TEST(Server, AnAnswerThatIsTooLongIsAnErrorThatSaysSo)
{
    const auto prepare = [](Server& server, Laboratory&) {
        const auto save = [](const LessonRequest&) { return LessonSaved{std::string(longestLine, 'x')}; };
        server.setLessons({.answer = save, .before = {}, .after = {}});
    };
    const auto answers = answersTo("{\"id\":1,\"do\":\"save\",\"title\":\"x\"}\n", prepare);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[1]["id"], 1);
    EXPECT_EQ(answers[1]["ok"], false);
    EXPECT_EQ(answers[1]["error"]["message"], "the answer would be longer than 65536 bytes");
    EXPECT_TRUE(answers[1].contains("hosts"));
    EXPECT_FALSE(answers[1].contains("text"));
}

TEST(Server, AWaitEndsWhenTheClientIsGone)
{
    const auto answers =
        answersTo("{\"id\":1,\"do\":\"await\",\"for\":\"packet\",\"packet\":{},\"timeout_ms\":120000}\n");
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[1]["ok"], false);
}

TEST(Server, ARefusalIsAGreetingWithARemedy)
{
    const std::string_view what = "w";
    const json line =
        json::parse(lineOf(Refusal{Refusal::Reason::NoTun, Error::saying("%1 m", what), Error::saying("r")}));
    EXPECT_EQ(line,
              (json{{"lab", 1},
                    {"error",
                     {{"code", "no-tun"},
                      {"message", "w m"},
                      {"phrases", {{{"text", "%1 m"}, {"arguments", {"w"}}}}},
                      {"remedy", "r"},
                      {"remedy_phrases", {{{"text", "r"}, {"arguments", json::array()}}}}}}}));
}

} // namespace
