// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a keystroke in the filter costs: parsing it, and asking it of 100,000 sockets that are as mixed
// as a busy server's. The sockets are values in memory; the kernel has no part in this.
#include "core/filter/filter.h"
#include "support/snapshot_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace atlas;
using Clock = std::chrono::steady_clock;

constexpr std::size_t socketCount = 100'000;
constexpr double target = 20; // ms: a keystroke has 30 in the window, and the table needs its share
constexpr int rounds = 7;

/// As many TCP services as Debian's /etc/services has, as thickly spread.
std::shared_ptr<const Names> manyNames()
{
    auto names = std::make_shared<Names>(*test::usualNames());
    for (int port = 1; port < 65'000; port += port < 1024 ? 12 : port < 10'000 ? 80 : 2'400)
        names->services.emplace(static_cast<std::uint16_t>(port), "service-" + std::to_string(port));
    return names;
}

std::vector<SocketRecord> manySockets()
{
    std::mt19937 random(1);
    std::vector<OwnerList> owners;
    for (int pid = 1; pid <= 300; ++pid) {
        Process process;
        process.pid = Pid{pid};
        process.name = std::array{"nginx", "postgres", "php-fpm8.2", "firefox", "Web Content"}[random() % 5];
        owners.emplace_back(std::vector{Owner{std::make_shared<const Process>(process), 3}});
    }
    std::vector<SocketRecord> sockets(socketCount);
    std::uint64_t cookie = 0;
    for (SocketRecord& record : sockets) {
        record.cookie = Cookie{++cookie};
        record.state = knownStates[1 + random() % 10];
        const auto byte = [&] { return static_cast<std::uint8_t>(random()); };
        record.local = {Address::v4(10, 0, 0, byte()), static_cast<std::uint16_t>(random() % 3 ? 443 : random())};
        record.remote = {Address::v4(byte(), byte(), byte(), byte()),
                         static_cast<std::uint16_t>(32768 + random() % 28232)};
        if (random() % 4 == 0)
            for (Endpoint* const end : {&record.local, &record.remote}) {
                end->address = *Address::parse("2001:db8::1:0");
                end->address.bytes[15] = byte();
            }
        record.uid = Uid{static_cast<std::uint32_t>(random() % 2 ? 33 : 1000)};
        if (random() % 5 != 0)
            record.owners = owners[random() % owners.size()];
        record.tcpInfo.emplace().rtt = TcpInfo::Microseconds(random() % 200'000);
        record.inStateSince = test::usualTime - std::chrono::seconds(random() % 1000);
    }
    return sockets;
}

struct Measured {
    double milliseconds;
    std::size_t kept;
};

Measured keystroke(const std::string& text, const std::vector<SocketRecord>& sockets, const Names& names)
{
    std::vector<double> times;
    std::size_t kept = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = Clock::now();
        const auto filter = Filter::parse(text).value();
        const FilterContext context{names, test::usualTime};
        kept = static_cast<std::size_t>(std::ranges::count_if(
            sockets, [&](const SocketRecord& record) { return filter.matches(record, context); }));
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    std::ranges::sort(times);
    return {times[rounds / 2], kept};
}

} // namespace

int main()
{
    const auto names = manyNames();
    const auto sockets = manySockets();
    std::printf("a keystroke in the filter, %zu sockets (target: at most %.0f ms)\n", sockets.size(), target);
    std::printf("%-44s %10s %10s\n", "filter", "kept", "ms");
    bool missed = false;
    for (const char* text : {"n",
                             "nginx",
                             "https",
                             "443",
                             "127.0",
                             "10.0.0.5",
                             "2001:db8",
                             "cafe",
                             "close-wait",
                             "state:close-wait,time-wait",
                             "port:443",
                             "port:https",
                             "addr:10.0.0.0/8",
                             "user:www-data",
                             "is:loopback",
                             "age:>5m rtt:>50ms",
                             "(nginx or postgres) -443 remote:192.",
                             "a b c d e f g h",
                             "zzz or yyy or 1.2.3 or xxx",
                             "process:zzz",
                             "port:zzz",
                             "zzz",
                             "addr:1.2.3",
                             "10."}) {
        const auto [milliseconds, kept] = keystroke(text, sockets, *names);
        missed = missed || milliseconds > target;
        std::printf("%-44s %10zu %10.2f%s\n", text, kept, milliseconds, milliseconds > target ? "  MISSED" : "");
    }
    return missed ? 1 : 0;
}
