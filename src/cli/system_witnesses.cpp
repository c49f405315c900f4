// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/system_witnesses.h"

#include "collect/destroy_events.h"
#include "collect/probe_access.h"
#include "collect/probe_source.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace atlas::cli {
namespace {

/// The probe, which has started only when it has said what it can see.
class GreetedProbe final : public EventSource {
public:
    explicit GreetedProbe(std::vector<std::string> command) : m_probe(std::move(command), listeners()) { }

    [[nodiscard]] std::expected<void, Error> start(Sink sink, Ended ended) override
    {
        auto started = m_probe.start(std::move(sink), [this, ended = std::move(ended)](const Error& why) {
            {
                const std::lock_guard lock(m_mutex);
                m_end = why;
                if (!m_listening)
                    return m_changed.notify_all();
            }
            ended(why);
        });
        if (!started)
            return started;
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return m_greeted || m_end; });
        if (m_end)
            return std::unexpected(*m_end);
        if (!m_greeted)
            return std::unexpected(Error{"the probe has not answered"});
        m_listening = true;
        return {};
    }

private:
    static constexpr std::chrono::seconds patience{10};

    collect::ProbeSource::Listeners listeners()
    {
        return {.greeted =
                    [this](const decode::ProbeHello&) {
                        const std::lock_guard lock(m_mutex);
                        m_greeted = true;
                        m_changed.notify_all();
                    },
                .owners = {}};
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_greeted = false; ///< guarded by m_mutex, like the next two
    bool m_listening = false; ///< start() is over, so that an end is told by `ended`
    std::optional<Error> m_end;
    collect::ProbeSource m_probe; ///< the last member: its thread uses the others
};

Witnesses withProbe(std::vector<std::string> command)
{
    Witnesses witnesses{"probe",
                        "The kernel tells of each transition when it happens.",
                        "nothing, unless it is said here that events were lost.",
                        {}};
    witnesses.sources.push_back(std::make_unique<GreetedProbe>(std::move(command)));
    return witnesses;
}

Witnesses withoutProbe()
{
    Witnesses witnesses{"destroy-events",
                        "The kernel tells of each socket that dies, and all sockets are listed once a second.",
                        "what a connection passes between two looks; it is inferred where one way alone leads there.",
                        {}};
    witnesses.sources.push_back(std::make_unique<collect::DestroyEvents>());
    return witnesses;
}

} // namespace

std::vector<Witnesses> systemWitnesses()
{
    std::vector<Witnesses> choices;
    // A command line does not ask for a password in the middle of an answer.
    const auto access = collect::probeAccess(collect::probeFacts());
    if (access && access->route != collect::ProbeRoute::Pkexec)
        choices.push_back(withProbe(access->command));
    choices.push_back(withoutProbe());
    return choices;
}

} // namespace atlas::cli
