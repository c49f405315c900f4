// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace atlas::collect {

/// How far the search for a socket's owners has come.
enum class Search : std::uint8_t { None, Wanted, Found };

/// What is known of one socket that was listed.
struct InodeEntry {
    Inode inode{}; ///< 0 marks a free place: no socket has it
    std::uint32_t lastListed = 0; ///< the poll that listed it last
    /// Of one of its sockets. Inode numbers come round again after 2^32 of them; cookies do not.
    std::optional<Cookie> cookie;
    bool knownCookieListed = false; ///< whether the poll that listed it last showed it under `cookie`
    OwnerList owners;
    OwnerMissing missing = OwnerMissing::NotLookedUp; ///< means something only while `owners` is empty
    std::uint8_t searches = 0; ///< how often it was searched for in vain
    Search search = Search::None; ///< something else only while a poll is under way
};

/// Inode -> entry, open addressing with linear probing: one cache line a lookup, for up to some hundred thousand
/// lookups a second. Entries leave only through keepIf(), so that a probe needs no tombstones. Pointers hold until the
/// next insert() or keepIf().
class InodeTable {
public:
    [[nodiscard]] std::size_t size() const { return m_used; }

    [[nodiscard]] InodeEntry* find(Inode inode)
    {
        if (m_places.empty())
            return nullptr;
        InodeEntry& place = placeOf(inode);
        return place.inode == inode ? &place : nullptr;
    }

    /// The entry of this inode, made if it is not there.
    [[nodiscard]] InodeEntry& insert(Inode inode)
    {
        if ((m_used + 1) * 2 > m_places.size())
            rebuild(m_places.empty() ? smallest : m_places.size() * 2, [](const InodeEntry&) { return true; });
        InodeEntry& place = placeOf(inode);
        if (place.inode != inode) {
            place.inode = inode;
            ++m_used;
        }
        return place;
    }

    template <typename Predicate> void keepIf(Predicate predicate) { rebuild(m_places.size(), predicate); }

private:
    static constexpr std::size_t smallest = 256;

    [[nodiscard]] InodeEntry& placeOf(Inode inode)
    {
        // Neighbouring inodes are made together and asked for together: keep them apart, and spread the rest.
        constexpr std::uint64_t golden = 0x9e37'79b9'7f4a'7c15;
        const std::size_t mask = m_places.size() - 1;
        auto place = static_cast<std::size_t>((number(inode) * golden) >> 32) & mask;
        while (number(m_places[place].inode) != 0 && m_places[place].inode != inode)
            place = (place + 1) & mask;
        return m_places[place];
    }

    template <typename Predicate> void rebuild(std::size_t places, Predicate predicate)
    {
        std::vector<InodeEntry> old(places);
        old.swap(m_places);
        m_used = 0;
        for (InodeEntry& entry : old) {
            if (number(entry.inode) == 0 || !predicate(std::as_const(entry)))
                continue;
            placeOf(entry.inode) = std::move(entry);
            ++m_used;
        }
    }

    std::vector<InodeEntry> m_places; ///< a power of two of them, at most half of them used
    std::size_t m_used = 0;
};

} // namespace atlas::collect
