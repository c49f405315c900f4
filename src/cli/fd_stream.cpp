// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fd_stream.h"

#include "collect/write_all.h"

namespace atlas::cli {

FdBuffer::FdBuffer(int descriptor, To reader) : m_buffer{}, m_descriptor(descriptor)
{
    if (reader == To::Terminal)
        m_guard.emplace();
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
}

bool FdBuffer::writeAll()
{
    const std::string_view bytes(pbase(), pptr());
    if (m_failure == 0)
        m_failure =
            m_guard ? collect::writeAll(m_descriptor, m_guard->pass(bytes)) : collect::writeAll(m_descriptor, bytes);
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    return m_failure == 0;
}

FdBuffer::int_type FdBuffer::overflow(int_type character)
{
    if (!writeAll())
        return traits_type::eof();
    if (!traits_type::eq_int_type(character, traits_type::eof())) {
        *pptr() = traits_type::to_char_type(character);
        pbump(1);
    }
    return traits_type::not_eof(character);
}

int FdBuffer::sync()
{
    return writeAll() ? 0 : -1;
}

} // namespace atlas::cli
