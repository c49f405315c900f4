// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/action.h"
#include "formats/lab/report.h"
#include "lab/network/network.h"

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

/// Two hosts, their programs' sockets, the packets between them, and what happened so far. One thread at a time, and
/// with the real network one with the whole process to itself: it moves from namespace to namespace.
class Laboratory {
public:
    /// The two hosts in namespaces of their own. The process must have one thread; it never returns to the network that
    /// it came from.
    [[nodiscard]] static std::expected<std::unique_ptr<Laboratory>, Refusal> open();
    explicit Laboratory(std::unique_ptr<Network> network);
    ~Laboratory();
    Laboratory(const Laboratory&) = delete;
    Laboratory& operator=(const Laboratory&) = delete;

    [[nodiscard]] const Network& network() const;

    /// Does it, and returns when both kernels have finished reacting to it. For a call what the call gave, otherwise
    /// 0. An error says why it could not be carried out at all (no such packet; a name that is taken; a wait in vain).
    [[nodiscard]] std::expected<CallResult, Error> perform(const Action& action);

    /// Everything from nothing: fresh hosts, no sockets, no packets, no news, and the clock at 0. Only the numbers of
    /// news and packets go on.
    [[nodiscard]] std::expected<void, Error> startOver();

    /// Delivers whatever is in flight, the oldest first, and what that makes, until nothing is left.
    [[nodiscard]] std::expected<void, Error> deliverAll();

    /// How a connect() failed that could not wait, if one did since the last time this was asked.
    [[nodiscard]] std::optional<CallResult> takeFailedConnect();

    /// How things stand. Reads both kernels.
    [[nodiscard]] Report look();
    /// What happened since the last time it was asked, in order.
    [[nodiscard]] std::vector<News> takeNews();
    [[nodiscard]] bool hasNews() const;

    /// The socket that is the end of the connection on `host`, by its name; empty: the laboratory chooses. A name that
    /// no socket has yet stands for the listener or the request that it will come from; one whose socket is gone is
    /// CLOSED.
    void setEnd(Host host, std::optional<std::string> socket);

    // For a loop around it, because packets and time do not wait for actions.

    /// Takes in what happened by itself: packets that were sent, delays that are over, states that changed.
    void pump();
    /// To be polled for reading; pump() when one is readable.
    [[nodiscard]] std::vector<int> descriptors() const;
    /// How long until pump() has something to do without a descriptor that says so; empty: for ever.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextPump() const;
    /// Called during a wait when there are news, so that they can be told at once.
    void setObserver(std::function<void()> observer);
    /// A wait ends early, with an error, when the other side of this descriptor hangs up.
    void setLifeline(int descriptor);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace atlas::lab
