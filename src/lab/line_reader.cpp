// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/line_reader.h"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace atlas::lab {

bool LineReader::fill()
{
    std::array<char, 16'384> buffer{};
    for (;;) {
        const ssize_t length = ::read(m_descriptor, buffer.data(), buffer.size());
        if (length > 0) {
            m_pending.append(buffer.data(), static_cast<std::size_t>(length));
            return true;
        }
        if (length == 0 || errno != EINTR)
            return length < 0 && errno == EAGAIN;
    }
}

std::optional<LineReader::Line> LineReader::next()
{
    const std::size_t end = m_pending.find('\n');
    if (end == std::string::npos) {
        if (m_pending.size() > longestLine) {
            m_pending.clear();
            m_skipping = true;
        }
        return std::nullopt;
    }
    Line line{m_pending.substr(0, end), false};
    m_pending.erase(0, end + 1);
    if (m_skipping || line.text.size() > longestLine)
        line = {"", true};
    m_skipping = false;
    return line;
}

} // namespace atlas::lab
