// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other tools call the states: the kernel's constants and numbers, Windows' netstat and PowerShell, net-tools'
// netstat in the languages that it is translated to, BSD, Solaris, psutil. One word may mean several states, and a
// number means one to Linux and another one to Windows.
#pragma once

#include "core/tcp/state.h"

#include <string_view>
#include <vector>

namespace atlas {

/// What a tool means by a word. No tool: it is one of the usual names, as `StateNames` has them.
struct StateMeaning {
    State state = State::Unknown;
    std::string_view tool;

    bool operator==(const StateMeaning&) const = default;
};

/// Everything that `name` means, the most usual first, each state once; empty: no tool says so. In any case, with '-',
/// '_', a space or nothing between its parts.
[[nodiscard]] std::vector<StateMeaning> meaningsOf(std::string_view name);

/// The states to look for on Linux: all of meaningsOf(), but of a number the kernel's alone.
[[nodiscard]] std::vector<State> statesMeant(std::string_view name);

} // namespace atlas
