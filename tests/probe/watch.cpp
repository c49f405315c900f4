// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/watch.h"

#include "core/tcp/state.h"
#include "support/loopback.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

namespace atlas::test {
namespace {

const StateChanged* stepOf(const Event& event, Cookie cookie)
{
    const auto* step = std::get_if<StateChanged>(&event.what);
    return step != nullptr && step->cookie == cookie ? step : nullptr;
}

std::string_view hintName(HintKind kind)
{
    switch (kind) {
    case HintKind::Retransmitted:
        return "{retransmitted}";
    case HintKind::ResetSent:
        return "{reset sent}";
    case HintKind::ResetReceived:
        return "{reset received}";
    }
    return "{?}";
}

} // namespace

std::string probePath()
{
    return TCPATLAS_PROBE_PATH;
}

Watch::Watch(std::vector<std::string> command)
    : m_source(std::move(command),
               {.greeted =
                    [this](const decode::ProbeHello& hello) {
                        const std::scoped_lock lock(m_mutex);
                        m_hello = hello;
                        m_changed.notify_all();
                    },
                .owners =
                    [this](collect::ProbeOwners&& owners) {
                        const std::scoped_lock lock(m_mutex);
                        m_owners = std::move(owners);
                        m_changed.notify_all();
                    }})
{
    const auto sink = [this](std::vector<Event>&& events) {
        std::unique_lock lock(m_mutex);
        std::ranges::move(events, std::back_inserter(m_events));
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_blocked; });
    };
    const auto ended = [this](const Error& error) {
        const std::scoped_lock lock(m_mutex);
        m_end = error.message();
        m_changed.notify_all();
    };
    if (auto started = m_source.start({.sink = sink, .begun = {}, .ended = ended}); !started)
        m_end = started.error().message();
}

std::optional<std::string> Watch::whyNot()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_hello || m_end; });
    if (m_hello && m_hello->has(decode::ProbeFeature::StateChanges))
        return std::nullopt;
    m_changed.wait_for(lock, patience, [this] { return m_end.has_value(); });
    return m_end.value_or("the probe said nothing");
}

decode::ProbeHello Watch::hello()
{
    const std::scoped_lock lock(m_mutex);
    return m_hello.value_or(decode::ProbeHello{});
}

std::vector<Event> Watch::events()
{
    const std::scoped_lock lock(m_mutex);
    return m_events;
}

bool Watch::await(const std::function<bool(const std::vector<Event>&)>& condition, std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return condition(m_events) || m_end; }) && condition(m_events);
}

std::optional<Event> Watch::awaitStep(const std::function<bool(const StateChanged&)>& fits)
{
    const auto fitting = [&](const Event& event) {
        const auto* step = std::get_if<StateChanged>(&event.what);
        return step != nullptr && fits(*step);
    };
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [&] { return std::ranges::any_of(m_events, fitting) || m_end; });
    const auto found = std::ranges::find_if(m_events, fitting);
    return found == m_events.end() ? std::nullopt : std::optional(*found);
}

void Watch::awaitMarker()
{
    const auto marker = listenOn("127.67.0.255");
    const Cookie cookie = cookieOf(marker);
    static_cast<void>(await([cookie](const std::vector<Event>& events) {
        return std::ranges::any_of(events, [cookie](const Event& event) { return stepOf(event, cookie) != nullptr; });
    }));
}

std::string Watch::lines(Cookie cookie, bool withHints)
{
    std::string text;
    std::optional<std::uint8_t> last;
    for (const Event& event : events()) {
        if (const auto* hint = std::get_if<Hint>(&event.what); hint != nullptr && hint->cookie == cookie && withHints) {
            text += (text.empty() ? "" : " ") + std::string(hintName(hint->kind));
        } else if (const auto* step = stepOf(event, cookie)) {
            if (step->kernelFrom != last)
                text += (last               ? " | "
                             : text.empty() ? ""
                                            : " ") +
                    std::string(rfcName(stateFromKernel(step->kernelFrom)));
            text += ' ' + std::string(rfcName(stateFromKernel(step->kernelTo)));
            last = step->kernelTo;
        }
    }
    return text;
}

std::string Watch::story(Cookie cookie, std::size_t count)
{
    static_cast<void>(steps(cookie, count));
    return lines(cookie, true);
}

std::string Watch::steps(Cookie cookie, std::size_t count)
{
    const bool came = await([&](const std::vector<Event>& events) {
        return std::ranges::count_if(events, [&](const Event& e) { return stepOf(e, cookie) != nullptr; }) >=
            static_cast<std::ptrdiff_t>(count);
    });
    if (came)
        awaitMarker();
    return lines(cookie, false);
}

std::optional<std::string> Watch::awaitEnd()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_end.has_value(); });
    return m_end;
}

std::optional<collect::ProbeOwners> Watch::owners()
{
    m_source.requestOwners();
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_owners || m_end; });
    return std::exchange(m_owners, std::nullopt);
}

void Watch::block(bool blocked)
{
    const std::scoped_lock lock(m_mutex);
    m_blocked = blocked;
    m_changed.notify_all();
}

pid_t Watch::child()
{
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream children(task.path() / "children");
        if (pid_t pid = 0; children >> pid)
            return pid;
    }
    return 0;
}

} // namespace atlas::test
