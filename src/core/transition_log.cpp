// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transition_log.h"

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
    entry.owners = connection.owners;
    entry.uid = connection.uid;
    entry.pid = connection.ownerPid();
    entry.process = connection.ownerName();
    return sequence;
}

void TransitionLog::amend(const Step& step)
{
    if (LogEntry* const place = entry(step.sequence)) {
        place->step = step;
        place->revision = ++m_revision;
    }
}

void TransitionLog::withdraw(std::uint64_t sequence)
{
    if (LogEntry* const place = entry(sequence)) {
        place->withdrawn = true;
        place->revision = ++m_revision;
    }
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

} // namespace atlas
