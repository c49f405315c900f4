// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace atlas::test {

/// A forked process that runs `body(output)`, where what it writes to the descriptor `output` is its result, and
/// ends without returning into the test. It is killed with this object, and dies with its parent.
class Child {
public:
    template <typename Body> explicit Child(Body body)
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            throw std::runtime_error("pipe");
        m_output = collect::UniqueFd(ends[0]);
        collect::UniqueFd input(ends[1]);
        m_pid = ::fork();
        if (m_pid < 0)
            throw std::runtime_error("fork");
        if (m_pid != 0)
            return;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        body(input.get());
        ::_exit(0);
    }
    ~Child() { end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }

    /// All that the child writes until it ends.
    [[nodiscard]] std::string readAll()
    {
        std::string text;
        std::array<char, 4096> buffer{};
        for (ssize_t length = 0; (length = ::read(m_output.get(), buffer.data(), buffer.size())) > 0;)
            text.append(buffer.data(), static_cast<std::size_t>(length));
        return text;
    }

    /// Waits for the child's next byte; empty if it has ended instead.
    [[nodiscard]] std::optional<char> nextByte()
    {
        char byte = 0;
        return ::read(m_output.get(), &byte, 1) == 1 ? std::optional(byte) : std::nullopt;
    }
    [[nodiscard]] bool awaitByte() { return nextByte().has_value(); }

    void end()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(std::exchange(m_pid, 0), nullptr, 0);
    }

private:
    pid_t m_pid = 0;
    collect::UniqueFd m_output;
};

/// In a child: reports to the parent that it is ready, and waits to be killed.
[[noreturn]] inline void readyAndWait(int output)
{
    if (::write(output, "r", 1) != 1)
        ::_exit(1);
    while (true)
        ::pause();
}

} // namespace atlas::test
