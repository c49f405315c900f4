// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kernel reports every full socket that is freed to those that ask for it (sock_diag_broadcast_destroy(),
// net/core/sock_diag.c): its cookie, its addresses, and its last tcp_info. No privilege is needed. For the side that
// closed first this is the moment at which TIME-WAIT takes the socket's place. Requests and TIME-WAITs are no full
// sockets, and their end is not reported.
//
// A message takes about 1.3 KB of the receive buffer, of which the default holds 166. So the buffer is made as
// large as the kernel allows, and a thread of its own does nothing but read. What was lost all the same
// is reported as EventsLost, without a number: the kernel does not count.
#pragma once

#include "collect/unique_fd.h"
#include "core/events/event.h"

#include <cstddef>
#include <expected>
#include <thread>

namespace atlas::collect {

/// Reports a SocketDestroyed for each TCP socket of this network namespace that dies.
class DestroyEvents final : public EventSource {
public:
    static constexpr int usualBuffer = 8 * 1024 * 1024; ///< bytes asked for; net.core.rmem_max may allow less

    explicit DestroyEvents(int receiveBuffer = usualBuffer) : m_receiveBuffer(receiveBuffer) { }
    ~DestroyEvents() override;
    DestroyEvents(const DestroyEvents&) = delete;
    DestroyEvents& operator=(const DestroyEvents&) = delete;

    /// It has begun when this returns, and has said so.
    [[nodiscard]] std::expected<void, Error> start(Listener listener) override;

private:
    [[nodiscard]] std::expected<void, Error> open();
    void run(const Listener& listener);

    int m_receiveBuffer;
    UniqueFd m_socket;
    UniqueFd m_wake; ///< an eventfd: written to end the thread
    std::jthread m_thread;
};

} // namespace atlas::collect
