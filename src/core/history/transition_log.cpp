// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/transition_log.h"

#include <algorithm>
#include <utility>

namespace atlas {

std::uint64_t TransitionLog::append(const Connection& connection, const Step& step)
{
    const std::uint64_t sequence = m_next++;
    ++m_revision;
    if (m_capacity == 0)
        return sequence;
    if (m_entries.size() == m_capacity)
        m_entries.pop_front();
    LogEntry& entry = m_entries.emplace_back();
    entry.sequence = sequence;
    entry.revision = m_revision;
    entry.step = step;
    entry.step.sequence = sequence;
    entry.connection = connection.id;
    entry.cookie = connection.cookie;
    entry.networkNamespace = connection.networkNamespace;
    entry.local = connection.local;
    entry.remote = connection.remote;
    entry.interface = connection.interface;
    entry.owners = connection.owners;
    entry.uid = connection.uid;
    entry.pid = connection.ownerPid();
    entry.process = connection.ownerName();
    return sequence;
}

void TransitionLog::amend(const Step& step)
{
    LogEntry* const place = entry(step.sequence);
    if (place == nullptr || place->step == step)
        return;
    place->step = step;
    noteAmended(*place);
}

void TransitionLog::withdraw(std::uint64_t sequence)
{
    LogEntry* const place = entry(sequence);
    if (place == nullptr)
        return;
    place->withdrawn = true;
    noteAmended(*place);
}

void TransitionLog::noteAmended(LogEntry& entry)
{
    entry.revision = ++m_revision;
    m_amendments.emplace_back(m_revision, entry.sequence);
    if (m_amendments.size() > m_capacity) {
        m_amendmentsSince = m_amendments.front().first;
        m_amendments.pop_front();
    }
}

void TransitionLog::setCapacity(std::size_t capacity)
{
    m_capacity = capacity;
    while (m_entries.size() > m_capacity)
        m_entries.pop_front();
}

std::vector<const LogEntry*> TransitionLog::amendedSince(std::uint64_t revision, std::uint64_t last) const
{
    std::vector<const LogEntry*> amended;
    if (revision < m_amendmentsSince) {
        for (const LogEntry& entry : m_entries)
            if (entry.sequence <= last && entry.revision > revision)
                amended.push_back(&entry);
        return amended;
    }
    for (auto place = m_amendments.rbegin(); place != m_amendments.rend() && place->first > revision; ++place) {
        const LogEntry* const entry = place->second <= last ? find(place->second) : nullptr;
        if (entry != nullptr && entry->revision == place->first) // otherwise it was amended again later
            amended.push_back(entry);
    }
    std::ranges::sort(amended, {}, &LogEntry::sequence);
    return amended;
}

const LogEntry* TransitionLog::find(std::uint64_t sequence) const
{
    if (m_entries.empty() || sequence < m_entries.front().sequence || sequence >= m_next)
        return nullptr;
    return &m_entries[sequence - m_entries.front().sequence];
}

LogEntry* TransitionLog::entry(std::uint64_t sequence)
{
    return const_cast<LogEntry*>(find(sequence));
}

std::vector<const LogEntry*> TransitionLog::Cursor::takeAmended(const TransitionLog& log)
{
    return log.amendedSince(std::exchange(m_revision, log.revision()), m_read);
}

std::uint64_t TransitionLog::Cursor::skipDropped(const TransitionLog& log)
{
    const std::uint64_t beforeOldest = log.next() - log.entries().size() - 1;
    return beforeOldest > m_read ? beforeOldest - std::exchange(m_read, beforeOldest) : 0;
}

const LogEntry* TransitionLog::Cursor::next(const TransitionLog& log)
{
    const LogEntry* const entry = log.find(m_read + 1);
    if (entry != nullptr)
        ++m_read;
    return entry;
}

} // namespace atlas
