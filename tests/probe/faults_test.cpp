// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real probe when things go wrong around it: it is killed, its reader goes or stops reading, it is started wrongly.
#include "collect/child_process.h"
#include "probe/watch.h"
#include "support/connection_burst.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <string>
#include <utility>

namespace atlas::test {
namespace {

using collect::ChildProcess;
using testing::HasSubstr;
using namespace std::chrono_literals;

constexpr std::size_t connections = 50'000;
// A place for each test, since tests may run beside each other.
constexpr std::uint8_t countedBurst = 3; ///< of 127.67.0.x
constexpr std::uint8_t stalledBurst = 6;
constexpr std::uint8_t unreadBurst = 8;

std::expected<std::chrono::duration<double>, std::string> burstAt(std::uint8_t place)
{
    return burst(connections, (127U << 24U) + (67U << 16U) + place);
}

/// Steps and hints of the burst's connections; not those of its listener.
std::size_t countOfBurst(const std::vector<Event>& events, std::uint8_t place, bool hints)
{
    const auto address = Address::v4(127, 67, 0, place);
    return static_cast<std::size_t>(std::ranges::count_if(events, [hints, address](const Event& event) {
        if (const auto* hint = std::get_if<Hint>(&event.what))
            return hints && (hint->local.address == address || hint->remote.address == address);
        const auto* step = std::get_if<StateChanged>(&event.what);
        return step != nullptr && (step->local.address == address || step->remote.address == address) &&
            step->kernelTo != 10 && !(step->kernelFrom == 10 && step->kernelTo == 7);
    }));
}

std::uint64_t countLost(const std::vector<Event>& events)
{
    return std::accumulate(events.begin(), events.end(), std::uint64_t{0}, [](std::uint64_t sum, const Event& event) {
        const auto* lost = std::get_if<EventsLost>(&event.what);
        return sum + (lost != nullptr ? lost->count : 0);
    });
}

/// KiB of memory that the process has ever used.
std::size_t peakMemory(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    for (std::string word; file >> word;)
        if (std::size_t size = 0; word == "VmHWM:" && file >> size)
            return size;
    return 0;
}

TEST(ProbeFaults, ABurstIsCountedToTheLastTransition)
{
    Watch watch;
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    const auto took = burstAt(countedBurst);
    ASSERT_TRUE(took) << took.error();
    constexpr std::size_t wanted = 6 * connections;
    const bool came = watch.await(
        [](const std::vector<Event>& events) {
            return countOfBurst(events, countedBurst, false) + countLost(events) >= wanted;
        },
        60s);
    const auto events = watch.events();
    EXPECT_TRUE(came) << countOfBurst(events, countedBurst, false) << " steps, " << countLost(events) << " lost";
    EXPECT_TRUE(countLost(events) > 0 || countOfBurst(events, countedBurst, false) == wanted);
}

TEST(ProbeFaults, AStalledReaderLosesEventsAndLearnsIt)
{
    Watch watch;
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    const pid_t probe = Watch::child();
    const std::size_t before = peakMemory(probe);
    watch.block(true);
    const auto took = burstAt(stalledBurst);
    ASSERT_TRUE(took) << took.error();
    EXPECT_LT(peakMemory(probe) - before, 16U * 1024U) << "KiB: it does not hold what is not read";
    watch.block(false);
    constexpr std::size_t made = 8 * connections; // six steps, a reset sent and received
    const bool reported = watch.await(
        [](const std::vector<Event>& events) {
            return countLost(events) > 0 && countOfBurst(events, stalledBurst, true) + countLost(events) >= made;
        },
        60s);
    const auto events = watch.events();
    EXPECT_TRUE(reported) << countOfBurst(events, stalledBurst, true) << " events, " << countLost(events) << " lost";

    // And it goes on as if nothing had been.
    const UniqueFd listener = listenOn("127.67.0.4");
    EXPECT_EQ(watch.story(cookieOf(listener), 1), "CLOSED LISTEN");
}

/// Waits until the child has said something.
bool awaitOutput(const ChildProcess& child)
{
    pollfd output{child.output(), POLLIN, 0};
    return ::poll(&output, 1, 60'000) == 1;
}

/// Nanoseconds of a processor's time that the process has used.
std::uint64_t timeUsed(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/schedstat");
    std::uint64_t used = 0;
    file >> used;
    return used;
}

/// Waits until it has used no time for a moment. False if it always does.
bool sleeps(pid_t process)
{
    for (int tries = 0; tries < 100; ++tries) {
        const std::uint64_t before = timeUsed(process);
        ::poll(nullptr, 0, 100);
        if (timeUsed(process) == before)
            return true;
    }
    return false;
}

TEST(ProbeFaults, ARequestThatCannotBeAnsweredYetCostsNothing)
{
    auto child = ChildProcess::start({probePath()});
    ASSERT_TRUE(child) << child.error().message();
    ASSERT_TRUE(awaitOutput(*child));
    if (child->waitFor(0ms) || ::geteuid() != 0)
        GTEST_SKIP() << "the probe may not observe here";
    // Nothing is read, and these are more events than find room in the pipe and in the probe.
    const auto took = burst(5'000, (127U << 24U) + (67U << 16U) + unreadBurst);
    ASSERT_TRUE(took) << took.error();
    ASSERT_TRUE(sleeps(child->pid()));
    ASSERT_TRUE(child->send(std::byte{std::to_underlying(decode::ProbeRequest::Owners)}));
    EXPECT_TRUE(sleeps(child->pid())) << "it spins";
}

TEST(ProbeFaults, TimesAreThoseOfTheReadersClockInATimeNamespaceToo)
{
    if (::geteuid() != 0 || !std::filesystem::exists("/proc/self/ns/time"))
        GTEST_SKIP() << "only root can make a time namespace, where the kernel has them";
    constexpr auto offset = 100'000s;
    Watch watch({"unshare", "--time", "--monotonic", std::to_string(offset.count()), "--fork", probePath()});
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    const Instant before = std::chrono::steady_clock::now() + offset;
    const UniqueFd listener = listenOn("127.67.0.7");
    const auto step = watch.awaitStep([&](const StateChanged& change) { return change.cookie == cookieOf(listener); });
    ASSERT_TRUE(step);
    EXPECT_GE(step->time, before);
    EXPECT_LE(step->time, std::chrono::steady_clock::now() + offset);
}

TEST(ProbeFaults, AProbeThatIsKilledIsReported)
{
    Watch watch;
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    const pid_t probe = Watch::child();
    ASSERT_GT(probe, 0);
    ASSERT_EQ(::kill(probe, SIGKILL), 0);
    EXPECT_THAT(watch.awaitEnd().value_or(""), HasSubstr("the probe was killed by signal 9"));
    EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(probe))) << "no zombie";
}

TEST(ProbeFaults, ASourceThatIsDestroyedLeavesNoProcessBehind)
{
    pid_t probe = 0;
    {
        Watch watch;
        if (const auto why = watch.whyNot())
            GTEST_SKIP() << *why;
        probe = Watch::child();
        ASSERT_GT(probe, 0);
    }
    EXPECT_FALSE(std::filesystem::exists("/proc/" + std::to_string(probe)));
}

TEST(ProbeFaults, EndsWhenItsReaderGoes)
{
    auto child = ChildProcess::start({probePath()});
    ASSERT_TRUE(child) << child.error().message();
    ASSERT_TRUE(awaitOutput(*child));
    if (child->waitFor(0ms) || ::geteuid() != 0)
        GTEST_SKIP() << "the probe may not observe here";
    child->closeStreams();
    const auto end = child->waitFor(patience);
    ASSERT_TRUE(end);
    EXPECT_FALSE(end->killed);
    EXPECT_EQ(end->number, 0);
}

TEST(ProbeFaults, IgnoresInterruptsMeantForItsReader)
{
    Watch watch;
    if (const auto why = watch.whyNot())
        GTEST_SKIP() << *why;
    ASSERT_EQ(::kill(Watch::child(), SIGINT), 0);
    const UniqueFd listener = listenOn("127.67.0.5");
    EXPECT_EQ(watch.story(cookieOf(listener), 1), "CLOSED LISTEN");
}

TEST(ProbeFaults, TakesNoArguments)
{
    auto child = ChildProcess::start({probePath(), "--help"});
    ASSERT_TRUE(child) << child.error().message();
    const auto end = child->waitFor(patience);
    ASSERT_TRUE(end);
    EXPECT_FALSE(end->killed);
    EXPECT_EQ(end->number, 2);
    std::array<char, 512> text{};
    ASSERT_GT(::read(child->messages(), text.data(), text.size() - 1), 0);
    EXPECT_THAT(text.data(), HasSubstr("takes no arguments"));
}

TEST(ProbeFaults, WritesToNothingButAPipe)
{
    const auto file = std::filesystem::temp_directory_path() / ("tcpatlas-output-" + std::to_string(::getpid()));
    auto child = ChildProcess::start({"sh", "-c", "exec \"$0\" > \"$1\"", probePath(), file.string()});
    ASSERT_TRUE(child) << child.error().message();
    const auto end = child->waitFor(patience);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->number, 2);
    EXPECT_EQ(std::filesystem::file_size(file), 0U);
    std::filesystem::remove(file);
}

} // namespace
} // namespace atlas::test
