// SPDX-License-Identifier: GPL-3.0-or-later
//
// ProbeSource and programs that are not the probe, or a probe that is not well: what they say comes from files, as the
// bytes that a test chose. None of it needs a privilege.
#include "collect/probe_source.h"
#include "support/files.h"
#include "support/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <future>
#include <iterator>

namespace atlas::collect {
namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using decode::ProbeFeature;
using testing::AllOf;
using testing::HasSubstr;

const decode::ProbeHello hello{{{ProbeFeature::StateChanges, std::nullopt}, {ProbeFeature::Owners, std::nullopt}}};

Event step(std::uint32_t networkNamespace = 1)
{
    return {Instant(5ns), networkNamespace,
            StateChanged{Cookie{7},
                         Endpoint::parse("127.0.0.1:1").value(),
                         Endpoint::parse("127.0.0.1:2").value(),
                         1,
                         4,
                         std::nullopt,
                         "",
                         false,
                         {}}};
}

/// A file with frames in it.
class Frames {
public:
    template <typename... Frame> explicit Frames(const Frame&... frames)
    {
        (decode::encode(m_bytes, frames), ...);
        write();
    }

    void cut(std::size_t bytes)
    {
        m_bytes.erase(m_bytes.end() - static_cast<std::ptrdiff_t>(bytes), m_bytes.end());
        write();
    }
    void append(std::string_view bytes)
    {
        for (const char byte : bytes)
            m_bytes.push_back(static_cast<std::byte>(byte));
        write();
    }
    [[nodiscard]] std::string path() const { return (m_folder.path() / "frames").string(); }

private:
    void write() { m_folder.write("frames", {reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size()}); }

    test::TemporaryDirectory m_folder;
    std::vector<std::byte> m_bytes;
};

/// What a source said until it ended.
struct Said {
    std::optional<decode::ProbeHello> hello;
    std::vector<Event> events;
    std::vector<ProbeOwners> owners;
    std::vector<std::size_t> begunAfter; ///< how many events
    std::string end;
};

Said runToItsEnd(std::vector<std::string> command)
{
    Said all; // written by the source's thread, and read once that has reported its end
    std::promise<std::string> end;
    ProbeSource source(std::move(command),
                       {.greeted = [&](const decode::ProbeHello& said) { all.hello = said; },
                        .owners = [&](ProbeOwners&& owners) { all.owners.push_back(std::move(owners)); }});
    const auto started = source.start(
        {.sink = [&](std::vector<Event>&& events) { std::ranges::move(events, std::back_inserter(all.events)); },
         .begun = [&] { all.begunAfter.push_back(all.events.size()); },
         .ended = [&](const Error& error) { end.set_value(error.message()); }});
    if (!started) {
        all.end = started.error().message();
        return all;
    }
    auto ended = end.get_future();
    if (ended.wait_for(test::patience) == std::future_status::ready)
        all.end = ended.get();
    return all;
}

Said say(const Frames& frames)
{
    return runToItsEnd({"cat", frames.path()});
}

TEST(ProbeSource, PassesOnWhatIsSaidAndTheLastWords)
{
    const Frames frames(hello, step(), Event{Instant(6ns), 0, EventsLost{3}},
                        decode::ProbeEnd{Error::saying("the kernel is tired")});
    const Said all = say(frames);
    EXPECT_EQ(all.hello, hello);
    EXPECT_THAT(all.begunAfter, testing::ElementsAre(0U)) << "once, and before the first event";
    ASSERT_EQ(all.events.size(), 2U);
    EXPECT_EQ(std::get<StateChanged>(all.events[0].what), std::get<StateChanged>(step().what));
    EXPECT_EQ(all.events[0].networkNamespace, 1U);
    EXPECT_EQ(std::get<EventsLost>(all.events[1].what).count, 3U);
    EXPECT_EQ(all.end, "the probe has ended: the kernel is tired");
}

TEST(ProbeSource, DoesNotBeginWithAProbeThatRefuses)
{
    const Frames frames(decode::ProbeHello{{{ProbeFeature::StateChanges, "no BTF"}}},
                        decode::ProbeEnd{Error::saying("no BTF")});
    const Said all = say(frames);
    EXPECT_TRUE(all.hello);
    EXPECT_TRUE(all.begunAfter.empty());
    EXPECT_EQ(all.end, "the probe has ended: no BTF");
}

TEST(ProbeSource, CallsItsOwnNetworkNamespace0)
{
    struct stat about{};
    ASSERT_EQ(::stat("/proc/self/ns/net", &about), 0);
    const Frames frames(hello, step(static_cast<std::uint32_t>(about.st_ino)));
    const Said all = say(frames);
    ASSERT_EQ(all.events.size(), 1U);
    EXPECT_EQ(all.events[0].networkNamespace, 0U);
}

TEST(ProbeSource, PassesOwnersOnWhenTheyAreComplete)
{
    const decode::ProbeOwner owner{Cookie{7}, Inode{8}, 1, Pid{9}, 10, Uid{11}, 12, "nginx"};
    const Frames frames(hello, owner, owner, decode::ProbeOwnersEnd{2, std::nullopt}, owner,
                        decode::ProbeOwnersEnd{1, "the kernel stopped"}, owner);
    const Said all = say(frames);
    ASSERT_EQ(all.owners.size(), 2U) << "the third pass did not end";
    EXPECT_THAT(all.owners[0].owners, testing::ElementsAre(owner, owner));
    EXPECT_FALSE(all.owners[0].problem);
    EXPECT_EQ(all.owners[1].problem.value().message(), "the kernel stopped");
}

TEST(ProbeSource, SaysThatTheStreamWasCut)
{
    Frames frames(hello, step(), step());
    frames.cut(3);
    const Said all = say(frames);
    EXPECT_EQ(all.events.size(), 1U);
    EXPECT_THAT(all.end, AllOf(HasSubstr("status 0"), HasSubstr("cut within the frame at offset")));
}

TEST(ProbeSource, SaysThatFramesAreForged)
{
    Frames frames(hello, step());
    frames.append("\x05\0garbage and more of it"sv);
    const Said all = say(frames);
    EXPECT_EQ(all.events.size(), 1U) << "what came before is good";
    EXPECT_THAT(all.end, AllOf(HasSubstr("frame at offset"), HasSubstr("kind is unknown")));
}

TEST(ProbeSource, DoesNotBelieveAProgramThatNeverStopsTalking)
{
    const Said all = runToItsEnd({"cat", "/dev/zero"});
    EXPECT_THAT(all.end, HasSubstr("frame at offset 0: its length is out of range"));
    EXPECT_TRUE(all.begunAfter.empty());
}

TEST(ProbeSource, ReportsTheLastLineOfItsMessagesEscaped)
{
    const Said all = runToItsEnd({"sh", "-c", "echo first >&2; printf 'bad \\033[31m luck\\n' >&2; exit 7"});
    EXPECT_EQ(all.end, "the probe ended with status 7: bad \\x1b[31m luck");
}

TEST(ProbeSource, ReportsTheSignalThatKilledIt)
{
    EXPECT_THAT(runToItsEnd({"sh", "-c", "kill -SEGV $$"}).end, HasSubstr("the probe was killed by signal 11"));
}

TEST(ProbeSource, CannotStartWhatIsNotThere)
{
    EXPECT_THAT(runToItsEnd({"/nowhere/tcpatlas-probe"}).end,
                AllOf(HasSubstr("cannot start /nowhere/tcpatlas-probe"), HasSubstr("No such file")));
    EXPECT_THAT(runToItsEnd({}).end, HasSubstr("no program was named"));
}

/// A program with the name of pkexec that ends as it does.
Said runAsPkexec(const std::string& script)
{
    const test::TemporaryDirectory folder;
    folder.write("pkexec", "#!/bin/sh\n" + script + "\n");
    const auto program = folder.path() / "pkexec";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    return runToItsEnd({program.string(), "tcpatlas-probe"});
}

TEST(ProbeSource, ExplainsWhatPkexecMeans)
{
    EXPECT_EQ(runAsPkexec("exit 126").end, "the request to observe every transition was dismissed");
    EXPECT_EQ(runAsPkexec("echo Not authorized >&2; exit 127").end,
              "the permission to observe every transition was refused: Not authorized");
}

TEST(ProbeSource, LetsASilentProbeEndByItself)
{
    const test::TemporaryDirectory folder;
    const auto last = folder.path() / "last";
    bool ended = false;
    {
        // It ends when its standard input does: a well-behaved child, as the probe is.
        ProbeSource source({"sh", "-c", "cat; : > \"$0\"", last.string()});
        ASSERT_TRUE(source.start({.sink = {}, .begun = {}, .ended = [&](const Error&) { ended = true; }}));
        EXPECT_FALSE(source.start({})) << "once only";
    }
    EXPECT_FALSE(ended) << "the reason was not asked for";
    EXPECT_TRUE(std::filesystem::exists(last)) << "it was killed before its last act";
}

TEST(ProbeSource, InsistsOnTheEndOfAChildThatDoesNotMindItsPipes)
{
    {
        ProbeSource source({"sleep", "1000"});
        ASSERT_TRUE(source.start({}));
    }
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "no child is left, not even as a zombie";
    EXPECT_EQ(errno, ECHILD);
}

TEST(ProbeSource, AnswersARequestForOwnersThatTheProbeCannotAnswer)
{
    const Frames frames(decode::ProbeHello{
        {{ProbeFeature::StateChanges, std::nullopt}, {ProbeFeature::Owners, "this kernel has no iterators"}}});
    std::promise<ProbeOwners> answer;
    auto answered = answer.get_future();
    // It greets and then stays: a probe that has ended answers nothing.
    ProbeSource source({"cat", frames.path(), "-"},
                       {.greeted = {}, .owners = [&](ProbeOwners&& owners) { answer.set_value(std::move(owners)); }});
    ASSERT_TRUE(source.start({}));
    source.requestOwners();
    ASSERT_EQ(answered.wait_for(test::patience), std::future_status::ready);
    EXPECT_EQ(answered.get().problem.value().message(), "this kernel has no iterators");
}

TEST(ProbeSource, AsksForOwnersOnceTheProbeHasGreeted)
{
    const Frames frames(hello);
    std::vector<std::byte> reply;
    encode(reply, decode::ProbeOwnersEnd{0, "asked"});
    std::string octal;
    for (const std::byte byte : reply)
        octal += "\\" + std::to_string(std::to_integer<int>(byte) / 64) +
            std::to_string(std::to_integer<int>(byte) / 8 % 8) + std::to_string(std::to_integer<int>(byte) % 8);
    std::promise<ProbeOwners> answer;
    auto answered = answer.get_future();
    ProbeSource source({"sh", "-c", "cat \"$0\"; test \"$(head -c 1)\" = o && printf \"$1\"; exec cat > /dev/null",
                        frames.path(), octal},
                       {.greeted = {}, .owners = [&](ProbeOwners&& owners) { answer.set_value(std::move(owners)); }});
    source.requestOwners(); // before the start: nothing to wake, but not forgotten
    ASSERT_TRUE(source.start({}));
    ASSERT_EQ(answered.wait_for(test::patience), std::future_status::ready);
    EXPECT_EQ(answered.get().problem.value().message(), "asked");
}

} // namespace
} // namespace atlas::collect
