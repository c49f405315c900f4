// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/base/error.h"
#include "core/socket/address.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace atlas::lab {

/// Sockets on the loopback address of one family, and the few steps that bring them into a state. No step waits longer
/// than `patience`. After the first step that fails the others do nothing and give back nothing, so that only the end
/// need be checked: `failure()`.
class LoopbackSockets {
public:
    static constexpr std::chrono::seconds patience{5};

    /// Small buffers make a window that is soon full. What a listener accepts inherits its sizes.
    enum class Buffers : std::uint8_t { Usual, Small };
    /// Whether the peer answers to a connect() at all.
    enum class Answer : std::uint8_t { Awaited, None };

    /// A connection's two ends, both of them here.
    struct Pair {
        collect::UniqueFd client;
        collect::UniqueFd server;
        Endpoint near; ///< the client's
        Endpoint far;
    };

    explicit LoopbackSockets(Family family) : m_family(family) { }

    /// The first step that failed, and why.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }

    [[nodiscard]] collect::UniqueFd listen(int backlog, Buffers buffers = Buffers::Usual);
    [[nodiscard]] collect::UniqueFd connect(const collect::UniqueFd& listener, Answer answer = Answer::Awaited,
                                            Buffers buffers = Buffers::Usual);
    [[nodiscard]] collect::UniqueFd accept(const collect::UniqueFd& listener);
    [[nodiscard]] Pair pair(Buffers buffers = Buffers::Usual);

    /// An option of the level IPPROTO_TCP; `name` is for the error.
    void set(const collect::UniqueFd& socket, int option, int value, std::string_view name);
    /// Sends until neither the peer's window nor the own buffer takes any more: a FIN then waits behind the data.
    void fill(const collect::UniqueFd& socket);
    /// shutdown(SHUT_WR)
    void finish(const collect::UniqueFd& socket);
    /// Waits for the peer's FIN.
    void awaitEnd(const collect::UniqueFd& socket);
    /// From now on closing it, in whichever way, ends the connection at once and leaves no TIME-WAIT.
    void leaveNothingBehind(const collect::UniqueFd& socket);

    [[nodiscard]] Endpoint localOf(const collect::UniqueFd& socket);

private:
    [[nodiscard]] collect::UniqueFd open(Buffers buffers);
    [[nodiscard]] bool check(bool done, std::string_view what);
    [[nodiscard]] bool await(const collect::UniqueFd& socket, short events, std::string_view what);

    Family m_family;
    std::optional<Error> m_failure;
};

} // namespace atlas::lab
