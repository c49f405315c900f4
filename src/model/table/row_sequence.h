// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shown rows in order, as a gap buffer: the free space stands where the last edit was. One
// pass of many small removals and insertions with ascending rows therefore moves each row at most
// once, where a plain vector would move the whole tail for each of them.
#pragma once

#include "model/table/row_ref.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace atlas::model {

class RowSequence {
public:
    [[nodiscard]] std::size_t size() const { return m_store.size() - gap(); }
    [[nodiscard]] RowRef operator[](std::size_t row) const
    {
        assert(row < size());
        return m_store[row < m_gapBegin ? row : row + gap()];
    }

    void assign(std::vector<RowRef> rows)
    {
        m_store = std::move(rows);
        m_gapBegin = m_gapEnd = m_store.size();
    }

    void remove(std::size_t first, std::size_t count)
    {
        assert(first + count <= size());
        moveGap(first);
        m_gapEnd += count;
    }

    void insert(std::size_t first, std::span<const RowRef> rows)
    {
        assert(first <= size());
        moveGap(first);
        if (gap() < rows.size())
            widenGap(rows.size() - gap());
        std::ranges::copy(rows, m_store.begin() + offset(m_gapBegin));
        m_gapBegin += rows.size();
    }

    /// All rows side by side, to be read or replaced in place; valid until the next change.
    [[nodiscard]] std::span<RowRef> all()
    {
        moveGap(size());
        return {m_store.data(), m_gapBegin};
    }

private:
    static std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }
    [[nodiscard]] std::size_t gap() const { return m_gapEnd - m_gapBegin; }

    void moveGap(std::size_t row)
    {
        const auto begin = m_store.begin();
        if (row < m_gapBegin)
            std::move_backward(begin + offset(row), begin + offset(m_gapBegin), begin + offset(m_gapEnd));
        else
            std::move(begin + offset(m_gapEnd), begin + offset(row + gap()), begin + offset(m_gapBegin));
        m_gapEnd = row + gap();
        m_gapBegin = row;
    }

    void widenGap(std::size_t missing)
    {
        const std::size_t more = std::max(missing, m_store.size() / 8 + 64);
        m_store.insert(m_store.begin() + offset(m_gapEnd), more, RowRef());
        m_gapEnd += more;
    }

    std::vector<RowRef> m_store;
    std::size_t m_gapBegin = 0;
    std::size_t m_gapEnd = 0;
};

} // namespace atlas::model
