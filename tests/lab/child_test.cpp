// SPDX-License-Identifier: GPL-3.0-or-later
//
// tcpatlas-lab as a process: what it leaves behind when it is killed at any moment (nothing), and what it says where
// it may not do its work.
#include "collect/unique_fd.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace {

using nlohmann::json;
namespace fs = std::filesystem;
using atlas::collect::UniqueFd;

/// The program with a pipe on each side.
class Lab {
public:
    explicit Lab(const std::function<void()>& before = {})
    {
        int in[2];
        int out[2];
        if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0)
            throw std::runtime_error("pipe2");
        m_pid = ::fork();
        if (m_pid == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            if (before)
                before();
            ::execl(TCPATLAS_LAB_PATH, TCPATLAS_LAB_PATH, nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        m_input = UniqueFd(in[1]);
        m_output = UniqueFd(out[0]);
    }
    ~Lab() { std::ignore = kill(); }
    Lab(const Lab&) = delete;
    Lab& operator=(const Lab&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// The next line; null at the end.
    [[nodiscard]] json read()
    {
        for (;;) {
            const std::size_t end = m_pending.find('\n');
            if (end != std::string::npos) {
                const std::string line = m_pending.substr(0, end);
                m_pending.erase(0, end + 1);
                return json::parse(line);
            }
            std::array<char, 4096> buffer{};
            const ssize_t length = ::read(m_output.get(), buffer.data(), buffer.size());
            if (length <= 0)
                return nullptr;
            m_pending.append(buffer.data(), static_cast<std::size_t>(length));
        }
    }
    void write(const std::string& line) const
    {
        const std::string text = line + '\n';
        EXPECT_EQ(::write(m_input.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    /// The answer to a request with id 1.
    [[nodiscard]] json ask(const std::string& request)
    {
        write(request);
        for (;;) {
            const json answer = read();
            if (answer.is_null() || answer["id"] == 1)
                return answer;
        }
    }
    void closeInput() { m_input.reset(); }
    /// The status that waitpid() gives.
    [[nodiscard]] int wait()
    {
        int status = 0;
        if (m_pid > 0)
            ::waitpid(std::exchange(m_pid, 0), &status, 0);
        return status;
    }
    [[nodiscard]] int kill()
    {
        if (m_pid > 0)
            ::kill(m_pid, SIGKILL);
        return wait();
    }

private:
    pid_t m_pid = 0;
    UniqueFd m_input;
    UniqueFd m_output;
    std::string m_pending;
};

/// "net:[4026532001]" for each namespace that a process is in or holds a descriptor of.
std::set<std::string> namespacesOf(const fs::path& process)
{
    std::set<std::string> all;
    std::error_code ignored;
    for (const char* const kind : {"ns/net", "ns/user"})
        if (const auto link = fs::read_symlink(process / kind, ignored); !link.empty())
            all.insert(link.string());
    for (const auto& entry : fs::directory_iterator(process / "fd", ignored))
        if (const auto link = fs::read_symlink(entry.path(), ignored); link.string().starts_with("net:["))
            all.insert(link.string());
    return all;
}

/// From now on each process that our children leave behind becomes our child. A namespace lives as long as a process is
/// in it; its number says nothing afterwards, for the next one that is made may get it.
void inheritOrphans()
{
    ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
}

/// Whether we have no child at all.
bool noChildIsLeft()
{
    return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

std::set<std::string> devices()
{
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator("/sys/class/net"))
        all.insert(entry.path().filename());
    return all;
}

const std::vector<std::string> steps{
    R"({"id":1,"do":"call","host":"b","call":"socket","socket":"listener"})",
    R"({"id":1,"do":"call","host":"b","call":"bind","socket":"listener","port":80})",
    R"({"id":1,"do":"call","host":"b","call":"listen","socket":"listener","backlog":5})",
    R"({"id":1,"do":"call","host":"a","call":"socket","socket":"client"})",
    R"({"id":1,"do":"call","host":"a","call":"connect","socket":"client","port":80})",
    R"({"id":1,"do":"deliver","packet":{"from":"a"}})",
    R"({"id":1,"do":"deliver","packet":{"from":"b"}})",
    R"({"id":1,"do":"deliver","packet":{"from":"a"}})",
    R"({"id":1,"do":"call","host":"b","call":"accept","socket":"listener","as":"server"})",
    R"({"id":1,"do":"call","host":"a","call":"close","socket":"client"})",
    R"({"id":1,"do":"deliver","packet":{"from":"a"}})",
    R"({"id":1,"do":"call","host":"b","call":"close","socket":"server"})",
};

/// Whether the hosts can be made here at all; why not otherwise.
std::string refusal()
{
    Lab lab;
    const json greeting = lab.read();
    return greeting.contains("error") ? greeting["error"]["message"].get<std::string>() : "";
}

TEST(LabProcess, KilledAtAnyStepItLeavesNothing)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    inheritOrphans();
    const auto devicesBefore = devices();
    const auto own = namespacesOf("/proc/self");
    for (std::size_t count = 0; count <= steps.size(); ++count) {
        Lab lab;
        ASSERT_TRUE(lab.read().contains("mode"));
        for (std::size_t step = 0; step < count; ++step)
            ASSERT_EQ(lab.ask(steps[step])["ok"], true) << steps[step];
        const fs::path process = "/proc/" + std::to_string(lab.pid());
        std::set<std::string> made;
        std::ranges::set_difference(namespacesOf(process), own, std::inserter(made, made.end()));
        ASSERT_GE(made.size(), 3U) << "two networks and a user namespace";
        EXPECT_EQ(devices(), devicesBefore);
        const int status = lab.kill();
        EXPECT_TRUE(WIFSIGNALED(status));
        EXPECT_FALSE(fs::exists(process));
        EXPECT_TRUE(noChildIsLeft()) << "after " << count << " steps";
    }
    EXPECT_EQ(devices(), devicesBefore);
}

TEST(LabProcess, KilledWhileItStartsItLeavesNothing)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    inheritOrphans();
    const auto own = namespacesOf("/proc/self");
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_EQ(refusal(), "");
    const auto wholeStart = std::chrono::steady_clock::now() - begin;
    std::size_t seen = 0;
    constexpr int moments = 30;
    for (int i = 0; i < moments; ++i) {
        Lab lab;
        std::this_thread::sleep_for(wholeStart * i / moments); // what is varied is the moment of the kill
        std::set<std::string> made;
        std::ranges::set_difference(namespacesOf("/proc/" + std::to_string(lab.pid())), own,
                                    std::inserter(made, made.end()));
        std::ignore = lab.kill();
        EXPECT_TRUE(noChildIsLeft()) << "after " << i;
        seen += made.size();
    }
    EXPECT_GT(seen, 0U) << "no kill came late enough to meet anything";
    EXPECT_FALSE(devices().contains("lab0"));
}

TEST(LabProcess, EndsWithItsInputAlsoDuringAWait)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    Lab lab;
    ASSERT_TRUE(lab.read().contains("mode"));
    lab.write(R"({"id":1,"do":"await","for":"packet","packet":{},"timeout_ms":120000})");
    lab.closeInput();
    const int status = lab.wait();
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(LabProcess, ReportsByItselfWhatHappensByItself)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    Lab lab;
    ASSERT_TRUE(lab.read().contains("mode"));
    for (const std::size_t step : {3U, 4U})
        ASSERT_EQ(lab.ask(steps[step])["ok"], true);
    ASSERT_EQ(lab.ask(R"({"id":1,"do":"drop","packet":{"from":"a"}})")["ok"], true);
    const json repeated = lab.read(); // after a second
    EXPECT_EQ(repeated["id"], nullptr);
    EXPECT_EQ(repeated["ok"], true);
    ASSERT_EQ(repeated["news"].size(), 1U);
    EXPECT_EQ(repeated["news"][0]["kind"], "sent");
    EXPECT_EQ(repeated["news"][0]["label"], "SYN");
    EXPECT_EQ(repeated["news"][0]["copy_of"], 1);
    EXPECT_EQ(repeated["packets"].size(), 1U);
}

TEST(LabProcess, ARefusedConnectionThatWasSavedIsRefusedAgain)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    Lab lab;
    ASSERT_TRUE(lab.read().contains("mode"));
    for (const char* const request :
         {R"({"id":1,"do":"call","host":"a","call":"socket","socket":"client"})",
          R"({"id":1,"do":"call","host":"a","call":"connect","socket":"client","port":5080})",
          R"({"id":1,"do":"deliver","packet":{"from":"a"}})", R"({"id":1,"do":"deliver","packet":{"from":"b"}})"})
        ASSERT_EQ(lab.ask(request)["ok"], true) << request;
    const json saved = lab.ask(R"({"id":1,"do":"save","title":"Refused"})");
    ASSERT_EQ(saved["ok"], true) << saved;
    const json begun = lab.ask(json{{"id", 1}, {"do", "lesson"}, {"text", saved["text"]}}.dump());
    ASSERT_EQ(begun["ok"], true) << begun;
    ASSERT_EQ(begun["lesson"]["steps"], 4);
    EXPECT_EQ(begun["lesson"]["outline"][3]["expect"]["errno"], "ECONNREFUSED");
    for (int step = 0; step < 4; ++step)
        EXPECT_EQ(lab.ask(R"({"id":1,"do":"next"})")["step"]["unmet"], json::array()) << step;
}

TEST(LabProcess, SurvivesGarbage)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    Lab lab;
    ASSERT_TRUE(lab.read().contains("mode"));
    lab.write(std::string("\0\x01\xff{{{", 6));
    EXPECT_EQ(lab.read()["ok"], false);
    lab.write(R"({"id":1,"do":"deliver","packet":)");
    const json answer = lab.read();
    EXPECT_EQ(answer["ok"], false);
    EXPECT_EQ(answer["error"]["column"], 33);
    EXPECT_EQ(lab.ask(R"({"id":1,"do":"look"})")["ok"], true);
}

TEST(LabProcess, WithoutTheDeviceItSaysWhichAndHowToAllowIt)
{
    struct stat device{};
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become a user that may not open /dev/net/tun";
    if (::stat("/dev/net/tun", &device) != 0 || (device.st_mode & 06) == 06)
        GTEST_SKIP() << "every user may open /dev/net/tun here";
    Lab lab([] {
        constexpr unsigned unprivileged = 65'534;
        if (::setgroups(0, nullptr) != 0 || ::setgid(unprivileged) != 0 || ::setuid(unprivileged) != 0)
            ::_exit(126);
    });
    const json greeting = lab.read();
    ASSERT_TRUE(greeting.contains("error")) << greeting;
    if (greeting["error"]["code"] == "no-user-namespaces")
        GTEST_SKIP() << greeting["error"]["message"];
    EXPECT_EQ(greeting["lab"], 1);
    EXPECT_EQ(greeting["error"]["code"], "no-tun");
    EXPECT_EQ(greeting["error"]["message"], "/dev/net/tun: Permission denied");
    EXPECT_NE(greeting["error"]["remedy"].get<std::string>().find("chmod 0666 /dev/net/tun"), std::string::npos);
    const int status = lab.wait();
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 3);
}

/// In a child: a user namespace in which there may be no more of `what`. Ends the child where that cannot be.
void forbid(const std::vector<const char*>& what)
{
    const auto write = [](const std::string& path, const std::string& text) {
        const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file || ::write(file.get(), text.data(), text.size()) < 0)
            ::_exit(126);
    };
    const std::string user = std::to_string(::geteuid());
    const std::string group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWUSER) != 0)
        ::_exit(126);
    write("/proc/self/setgroups", "deny");
    write("/proc/self/uid_map", "0 " + user + " 1");
    write("/proc/self/gid_map", "0 " + group + " 1");
    for (const char* const limit : what)
        write(std::string("/proc/sys/user/") + limit, "0");
}

struct Forbidden {
    const char* name;
    const char* code;
    std::vector<const char*> limits;
    const char* remedy;
};
class ForbiddenNamespaces : public testing::TestWithParam<Forbidden> { };

TEST_P(ForbiddenNamespaces, AreNamedWithTheirRemedy)
{
    Lab lab([] { forbid(GetParam().limits); });
    const json greeting = lab.read();
    const int status = lab.wait();
    if (WEXITSTATUS(status) == 126)
        GTEST_SKIP() << "no user namespace here whose limits could be set";
    ASSERT_TRUE(greeting.contains("error")) << greeting;
    EXPECT_EQ(greeting["error"]["code"], GetParam().code);
    EXPECT_NE(greeting["error"]["remedy"].get<std::string>().find(GetParam().remedy), std::string::npos) << greeting;
    EXPECT_EQ(WEXITSTATUS(status), 3);
}

INSTANTIATE_TEST_SUITE_P(
    LabProcess, ForbiddenNamespaces,
    testing::Values(Forbidden{"Users",
                              "no-user-namespaces",
                              {"max_user_namespaces", "max_net_namespaces"},
                              "user.max_user_namespaces"},
                    Forbidden{"Networks", "no-network-namespaces", {"max_net_namespaces"}, "user.max_net_namespaces"}),
    [](const auto& test) { return test.param.name; });

// A process that may make networks needs no user namespace for it.
TEST(LabProcess, RootDoesWithoutUserNamespaces)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    Lab lab([] { forbid({"max_user_namespaces"}); });
    EXPECT_EQ(lab.read()["mode"], "hosts");
    EXPECT_EQ(lab.ask(steps[0])["ok"], true);
}

/// "CapEff" of /proc/PID/status as a number, and the others that say how a process is confined.
std::map<std::string, std::uint64_t> confinementOf(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::map<std::string, std::uint64_t> found;
    for (std::string line; std::getline(status, line);)
        for (const std::string name : {"CapPrm", "CapEff", "NoNewPrivs", "Seccomp"})
            if (line.starts_with(name + ":\t"))
                found[name] = std::stoull(line.substr(name.size() + 2), nullptr, name.starts_with("Cap") ? 16 : 10);
    return found;
}

TEST(LabProcess, GivesUpWhatItDoesNotNeedBeforeItReads)
{
    if (const std::string why = refusal(); !why.empty())
        GTEST_SKIP() << why;
    Lab lab;
    ASSERT_TRUE(lab.read().contains("mode"));
    ASSERT_EQ(lab.ask(R"({"id":1,"do":"look"})")["ok"], true);
    const auto confined = confinementOf(lab.pid());
    EXPECT_EQ(confined.at("NoNewPrivs"), 1U);
    // CAP_NET_BIND_SERVICE, CAP_NET_ADMIN and CAP_SYS_ADMIN, in its own user namespace.
    EXPECT_EQ(confined.at("CapPrm"), 1U << 10U | 1U << 12U | 1U << 21U);
    EXPECT_EQ(confined.at("CapEff"), confined.at("CapPrm"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_EQ(confined.at("Seccomp"), 2U);
#endif
    // Fresh hosts and a port of the lower ones are still to be had.
    EXPECT_EQ(lab.ask(R"({"id":1,"do":"lesson","lesson":"open"})")["ok"], true);
    for (const std::size_t step : {0U, 1U})
        EXPECT_EQ(
            lab.ask(
                step == 0
                    ? R"({"id":1,"do":"call","host":"b","call":"socket","socket":"low"})"
                    : R"({"id":1,"do":"call","host":"b","call":"bind","socket":"low","port":80})")["result"]["errno"],
            nullptr);
}

TEST(LabProcess, TakesNoArguments)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::close(STDERR_FILENO);
        ::execl(TCPATLAS_LAB_PATH, TCPATLAS_LAB_PATH, "surprise", nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 2);
}

} // namespace
