// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a step of the laboratory costs: a call and a delivered packet, each with the states of both ends read again and
// put into a report, and how long the program takes from its start to its greeting. Both kernels are real.
#include "bench/timing.h"
#include "collect/child_process.h"
#include "formats/lab/report.h"
#include "lab/laboratory/laboratory.h"

#include <nlohmann/json.hpp>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace atlas;
using namespace atlas::lab;

constexpr double openTarget = 300; // ms
constexpr double stepTarget = 5; // ms
constexpr int opens = 15;
constexpr int connections = 100;

double startToGreeting()
{
    std::optional<collect::ChildProcess> child;
    const double time = test::milliseconds([&] {
        auto started = collect::ChildProcess::start({TCPATLAS_LAB_PATH});
        if (!started)
            throw std::runtime_error(started.error().message());
        child.emplace(std::move(*started));
        std::array<char, 4096> buffer{};
        std::string line;
        while (line.find('\n') == std::string::npos) {
            pollfd waiting{child->output(), POLLIN, 0};
            ::poll(&waiting, 1, 10'000);
            const ssize_t length = ::read(child->output(), buffer.data(), buffer.size());
            if (length <= 0)
                throw std::runtime_error("the laboratory does not answer");
            line.append(buffer.data(), static_cast<std::size_t>(length));
        }
        if (line.find("\"mode\"") == std::string::npos)
            throw std::runtime_error(line);
    });
    return time;
}

/// The whole life of a connection, step by step, each as the protocol carries it out: what is asked is parsed, and
/// what came of it is written.
struct Steps {
    Laboratory& laboratory;
    std::vector<double> calls;
    std::vector<double> deliveries;

    void take(std::vector<double>& into, const std::string& request) const
    {
        std::size_t written = 0;
        into.push_back(test::milliseconds([&] {
            const auto action = parseAction(nlohmann::json::parse(request));
            const auto result = laboratory.perform(action.value());
            if (!result)
                throw std::runtime_error(request + ": " + result.error().message());
            Report answer;
            answer.situation = laboratory.situation();
            answer.events = laboratory.takeEvents();
            written = lineOf(answer).size();
        }));
        if (written == 0)
            throw std::runtime_error("no answer");
    }
    void call(const std::string& host, const std::string& name, const std::string& socket, const std::string& more = "")
    {
        take(calls,
             R"({"do":"call","host":")" + host + R"(","call":")" + name + R"(","socket":")" + socket + '"' + more +
                 '}');
    }
    void deliver(const std::string& from) { take(deliveries, R"({"do":"deliver","packet":{"from":")" + from + "\"}}"); }
    void liveOnce(int round)
    {
        call("a", "socket", "client");
        call("a", "bind", "client", ",\"port\":" + std::to_string(20'000 + round));
        call("a", "connect", "client", ",\"port\":80");
        deliver("a");
        deliver("b");
        deliver("a");
        call("b", "accept", "listener", R"(,"as":"server")");
        call("a", "close", "client");
        deliver("a");
        deliver("b");
        call("b", "read", "server");
        call("b", "close", "server");
        deliver("b");
        deliver("a");
    }
};

bool report(const char* what, std::vector<double> times, double target)
{
    std::ranges::sort(times);
    const double middle = test::median(times);
    const double late = times[times.size() * 99 / 100];
    const bool good = middle < target; // the late ones show what else this computer does
    std::printf("%-34s %9.3f %9.3f %9.0f  %s\n", what, middle, late, target, good ? "ok" : "MISSED");
    return good;
}

} // namespace

int main()
try {
    std::printf("%-34s %9s %9s %9s\n", "ms", "median", "99 %", "target");
    std::vector<double> starts;
    starts.reserve(opens);
    for (int i = 0; i < opens; ++i)
        starts.push_back(startToGreeting());
    bool good = report("start to greeting", starts, openTarget);

    auto laboratory = Laboratory::open();
    if (!laboratory) {
        std::printf("no laboratory here: %s\n", laboratory.error().error.message().c_str());
        return 1;
    }
    Steps steps{**laboratory, {}, {}};
    steps.call("b", "socket", "listener");
    steps.call("b", "bind", "listener", ",\"port\":80");
    steps.call("b", "listen", "listener", ",\"backlog\":5");
    for (int round = 0; round < connections; ++round)
        steps.liveOnce(round);
    good = report("a call, both ends read", steps.calls, stepTarget) && good;
    good = report("a packet delivered, both ends read", steps.deliveries, stepTarget) && good;
    // Each connection has left its TIME-WAIT behind, so these are not the cheapest steps that there are.
    std::printf("%d connections, the last with %zu sockets listed on a\n", connections,
                (*laboratory)->situation().hosts.a.sockets.size());
    return good ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench_lab: %s\n", error.what());
    return 1;
}
