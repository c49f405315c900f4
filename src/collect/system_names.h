// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/network_namespaces.h"
#include "core/socket/snapshot.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace atlas::collect {

/// The name of a number in the user database (getpwuid_r: files, LDAP, …); empty if there is none.
[[nodiscard]] std::optional<std::string> userName(Uid uid);

/// The names of this computer's users, services and network namespaces. A user is asked for when the number first
/// appears; services are read once; namespaces are read again when one gets a name or loses it.
class SystemNames {
public:
    using UserLookup = std::function<std::optional<std::string>(Uid)>;

    explicit SystemNames(const std::filesystem::path& servicesFile = "/etc/services", UserLookup lookup = userName);

    /// Names for the users of these sockets, and for `others`. The same object as before while no new name appears.
    [[nodiscard]] std::shared_ptr<const Names> namesFor(std::span<const SocketRecord> sockets,
                                                        const std::set<Uid>& others = {});

private:
    UserLookup m_lookup;
    NetworkNamespaces m_namespaces;
    std::set<Uid> m_asked; ///< also those that have no name
    std::shared_ptr<const Names> m_names;
};

} // namespace atlas::collect
