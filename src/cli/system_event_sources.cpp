// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/system_event_sources.h"

#include "collect/destroy_events.h"
#include "collect/probe_access.h"
#include "collect/probe_source.h"

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace atlas::cli {
namespace {

/// The probe, which has started only when it has said what it can see.
class GreetedProbe final : public EventSource {
public:
    explicit GreetedProbe(std::vector<std::string> command) : m_probe(std::move(command)) { }

    [[nodiscard]] std::expected<void, Error> start(Listener listener) override
    {
        // Set once: by a value when it has begun, or by the reason why it did not.
        const auto beginning = std::make_shared<std::promise<std::optional<Error>>>();
        auto outcome = beginning->get_future();
        auto started = m_probe.start({.sink = listener.sink,
                                      .begun =
                                          [this, beginning, begun = listener.begun] {
                                              m_begun = true;
                                              if (begun)
                                                  begun();
                                              beginning->set_value(std::nullopt);
                                          },
                                      .ended =
                                          [this, beginning, ended = listener.ended](const Error& why) {
                                              if (!m_begun)
                                                  beginning->set_value(why);
                                              else if (ended)
                                                  ended(why);
                                          }});
        if (!started)
            return started;
        if (outcome.wait_for(patience) != std::future_status::ready)
            return std::unexpected(Error::saying("the probe has not answered"));
        if (auto why = outcome.get())
            return std::unexpected(*std::move(why));
        return {};
    }

private:
    static constexpr std::chrono::seconds patience{10};

    bool m_begun = false; ///< of the probe's thread
    collect::ProbeSource m_probe; ///< the last member: its thread uses the other
};

EventSources withProbe(std::vector<std::string> command)
{
    EventSources result{"probe",
                        "The kernel reports each transition as it happens.",
                        "nothing, unless it is said here that events were lost.",
                        {}};
    result.sources.push_back(std::make_unique<GreetedProbe>(std::move(command)));
    return result;
}

EventSources withoutProbe()
{
    EventSources result{
        "destroy-events",
        "The kernel reports each socket that dies, and all sockets are listed once a second.",
        "what a connection passes between two snapshots; it is inferred where only one path is possible.",
        {}};
    result.sources.push_back(std::make_unique<collect::DestroyEvents>());
    return result;
}

} // namespace

std::vector<EventSources> systemEventSources()
{
    std::vector<EventSources> choices;
    // A command line does not ask for a password in the middle of an answer.
    const auto access = collect::probeAccess(collect::probeFacts());
    if (access && access->route != collect::ProbeRoute::Pkexec)
        choices.push_back(withProbe(access->command));
    choices.push_back(withoutProbe());
    return choices;
}

} // namespace atlas::cli
