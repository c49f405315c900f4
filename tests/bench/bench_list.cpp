// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `tcpatlasctl list` costs as a whole process, from its start to its end, in each of its forms, against the whole
// run of `ss -HtanpO`, which answers the same question. All are run in turns, and the medians are compared.
#include "bench/run_quietly.h"
#include "bench/timing.h"
#include "support/socket_load.h"

#include <array>
#include <cstdio>
#include <vector>

namespace {

using atlas::test::median;
using atlas::test::milliseconds;
using atlas::test::runQuietly;

constexpr double target = 0.25;

struct Form {
    const char* title;
    const char* option; ///< null: the table
    std::vector<double> times{};
};

bool measure(std::size_t sockets)
{
    const atlas::test::SocketLoad load(sockets);
    std::array forms{Form{"list", nullptr}, Form{"list --csv", "--csv"}, Form{"list --json", "--json"}};
    std::vector<double> references;
    for (int round = 0; round < 5; ++round) {
        references.push_back(milliseconds([] { runQuietly({"ss", "-HtanpO"}); }));
        for (Form& form : forms)
            form.times.push_back(milliseconds([&] {
                if (form.option == nullptr)
                    runQuietly({TCPATLASCTL_PATH, "list"});
                else
                    runQuietly({TCPATLASCTL_PATH, "list", form.option});
            }));
    }
    const double reference = median(references);
    std::printf("%9zu  %-34s %9.2f ms\n", sockets, "ss -HtanpO", reference);
    bool reached = true;
    for (const Form& form : forms)
        reached = atlas::test::printRatio(sockets, form.title, median(form.times), reference, target) && reached;
    return reached;
}

} // namespace

int main(int argc, char** argv)
{
    return atlas::test::measureLoads(argc, argv, measure, {60'000});
}
