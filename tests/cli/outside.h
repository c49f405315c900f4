// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program in a process of its own: its streams, its signals, its exit code.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace atlas::cli::test {

class Fd {
public:
    explicit Fd(int number) : m_number(number)
    {
        if (number < 0)
            throw std::system_error(errno, std::generic_category());
    }
    Fd(Fd&& other) noexcept : m_number(std::exchange(other.m_number, -1)) { }
    Fd& operator=(Fd&&) = delete;
    ~Fd() { reset(); }
    void reset()
    {
        if (m_number >= 0)
            close(std::exchange(m_number, -1));
    }
    int number() const { return m_number; }

private:
    int m_number;
};

struct Pipe {
    Pipe()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            throw std::system_error(errno, std::generic_category());
        reading.emplace(ends[0]);
        writing.emplace(ends[1]);
    }
    std::string readAll() const
    {
        std::string text;
        std::array<char, 4096> part{};
        for (ssize_t got; (got = read(reading->number(), part.data(), part.size())) > 0;)
            text.append(part.data(), static_cast<std::size_t>(got));
        return text;
    }
    std::optional<Fd> reading;
    std::optional<Fd> writing;
};

/// `before` is called in the new process.
inline pid_t start(std::vector<std::string> arguments, int out, int err, void (*before)() = nullptr)
{
    arguments.insert(arguments.begin(), TCPATLASCTL);
    std::vector<char*> argv;
    argv.reserve(arguments.size() + 1);
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        ::signal(SIGPIPE, SIG_DFL);
        if (before != nullptr)
            before();
        execv(TCPATLASCTL, argv.data());
        _exit(127);
    }
    return child;
}

inline int exitCode(pid_t child)
{
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

struct Outcome {
    int code;
    std::string out;
    std::string err;
};

inline Outcome run(const std::vector<std::string>& arguments)
{
    Pipe out;
    Pipe err;
    const pid_t child = start(arguments, out.writing->number(), err.writing->number());
    out.writing.reset();
    err.writing.reset();
    const std::string text = out.readAll(); // The error stream is too short to fill its pipe meanwhile.
    const std::string errors = err.readAll();
    return {exitCode(child), text, errors};
}

/// The program while it runs, and what it has written so far.
class Running {
public:
    explicit Running(const std::vector<std::string>& arguments)
        : m_child(start(arguments, m_out.writing->number(), m_err.writing->number()))
    {
        m_out.writing.reset();
        m_err.writing.reset();
    }
    /// Reads until what was written holds `text`; false at the end of it.
    bool awaitText(const std::string& text)
    {
        std::array<char, 4096> part{};
        while (m_text.find(text) == std::string::npos) {
            const ssize_t got = read(m_out.reading->number(), part.data(), part.size());
            if (got <= 0)
                return false;
            m_text.append(part.data(), static_cast<std::size_t>(got));
        }
        return true;
    }
    const std::string& text() const { return m_text; } ///< what awaitText() has read so far
    void interrupt() const { kill(m_child, SIGINT); }
    void stopReading() { m_out.reading.reset(); }
    std::string errors() const { return m_err.readAll(); }
    std::string rest() const { return m_out.readAll(); }
    int code() const { return exitCode(m_child); }

private:
    Pipe m_out;
    Pipe m_err;
    pid_t m_child;
    std::string m_text;
};

} // namespace atlas::cli::test
