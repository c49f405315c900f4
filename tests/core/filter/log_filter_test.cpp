// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/log_filter.h"
#include "core/history/transition_words.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <string>
#include <vector>

namespace atlas {
namespace {

/// curl (pid 7) closes its connection to 10.0.0.9:443.
LogEntry closing()
{
    LogEntry entry;
    entry.step.from = State::Established;
    entry.step.to = State::FinWait1;
    entry.step.time = test::usualTime;
    entry.local = *Endpoint::parse("10.0.0.1:5000");
    entry.remote = *Endpoint::parse("10.0.0.9:443");
    entry.pid = Pid{7};
    entry.process = "curl";
    entry.uid = Uid{1000};
    return entry;
}

struct Row {
    std::vector<const char*> filters;
    bool matches;
    friend std::ostream& operator<<(std::ostream& out, const Row& row)
    {
        return out << testing::PrintToString(row.filters);
    }
};

class LogFilter : public testing::TestWithParam<Row> { };

TEST_P(LogFilter, MatchesBeforeOrAfter)
{
    std::vector<Filter> filters;
    for (const char* const text : GetParam().filters)
        filters.push_back(*Filter::parse(text));
    EXPECT_EQ(matches(filters, closing(), *test::usualNames()), GetParam().matches);
}

INSTANTIATE_TEST_SUITE_P(All, LogFilter,
                         testing::Values(Row{{}, true}, Row{{""}, true}, Row{{"state:established"}, true},
                                         Row{{"state:fin-wait-1"}, true}, Row{{"state:time-wait"}, false},
                                         Row{{"-state:established"}, true}, // it was not, afterwards
                                         Row{{"state:established", "state:fin-wait-1"}, false}, // never at once
                                         Row{{"process:curl", "port:443"}, true}, Row{{"pid:7"}, true},
                                         Row{{"pid:8"}, false}, Row{{"user:ada"}, true}, Row{{"user:root"}, false},
                                         Row{{"process:curl", "port:80"}, false}, Row{{"age:>5s"}, false}));

TEST(LogFilterOwners, AreBelievedBeforeTheOpener)
{
    LogEntry entry = closing();
    entry.owners = test::socketFromText("ESTABLISHED 10.0.0.1:5000 10.0.0.9:443 pid=9 name=worker").owners;
    const std::vector worker{*Filter::parse("process:worker")};
    const std::vector curl{*Filter::parse("process:curl")};
    EXPECT_TRUE(matches(worker, entry, *test::usualNames()));
    EXPECT_FALSE(matches(curl, entry, *test::usualNames()));
}

TEST(LogFilterNamespaces, AreOwnOrOtherOrHaveANumberAndPerhapsAName)
{
    Names names = *test::usualNames();
    names.ownNetworkNamespace = 4026531840;
    names.networkNamespaces = {{4026532001, "blue"}, {4026532002, "red"}};
    LogEntry own = closing();
    LogEntry blue = closing();
    blue.networkNamespace = 4026532001;
    const auto found = [&](const char* text) {
        const std::vector filters{Filter::parse(text).value()};
        return std::string(matches(filters, own, names) ? "own " : "") + (matches(filters, blue, names) ? "blue" : "");
    };
    EXPECT_EQ(found("port:443"), "own blue");
    EXPECT_EQ(found("netns:own"), "own ");
    EXPECT_EQ(found("netns:other"), "blue");
    EXPECT_EQ(found("netns:OWN,other"), "own blue");
    EXPECT_EQ(found("netns:4026531840"), "own ");
    EXPECT_EQ(found("netns:4026532001"), "blue");
    EXPECT_EQ(found("netns:blue"), "blue");
    EXPECT_EQ(found("netns:red"), "");
    EXPECT_EQ(found("netns:0"), "") << "no namespace has this number";
    EXPECT_EQ(found("-netns:blue"), "own ");
    names.ownNetworkNamespace = 4026532002;
    EXPECT_EQ(found("netns:red"), "own ");
    EXPECT_TRUE(Filter::parse("port:80 or -netns:blue")->asksFor(Subject::Namespaces));
    EXPECT_FALSE(Filter::parse("blue port:80")->asksFor(Subject::Namespaces));
}

TEST(TransitionWords, EveryCauseHasItsOwn)
{
    std::set<std::string_view> identifiers;
    std::set<std::string_view> happened;
    constexpr auto count = static_cast<std::size_t>(Cause::Restored) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto cause = static_cast<Cause>(i);
        identifiers.insert(identifier(cause));
        happened.insert(describe(cause));
        EXPECT_FALSE(conditionOf(cause).empty());
    }
    EXPECT_EQ(identifiers.size(), count);
    EXPECT_EQ(happened.size(), count);
}

TEST(TransitionWords, SayWhatIsKnownOfAStep)
{
    Step step;
    step.from = State::Established;
    step.to = State::Closed;
    step.known = Known::Observed;
    EXPECT_EQ(causeText(step), std::nullopt);
    step.cause = Cause::TimedOut;
    EXPECT_EQ(causeText(step), "timed out");
    step.retransmissions = 1;
    EXPECT_EQ(causeText(step), "gave up after 1 retransmission");
    step.retransmissions = 6;
    EXPECT_EQ(causeText(step), "gave up after 6 retransmissions");
    step.cause = Cause::ReceiveReset;
    EXPECT_EQ(causeText(step), "reset by the peer");
    step = Step{};
    step.from = step.to = State::Closed;
    EXPECT_EQ(causeText(step), "opened and closed between two snapshots");
}

} // namespace
} // namespace atlas
