// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/line.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace atlas::lab {

void LineBuffer::keep(std::string_view part)
{
    if (m_skipping || m_begun.size() + part.size() > m_longest) {
        m_begun.clear();
        m_skipping = true;
    } else {
        m_begun += part;
    }
}

void LineBuffer::add(std::string_view bytes)
{
    for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
        keep(bytes.substr(0, end));
        m_lines.push_back({std::exchange(m_begun, {}), std::exchange(m_skipping, false)});
        bytes.remove_prefix(end + 1);
    }
    keep(bytes);
}

std::optional<LineBuffer::Line> LineBuffer::next()
{
    if (m_lines.empty())
        return std::nullopt;
    Line line = std::move(m_lines.front());
    m_lines.pop_front();
    return line;
}

std::string lineOf(const nlohmann::json& object)
{
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace atlas::lab
