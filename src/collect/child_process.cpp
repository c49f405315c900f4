// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/child_process.h"

#include "collect/system_error.h"
#include "core/base/start_thread.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace atlas::collect {
namespace {

constexpr std::chrono::seconds patienceWithTheKernel{5}; ///< after SIGKILL

/// The two ends of a stream: the child's, which is inherited only by being duplicated, and ours, which never blocks.
struct Stream {
    UniqueFd childs;
    UniqueFd ours;
};

/// Above the standard streams, so that giving the child its own cannot overwrite one that is still to be given.
UniqueFd aboveStandard(UniqueFd descriptor)
{
    if (descriptor.get() > STDERR_FILENO)
        return descriptor;
    return UniqueFd(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

std::expected<Stream, std::error_code> toStream(int childs, int ours)
{
    Stream stream{aboveStandard(UniqueFd(childs)), UniqueFd(ours)};
    if (!stream.childs || ::fcntl(ours, F_SETFL, O_NONBLOCK) != 0)
        return std::unexpected(lastError());
    return stream;
}

/// A pair of sockets and not a pipe: sending to a socket can be kept from raising SIGPIPE when the child has gone.
std::expected<Stream, std::error_code> makeInput()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return std::unexpected(lastError());
    return toStream(ends[0], ends[1]);
}

std::expected<Stream, std::error_code> makeOutput()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::unexpected(lastError());
    return toStream(ends[1], ends[0]);
}

/// What the child is to be: our streams as its standard ones, nothing else inherited, no signal blocked or ignored.
class SpawnPlan {
public:
    SpawnPlan()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t signals;
        ::sigemptyset(&signals);
        ::posix_spawnattr_setsigmask(&m_attributes, &signals);
        ::sigfillset(&signals);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan()
    {
        ::posix_spawnattr_destroy(&m_attributes);
        ::posix_spawn_file_actions_destroy(&m_actions);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    void give(const Stream& stream, int number)
    {
        ::posix_spawn_file_actions_adddup2(&m_actions, stream.childs.get(), number);
    }
    [[nodiscard]] std::expected<pid_t, std::error_code> spawn(const std::vector<std::string>& argv)
    {
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
        std::vector<char*> arguments;
        arguments.reserve(argv.size() + 1);
        for (const std::string& argument : argv)
            arguments.push_back(const_cast<char*>(argument.c_str())); // posix_spawn() does not write to them
        arguments.push_back(nullptr);
        pid_t pid = 0;
        const int error = ::posix_spawnp(&pid, arguments[0], &m_actions, &m_attributes, arguments.data(), environ);
        if (error != 0)
            return std::unexpected(std::error_code(error, std::system_category()));
        return pid;
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

std::expected<ChildProcess, Error> ChildProcess::start(const std::vector<std::string>& argv)
{
    if (argv.empty())
        return std::unexpected(Error::saying("no program was named"));
    const auto failed = [&argv](std::error_code code) {
        return std::unexpected(toError(Error::saying("cannot start %1", argv.front()), code));
    };
    auto input = makeInput();
    auto output = makeOutput();
    auto messages = makeOutput();
    for (const auto* stream : {&input, &output, &messages})
        if (!*stream)
            return failed(stream->error());

    SpawnPlan plan;
    plan.give(*input, STDIN_FILENO);
    plan.give(*output, STDOUT_FILENO);
    plan.give(*messages, STDERR_FILENO);
    const auto pid = plan.spawn(argv);
    if (!pid)
        return failed(pid.error());

    ChildProcess child;
    child.m_pid = *pid;
    // Some sandboxes refuse it. glibc 2.36 declares it for C only.
    child.m_handle = UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0)));
    child.m_input = std::move(input->ours);
    child.m_output = std::move(output->ours);
    child.m_messages = std::move(messages->ours);
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)),
      m_handle(std::move(other.m_handle)),
      m_input(std::move(other.m_input)),
      m_output(std::move(other.m_output)),
      m_messages(std::move(other.m_messages)),
      m_end(other.m_end)
{
}

ChildProcess::~ChildProcess()
{
    if (m_pid != 0)
        end(std::chrono::seconds(2));
}

void ChildProcess::closeStreams()
{
    m_input.reset();
    m_output.reset();
    m_messages.reset();
}

bool ChildProcess::send(std::byte request)
{
    return m_input && ::send(m_input.get(), &request, 1, MSG_NOSIGNAL) == 1;
}

bool ChildProcess::write(std::string_view bytes, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    pollfd input{m_input.get(), POLLOUT, 0};
    while (m_input && !bytes.empty()) {
        const ssize_t written = ::send(m_input.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
            continue;
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (errno == EINTR)
            continue;
        if ((errno != EAGAIN && errno != EWOULDBLOCK) || left.count() <= 0)
            return false;
        (void)::poll(&input, 1, static_cast<int>(left.count())); // whatever it says, the next send() says why
    }
    return bytes.empty();
}

std::optional<ChildEnd> ChildProcess::waitFor(std::chrono::milliseconds patience)
{
    if (m_end || m_pid == 0)
        return m_end;
    // Without a handle there is nothing to wait for, so it is asked for again and again.
    constexpr std::int64_t pause = 10; // ms
    const auto deadline = std::chrono::steady_clock::now() + patience;
    pollfd handle{m_handle.get(), POLLIN, 0};
    int status = 0;
    for (;;) {
        const pid_t ended = ::waitpid(m_pid, &status, WNOHANG);
        if (ended == m_pid)
            break;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if ((ended < 0 && errno != EINTR) || left.count() <= 0)
            return std::nullopt;
        (void)::poll(&handle, 1, static_cast<int>(m_handle ? left.count() : std::min(left.count(), pause)));
    }
    m_end = WIFSIGNALED(status) ? ChildEnd{true, WTERMSIG(status)} : ChildEnd{false, WEXITSTATUS(status)};
    m_pid = 0;
    return m_end;
}

std::optional<ChildEnd> ChildProcess::end(std::chrono::milliseconds patience)
{
    closeStreams();
    if (auto ended = waitFor(patience); ended || m_pid == 0)
        return ended;
    if (::kill(m_pid, SIGKILL) == 0)
        if (auto ended = waitFor(patienceWithTheKernel); ended || m_pid == 0)
            return ended;
    // It runs as root (pkexec) and does not mind its streams, or waits in the kernel for a device: a thread has to take
    // its status when it ends. Where there can be none, it is taken by whoever takes ours.
    if (auto taker = startThread([pid = std::exchange(m_pid, 0)] { ::waitpid(pid, nullptr, 0); }))
        taker->detach();
    return std::nullopt;
}

} // namespace atlas::collect
