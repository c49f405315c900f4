// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <thread>
#include <utility>
#include <vector>

namespace atlas::test {

/// Both ends of one connection; `serial` distinguishes it from a later one between the same endpoints.
struct Connection {
    Endpoint client;
    Endpoint server;
    std::uint64_t serial = 0;

    auto operator<=>(const Connection&) const = default;
};

/// Connections over 127.0.0.1 that come and go on a thread of their own. A connection is among the living from
/// after both of its ends are established until before one of them is closed.
class Churn {
public:
    /// Opens `connections`, two descriptors each; throws std::runtime_error where that cannot be done.
    explicit Churn(std::size_t connections);
    ~Churn();
    Churn(const Churn&) = delete;
    Churn& operator=(const Churn&) = delete;

    /// From now on random ones among the first `passing` connections are replaced by new ones, until stop(); the
    /// others stay.
    void start(std::size_t passing);
    void stop();

    [[nodiscard]] std::vector<Connection> living() const;
    /// How many connections there have been.
    [[nodiscard]] std::uint64_t opened() const { return m_serial; }

private:
    struct Held;

    [[nodiscard]] Held open();
    void replace(std::size_t place);

    int m_listener = -1;
    std::vector<Held> m_held;
    std::atomic<std::uint64_t> m_serial = 0;
    mutable std::mutex m_mutex;
    std::vector<Connection> m_living; ///< by place; serial 0 while there is none; guarded by m_mutex
    std::jthread m_thread;
};

/// Makes the descriptor limit of this process as large as it may be. Returns it.
std::size_t raiseDescriptorLimit();

} // namespace atlas::test
