// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>

namespace atlas::cli {

/// What this program ends with.
enum class ExitCode : int {
    Done = 0,
    CouldNotRead = 1, ///< the sockets could not be read, the answer not be written, or a lesson not be followed
    Usage = 2, ///< the arguments make no sense
};

/// What is known of the place that the answer goes to.
struct Terminal {
    std::optional<std::size_t> columns; ///< empty where it is no terminal: nothing is cut or wrapped
    bool colours = false;
};

/// All that a command may touch of the outside world, but for the sockets; tests put their own here.
struct Io {
    std::ostream& out;
    std::ostream& err;
    Terminal terminal;
    /// A variable of the environment; empty if it is not set.
    std::function<std::optional<std::string>(const std::string&)> environment;

    /// "tcpatlasctl: <message>" on the error stream.
    void complain(const std::string& message) const { err << "tcpatlasctl: " << message << '\n'; }
};

} // namespace atlas::cli
