// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/base/error.h"

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::collect {

/// How a child ended.
struct ChildEnd {
    bool killed = false;
    int number = 0; ///< the signal that killed it, otherwise its exit status
};

/// A program that was started with streams of ours as its standard input, output and error. It is never left behind:
/// the destructor ends it and takes its exit status, so that there is no zombie.
class ChildProcess {
public:
    /// Starts `argv[0]`, a path, or a name to be found in PATH. An error also says that it could not be executed.
    [[nodiscard]] static std::expected<ChildProcess, Error> start(const std::vector<std::string>& argv);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] int output() const { return m_output.get(); } ///< to be read; does not block
    [[nodiscard]] int messages() const { return m_messages.get(); } ///< its standard error; does not block
    /// Writes one byte to its standard input; false if it takes none now or has gone. Does not block.
    bool send(std::byte request);
    /// Writes all of `bytes` to its standard input, and waits for it to take them, at most `patience` long; false if it
    /// did not, or has gone.
    [[nodiscard]] bool write(std::string_view bytes, std::chrono::milliseconds patience);
    /// Closes all three streams. A well-behaved child ends then.
    void closeStreams();
    /// Its end, if it comes within `patience`.
    [[nodiscard]] std::optional<ChildEnd> waitFor(std::chrono::milliseconds patience);
    /// Closes the streams, waits `patience`, then insists; empty if the child does not end even so, as another user's
    /// may.
    std::optional<ChildEnd> end(std::chrono::milliseconds patience);

private:
    ChildProcess() = default;

    pid_t m_pid = 0; ///< 0: there is none
    UniqueFd m_handle; ///< of the process; none where the system refuses one
    UniqueFd m_input;
    UniqueFd m_output;
    UniqueFd m_messages;
    std::optional<ChildEnd> m_end;
};

} // namespace atlas::collect
