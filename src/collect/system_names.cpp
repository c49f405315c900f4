// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/system_names.h"

#include "decode/services_text.h"

#include <pwd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace atlas::collect {

std::optional<std::string> userName(Uid uid)
{
    constexpr std::size_t first = 1'024;
    constexpr std::size_t largest = 1'048'576;
    for (std::vector<char> buffer(first); buffer.size() <= largest; buffer.resize(buffer.size() * 4)) {
        passwd entry{};
        passwd* found = nullptr;
        const int error = ::getpwuid_r(number(uid), &entry, buffer.data(), buffer.size(), &found);
        if (error == ERANGE)
            continue;
        return found != nullptr ? std::optional<std::string>(found->pw_name) : std::nullopt;
    }
    return std::nullopt;
}

SystemNames::SystemNames(const std::filesystem::path& servicesFile, UserLookup lookup) : m_lookup(std::move(lookup))
{
    auto names = std::make_shared<Names>();
    std::ifstream file(servicesFile, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    names->services = decode::parseServices(text);
    names->ownNetworkNamespace = ownNetworkNamespace();
    static_cast<void>(m_namespaces.refresh());
    names->networkNamespaces = m_namespaces.names();
    m_names = std::move(names);
}

std::shared_ptr<const Names> SystemNames::namesFor(std::span<const SocketRecord> sockets, const std::set<Uid>& others)
{
    std::shared_ptr<Names> extended;
    std::optional<Uid> last; // neighbours mostly belong to the same user
    const auto ask = [&](Uid uid) {
        if (last == uid)
            return;
        last = uid;
        if (!m_asked.insert(uid).second)
            return;
        auto name = m_lookup(uid);
        if (!name)
            return;
        if (!extended)
            extended = std::make_shared<Names>(*m_names);
        extended->users.emplace(uid, std::move(*name));
    };
    for (const SocketRecord& record : sockets)
        if (record.uid)
            ask(*record.uid);
    for (const Uid uid : others)
        ask(uid);
    if (m_namespaces.refresh()) {
        if (!extended)
            extended = std::make_shared<Names>(*m_names);
        extended->networkNamespaces = m_namespaces.names();
    }
    if (extended)
        m_names = std::move(extended);
    return m_names;
}

} // namespace atlas::collect
