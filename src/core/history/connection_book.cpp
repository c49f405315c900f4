// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/connection_book.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace atlas {
namespace {

bool isComplete(const Connection& connection)
{
    return connection.local.port != 0 && connection.remote.port != 0;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
    return hash ^ hash >> 29U;
}

std::uint64_t mix(std::uint64_t hash, const Endpoint& endpoint)
{
    std::array<std::uint64_t, 2> words{};
    std::memcpy(words.data(), endpoint.address.bytes.data(), sizeof words);
    return mix(mix(mix(hash, words[0]), words[1]), endpoint.port);
}

} // namespace

std::size_t ConnectionBook::PairHash::operator()(const PairKey& key) const
{
    return mix(mix(key.networkNamespace, key.local), key.remote);
}

BookEntry* ConnectionBook::find(ConnectionId id)
{
    const auto found = m_byId.find(number(id));
    return found == m_byId.end() ? nullptr : &*found->second;
}

const BookEntry* ConnectionBook::find(ConnectionId id) const
{
    const auto found = m_byId.find(number(id));
    return found == m_byId.end() ? nullptr : &*found->second;
}

BookEntry* ConnectionBook::find(Cookie cookie)
{
    const auto found = m_byCookie.find(number(cookie));
    return found == m_byCookie.end() ? nullptr : found->second;
}

BookEntry* ConnectionBook::find(std::uint32_t networkNamespace, const Endpoint& local, const Endpoint& remote)
{
    if (local.port == 0 || remote.port == 0)
        return nullptr;
    const auto found = m_byPair.find({networkNamespace, local, remote});
    return found == m_byPair.end() ? nullptr : found->second;
}

const BookEntry* ConnectionBook::find(const std::optional<Cookie>& cookie, const Endpoint& local,
                                      const Endpoint& remote) const
{
    if (cookie) {
        const auto found = m_byCookie.find(number(*cookie));
        return found == m_byCookie.end() ? nullptr : found->second;
    }
    const auto found = m_byPair.find({0, local, remote});
    return found == m_byPair.end() ? nullptr : found->second;
}

void ConnectionBook::setCookie(BookEntry& entry, Cookie cookie)
{
    Connection& connection = entry.m_connection;
    if (connection.cookie == cookie || connection.laterCookie == cookie)
        return;
    auto& place = connection.cookie ? connection.laterCookie : connection.cookie;
    if (place)
        unlinkCookie(entry, *place);
    place = cookie;
    m_byCookie[number(cookie)] = &entry;
}

void ConnectionBook::setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote)
{
    Connection& connection = entry.m_connection;
    const auto better = [](const Endpoint& old, const Endpoint& reported) {
        const bool onlyAddress = old.port == 0 && reported.port == 0;
        return reported.port != 0 || onlyAddress ? reported : old;
    };
    // After connect() an address may be reported without its port, and before it the other way round.
    Endpoint newLocal = better(connection.local, local);
    if (newLocal.address.isAny() && connection.local.port == newLocal.port && !connection.local.address.isAny())
        newLocal = connection.local;
    const Endpoint newRemote = better(connection.remote, remote);
    if (newLocal == connection.local && newRemote == connection.remote)
        return;
    unlinkPair(entry);
    connection.local = newLocal;
    connection.remote = newRemote;
    if (!isComplete(connection))
        return;
    BookEntry*& holder = m_byPair[{connection.networkNamespace, newLocal, newRemote}];
    const bool isNewer = holder != nullptr && !holder->m_connection.closed &&
        holder->m_connection.stateKnownAt > connection.stateKnownAt;
    if (!isNewer)
        holder = &entry;
}

void ConnectionBook::setOpener(BookEntry& entry, std::optional<Pid> pid, const std::string& process)
{
    entry.m_connection.pid = pid;
    entry.m_connection.process = process;
}

void ConnectionBook::setOwners(BookEntry& entry, const SocketRecord& record, Instant seen)
{
    if (!record.owners.empty() && seen >= entry.ownersSeen) {
        entry.m_connection.owners = record.owners;
        entry.ownersSeen = seen;
    }
    if (record.uid)
        entry.m_connection.uid = record.uid;
    if (record.interface)
        entry.m_connection.interface = record.interface;
}

void ConnectionBook::checkLater(BookEntry& entry)
{
    if (entry.toBeChecked || entry.m_connection.networkNamespace != 0)
        return;
    entry.toBeChecked = true;
    entry.misses = 0;
    m_toCheck.push_back(entry.m_connection.id);
    if (m_toCheck.size() > 2 * m_bounds.connections + 64)
        std::erase_if(m_toCheck, [&](ConnectionId id) { return find(id) == nullptr; });
}

std::vector<ConnectionId> ConnectionBook::takeToCheck()
{
    return std::exchange(m_toCheck, {});
}

void ConnectionBook::enforce()
{
    while (size() > m_bounds.connections || m_stepCount > m_bounds.steps)
        forget(m_gone.empty() ? m_living : m_gone);
}

void ConnectionBook::expire(Instant now, Instant confirmed)
{
    const auto isOld = [&](Instant closed) { return now - closed > m_bounds.keepGone && closed < confirmed; };
    while (!m_gone.empty() && isOld(*m_gone.front().m_connection.closed))
        forget(m_gone);
}

BookEntry& ConnectionBook::create(std::uint32_t networkNamespace)
{
    const auto place = m_living.emplace(m_living.end());
    place->m_connection.id = ConnectionId{m_nextId++};
    place->m_connection.networkNamespace = networkNamespace;
    m_byId.emplace(number(place->m_connection.id), place);
    return *place;
}

void ConnectionBook::append(BookEntry& entry, const Step& step)
{
    entry.m_connection.steps.push_back(step);
    ++m_stepCount;
    dropOldSteps(entry);
    if (!entry.m_connection.closed)
        m_living.splice(m_living.end(), m_living, m_byId.at(number(entry.m_connection.id)));
}

void ConnectionBook::replace(BookEntry& entry, std::size_t first, std::size_t count, const std::vector<Step>& steps)
{
    auto& all = entry.m_connection.steps;
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(first);
    const auto place = all.erase(from, from + static_cast<std::ptrdiff_t>(count));
    all.insert(place, steps.begin(), steps.end());
    m_stepCount = m_stepCount - count + steps.size();
    dropOldSteps(entry);
}

void ConnectionBook::setClosed(BookEntry& entry, std::optional<Instant> time)
{
    const bool wasClosed = entry.m_connection.closed.has_value();
    entry.m_connection.closed = time;
    if (wasClosed == time.has_value())
        return;
    const Place place = m_byId.at(number(entry.m_connection.id));
    std::list<BookEntry>& source = wasClosed ? m_gone : m_living;
    std::list<BookEntry>& target = wasClosed ? m_living : m_gone;
    target.splice(target.end(), source, place);
}

void ConnectionBook::setBounds(const HistoryBounds& bounds)
{
    m_bounds = bounds;
    for (std::list<BookEntry>* const list : {&m_living, &m_gone})
        for (BookEntry& entry : *list)
            dropOldSteps(entry);
    enforce();
}

void ConnectionBook::forget(std::list<BookEntry>& list)
{
    const BookEntry& entry = list.front();
    const Connection& connection = entry.m_connection;
    for (const auto& cookie : {connection.cookie, connection.laterCookie})
        if (cookie)
            unlinkCookie(entry, *cookie);
    unlinkPair(entry);
    m_byId.erase(number(connection.id));
    m_stepCount -= connection.steps.size();
    ++m_forgotten;
    list.pop_front();
}

void ConnectionBook::dropOldSteps(BookEntry& entry)
{
    auto& steps = entry.m_connection.steps;
    const std::size_t room = std::max<std::size_t>(m_bounds.stepsPerConnection, 1);
    if (steps.size() <= room)
        return;
    const std::size_t excess = steps.size() - room;
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(excess));
    entry.m_connection.stepsForgotten += static_cast<std::uint32_t>(excess);
    m_stepCount -= excess;
}

void ConnectionBook::unlinkCookie(const BookEntry& entry, Cookie cookie)
{
    const auto found = m_byCookie.find(number(cookie));
    if (found != m_byCookie.end() && found->second == &entry)
        m_byCookie.erase(found);
}

void ConnectionBook::unlinkPair(const BookEntry& entry)
{
    const Connection& connection = entry.m_connection;
    const auto found = m_byPair.find({connection.networkNamespace, connection.local, connection.remote});
    if (found != m_byPair.end() && found->second == &entry)
        m_byPair.erase(found);
}

} // namespace atlas
