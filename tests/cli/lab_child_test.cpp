// SPDX-License-Identifier: GPL-3.0-or-later
//
// A child that is no lab, or does not keep to its language.
#include "cli/lab_child.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace atlas::cli::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A shell script in the place of tcpatlas-lab.
class Script {
public:
    explicit Script(const std::string& commands)
        : m_path(fs::temp_directory_path() / ("not-the-lab-" + std::to_string(getpid())))
    {
        std::ofstream(m_path) << "#!/bin/sh\n" << commands;
        fs::permissions(m_path, fs::perms::owner_all);
    }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    ~Script() { fs::remove(m_path); }
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

constexpr auto tooLong = "head -c 70000 /dev/zero | tr '\\0' x; echo; read -r end\n";

TEST(LabChild, SaysAtOnceThatALineWasTooLong)
{
    const Script script(std::string("echo '{\"lab\":1,\"mode\":\"hosts\"}'; read -r request; ") + tooLong);
    const StopSignal stop;
    auto child = LabChild::start(script.path(), lab::Mode::Hosts, stop);
    ASSERT_TRUE(child) << child.error().message;
    bool heard = false;
    const auto answer = child->ask(lab::Look{}, [&heard](const lab::Report&) { heard = true; });
    ASSERT_FALSE(answer);
    EXPECT_THAT(answer.error().message(), HasSubstr("65536 bytes"));
    EXPECT_FALSE(heard) << "what is no object is no answer";
}

TEST(LabChild, HearsOnlyObjects)
{
    for (const char* const line : {"hello", "null", "[1]", "{\"n\":1e999}", ""}) {
        const Script script(std::string("echo '{\"lab\":1,\"mode\":\"hosts\"}'; read -r request; echo '") + line +
                            "'; read -r end\n");
        const StopSignal stop;
        auto child = LabChild::start(script.path(), lab::Mode::Hosts, stop);
        ASSERT_TRUE(child) << child.error().message;
        EXPECT_FALSE(child->ask(lab::Look{}, [](const lab::Report&) { ADD_FAILURE() << "heard"; })) << line;
    }
}

TEST(LabChild, AGreetingThatIsNoneIsARefusal)
{
    const Script script(tooLong);
    const StopSignal stop;
    const auto child = LabChild::start(script.path(), lab::Mode::Hosts, stop);
    ASSERT_FALSE(child);
    EXPECT_THAT(child.error().message, HasSubstr("65536 bytes"));
}

TEST(LabChild, AnotherVersionOfTheProtocolIsRefusedAtOnce)
{
    const Script script("echo '{\"lab\":2,\"mode\":\"hosts\"}'; read -r end\n");
    const StopSignal stop;
    const auto child = LabChild::start(script.path(), lab::Mode::Hosts, stop);
    ASSERT_FALSE(child);
    EXPECT_THAT(child.error().message, HasSubstr("lab is version 2 of the protocol, not 1"));
    EXPECT_FALSE(child.error().refused) << "loopback would not be understood either";
}

} // namespace
} // namespace atlas::cli::test
