// SPDX-License-Identifier: GPL-3.0-or-later
//
// `watch` without a kernel: events and snapshots come from the test, and it ends when the test says.
#include "cli/command.h"
#include "support/history_text.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <deque>
#include <memory>
#include <sstream>

namespace atlas::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using Clock = std::chrono::steady_clock;

/// What the test plays, and what it may read afterwards.
struct Play {
    std::string first; ///< the snapshot before anything happens; every later one is the same
    std::vector<std::string> transitions; ///< reported as soon as the source is started
    std::optional<Error> cannotStart;
    std::optional<Error> breaks; ///< after the transitions
    std::uint64_t lost = 0; ///< after the transitions
    std::map<Endpoint, std::string> answers; ///< to exact queries, by the local endpoint
    bool blind = false;
};

class PlayedSource final : public SnapshotSource {
public:
    explicit PlayedSource(const Play& play) : m_play(play) { }
    std::expected<Snapshot, Error> capture() override
    {
        if (m_play.blind)
            return std::unexpected(Error::saying("no sockets here"));
        return atlas::test::snapshotFromText(m_play.first, Clock::now());
    }
    std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record) override
    {
        const auto found = m_play.answers.find(record.local);
        if (found == m_play.answers.end())
            return std::nullopt;
        return atlas::test::socketFromText(found->second, Clock::now());
    }

private:
    const Play& m_play;
};

class PlayedEvents final : public EventSource {
public:
    PlayedEvents(const Play& play, std::function<void()>& end) : m_play(play), m_end(end) { }
    std::expected<void, Error> start(Listener listener) override
    {
        if (m_play.cannotStart)
            return std::unexpected(*m_play.cannotStart);
        std::vector<Event> events;
        events.reserve(m_play.transitions.size());
        for (const std::string& line : m_play.transitions)
            events.push_back(atlas::test::changed(line, Clock::now()));
        if (m_play.lost > 0)
            events.push_back(atlas::test::lost(m_play.lost, Clock::now()));
        if (listener.begun)
            listener.begun();
        listener.sink(std::move(events));
        if (m_play.breaks)
            listener.ended(*m_play.breaks);
        m_end();
        return {};
    }

private:
    const Play& m_play;
    std::function<void()>& m_end;
};

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;

    [[nodiscard]] std::vector<json> objects() const
    {
        std::vector<json> all;
        std::istringstream lines(out);
        for (std::string line; std::getline(lines, line);)
            all.push_back(json::parse(line));
        return all;
    }
};

/// Runs until the last source has reported what it has to report.
Outcome watch(const Play& play, std::vector<std::string_view> options = {})
{
    std::ostringstream out;
    std::ostringstream err;
    std::function<void()> end;
    const Workshop workshop{
        .io = {out, err, {}, [](const std::string&) { return std::nullopt; }},
        .makeSource = [&](bool) { return std::make_unique<PlayedSource>(play); },
        .makeGuide = [] { return Guide(); },
        .makeEventSources =
            [&] {
                std::vector<EventSources> choices(1);
                choices[0] = {"play", "The test tells.", "nothing.", {}};
                choices[0].sources.push_back(std::make_unique<PlayedEvents>(play, end));
                return choices;
            },
        .watchForEnd = [&](std::function<void()> onEnd) -> std::expected<std::unique_ptr<EndWatcher>, Error> {
            end = std::move(onEnd);
            if (play.cannotStart)
                end();
            return std::unique_ptr<EndWatcher>();
        }};
    options.insert(options.begin(), "watch");
    Outcome outcome;
    outcome.code = static_cast<int>(run(options, workshop));
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

Play oneConnection()
{
    return {.first = "LISTEN 0.0.0.0:80 - cookie=1 pid=80 name=nginx",
            .transitions = {"CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7 pid=5 name=curl",
                            "SYN-SENT > ESTABLISHED 127.0.0.1:40000 127.0.0.1:80 cookie=7",
                            "SYN-RECEIVED > ESTABLISHED 127.0.0.1:80 127.0.0.1:40000 cookie=8",
                            "ESTABLISHED > FIN-WAIT-1 127.0.0.1:40000 127.0.0.1:80 cookie=7",
                            "FIN-WAIT-1 > FIN-WAIT-2 127.0.0.1:40000 127.0.0.1:80 cookie=7",
                            "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7"},
            .cannotStart = {},
            .breaks = {},
            .answers = {{Endpoint::parse("127.0.0.1:40000").value(),
                         "TIME-WAIT 127.0.0.1:40000 127.0.0.1:80 cookie=7 timer=time-wait/60s"}}};
}

TEST(Watch, WritesOneObjectATransition)
{
    const Outcome outcome = watch(oneConnection(), {"--json", "--filter", "process:curl"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err, "");
    const auto objects = outcome.objects();
    ASSERT_EQ(objects.size(), 6U) << outcome.out;
    EXPECT_EQ(objects[0]["source"], "play");
    EXPECT_EQ(objects[0]["missed"], "nothing.");
    json connect = objects[1];
    EXPECT_THAT(connect["time"].get<std::string>(), testing::EndsWith("Z"));
    connect.erase("time");
    EXPECT_EQ(connect,
              (json{{"cookie", "7"},
                    {"local", {{"address", "127.0.0.1"}, {"port", 0}}},
                    {"remote", {{"address", "127.0.0.1"}, {"port", 80}}},
                    {"from", "CLOSED"},
                    {"to", "SYN-SENT"},
                    {"cause", "connect()"},
                    {"known", "observed"},
                    {"pid", 5},
                    {"process", "curl"}}));
    EXPECT_EQ(objects[3]["cause"], "close()");
    EXPECT_EQ(objects[5]["from"], "FIN-WAIT-2");
    EXPECT_EQ(objects[5]["to"], "TIME-WAIT") << "an exact query showed what the socket left";
}

TEST(Watch, WritesALineForPeople)
{
    const Outcome outcome = watch(oneConnection());
    EXPECT_THAT(outcome.out, testing::StartsWith("# The test tells. May be missed: nothing.\n"));
    EXPECT_THAT(outcome.out,
                HasSubstr("ESTABLISHED  → FIN-WAIT-1    observed   127.0.0.1:40000 — 127.0.0.1:80  curl/5  close()\n"));
}

TEST(Watch, ProcessesAreShownWithoutTheirTricks)
{
    Play play = oneConnection();
    play.transitions = {"CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7 pid=5 name=\x1b[31mred"};
    EXPECT_THAT(watch(play).out, HasSubstr("\\x1b[31mred/5"));
    EXPECT_EQ(watch(play, {"--json"}).objects().at(1)["process"], "\\x1b[31mred");
}

TEST(Watch, AFilterMatchesBeforeOrAfterTheTransition)
{
    const auto lines = watch(oneConnection(), {"--json", "--filter", "state:fin-wait-1"}).objects();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[1]["to"], "FIN-WAIT-1");
    EXPECT_EQ(lines[2]["from"], "FIN-WAIT-1");
    const Outcome wrong = watch(oneConnection(), {"--filter", "("});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_EQ(wrong.out, "");
    EXPECT_EQ(watch(oneConnection(), {"nginx"}).code, 2);
}

TEST(Watch, LossIsReported)
{
    Play play = oneConnection();
    play.lost = 12;
    EXPECT_THAT(watch(play).out, HasSubstr("12 events were lost here\n"));
    const auto objects = watch(play, {"--json"}).objects();
    EXPECT_TRUE(std::ranges::any_of(objects, [](const json& object) { return object.value("lost", json()) == 12; }));
}

TEST(Watch, WithoutAnEventSourceThereIsPolling)
{
    Play play = oneConnection();
    play.cannotStart = Error::saying("the groups cannot be joined");
    const Outcome outcome = watch(play, {"--json"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err, "tcpatlasctl: the groups cannot be joined\n");
    EXPECT_EQ(outcome.objects().at(0)["source"], "polling");
}

TEST(Watch, AnEventSourceThatEndsIsReplaced)
{
    Play play = oneConnection();
    play.breaks = Error::saying("the probe was killed");
    const Outcome outcome = watch(play, {"--json"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.err, "tcpatlasctl: the probe was killed\n");
    const auto objects = outcome.objects();
    EXPECT_TRUE(
        std::ranges::any_of(objects, [](const json& object) { return object.value("source", json()) == "polling"; }));
}

TEST(Watch, WithoutSocketsItEnds)
{
    Play play = oneConnection();
    play.blind = true;
    const Outcome outcome = watch(play);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "tcpatlasctl: no sockets here\n");
    EXPECT_EQ(outcome.out, "");
}

} // namespace
} // namespace atlas::cli
