// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/end_watcher.h"

#include "core/base/start_thread.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <thread>
#include <utility>

namespace atlas::cli {
namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) { }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

/// Signals that are blocked until it is gone. What came meanwhile has been dealt with.
class BlockedSignals {
public:
    BlockedSignals()
    {
        sigemptyset(&m_signals);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            sigaddset(&m_signals, signal);
        pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    }
    BlockedSignals(const BlockedSignals&) = delete;
    BlockedSignals& operator=(const BlockedSignals&) = delete;
    ~BlockedSignals()
    {
        const timespec now{};
        while (sigtimedwait(&m_signals, nullptr, &now) > 0) { }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    [[nodiscard]] const sigset_t& set() const { return m_signals; }

private:
    sigset_t m_signals{};
    sigset_t m_before{};
};

class SystemEndWatcher final : public EndWatcher {
public:
    SystemEndWatcher(int output, std::function<void()> onEnd)
        : m_signals(signalfd(-1, &m_blocked.set(), SFD_CLOEXEC)),
          m_wake(eventfd(0, EFD_CLOEXEC)),
          m_output(output),
          m_onEnd(std::move(onEnd))
    {
    }
    SystemEndWatcher(const SystemEndWatcher&) = delete;
    SystemEndWatcher& operator=(const SystemEndWatcher&) = delete;
    ~SystemEndWatcher() override
    {
        if (!m_thread.joinable())
            return;
        eventfd_write(m_wake.number(), 1);
        m_thread.join();
    }

    [[nodiscard]] std::expected<void, Error> start()
    {
        if (m_signals.number() < 0 || m_wake.number() < 0)
            return std::unexpected(Error::verbatim(std::generic_category().message(errno)));
        auto thread = startThread([this] { run(); });
        if (!thread)
            return std::unexpected(std::move(thread.error()));
        m_thread = *std::move(thread);
        return {};
    }

private:
    void run()
    {
        // No events are asked for on the output: POLLERR and POLLHUP come unasked.
        std::array<pollfd, 3> waiting{
            {{m_signals.number(), POLLIN, 0}, {m_wake.number(), POLLIN, 0}, {m_output, 0, 0}}};
        while (poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR) { }
        if (waiting[1].revents == 0)
            m_onEnd();
    }

    BlockedSignals m_blocked;
    Descriptor m_signals;
    Descriptor m_wake;
    int m_output;
    std::function<void()> m_onEnd;
    std::jthread m_thread;
};

} // namespace

std::expected<std::unique_ptr<EndWatcher>, Error> watchForEnd(int output, std::function<void()> onEnd)
{
    auto watcher = std::make_unique<SystemEndWatcher>(output, std::move(onEnd));
    if (auto started = watcher->start(); !started)
        return std::unexpected(within(Error::saying("watching for the end"), started.error()));
    return watcher;
}

} // namespace atlas::cli
