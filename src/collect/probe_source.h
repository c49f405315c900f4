// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/child_process.h"
#include "core/events/event.h"
#include "decode/probe_decoder.h"

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace atlas::collect {

/// All processes' descriptors that hold TCP sockets, as the probe found them in one pass. Our own network namespace is
/// 0, as in events.
struct ProbeOwners {
    std::vector<decode::ProbeOwner> owners;
    std::optional<Error> problem; ///< why these are not all
};

/// Every transition as it happens: starts tcpatlas-probe and reads what it says.
///
/// The probe is another process with other rights, so anything may come through the pipe or stop coming. Whatever it
/// is, it ends this source with one sentence, and nothing else: a probe that was killed, a stream that was cut, frames
/// that are not the probe's, a user's refusal at pkexec.
class ProbeSource final : public EventSource {
public:
    /// What the source reports beside events, from its thread, and before it reports its end.
    struct Listeners {
        std::function<void(const decode::ProbeHello&)> greeted; ///< what can be seen; once, just before `begun`
        std::function<void(ProbeOwners&&)> owners; ///< an answer to requestOwners(); several requests may get one
    };

    /// `command` is started by start(): see probeAccess().
    explicit ProbeSource(std::vector<std::string> command, Listeners listeners = {});
    ~ProbeSource() override;
    ProbeSource(const ProbeSource&) = delete;
    ProbeSource& operator=(const ProbeSource&) = delete;

    [[nodiscard]] std::expected<void, Error> start(Listener listener) override;
    /// Asks for the owners of all sockets; from any thread, after start().
    void requestOwners();

private:
    void run();
    [[nodiscard]] bool waitForBytes();
    [[nodiscard]] std::expected<std::span<const std::byte>, std::error_code> read();
    [[nodiscard]] std::expected<void, Error> pass(std::span<const std::byte> bytes);
    [[nodiscard]] bool isOwn(std::uint32_t inode) const { return m_ownNamespace == 0 || inode == m_ownNamespace; }
    void passOwners(decode::ProbeBatch& batch);
    void askForOwners();
    void readMessages();
    [[nodiscard]] Error explainEnd();

    std::vector<std::string> m_command;
    Listeners m_listeners;
    Listener m_listener;
    std::optional<ChildProcess> m_child;
    UniqueFd m_wake; ///< an eventfd that is readable when one of the following two was set
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_ownersWanted = false;
    std::jthread m_thread;

    // What follows belongs to the thread.
    decode::ProbeDecoder m_decoder;
    std::vector<std::byte> m_buffer;
    std::optional<decode::ProbeHello> m_hello;
    std::vector<decode::ProbeOwner> m_owners; ///< of a pass that has not ended
    std::optional<Error> m_lastWords; ///< its End frame
    std::string m_messages; ///< the end of what it said on its standard error
    bool m_messagesClosed = false;
    std::uint32_t m_ownNamespace = 0; ///< inode number; 0: unknown, and then all are taken for ours
};

} // namespace atlas::collect
