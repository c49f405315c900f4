// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/base/error.h"
#include "lab/network/network.h"

#include <expected>
#include <utility>

namespace atlas::lab {

/// Leaves the user namespace of this process for one of its own, in which it may make networks and nothing else that it
/// could not do before; a process of root has no power over the computer's own network after it. The process must have
/// one thread. Where user namespaces are refused and the process may make networks anyway, it stays where it is.
[[nodiscard]] std::expected<void, Refusal> leaveForOwnNamespaces();

/// A network namespace. It goes when nothing is left in it and no descriptor of it is open.
class NetworkNamespace {
public:
    /// A new one, with no devices but its loopback and with the settings of the laboratory; this thread is in it then.
    [[nodiscard]] static std::expected<NetworkNamespace, Refusal> make();
    /// Moves this thread into it.
    [[nodiscard]] std::expected<void, Error> enter() const;

private:
    explicit NetworkNamespace(collect::UniqueFd handle) : m_handle(std::move(handle)) { }

    collect::UniqueFd m_handle;
};

} // namespace atlas::lab
