// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/table.h"

#include <algorithm>
#include <numeric>

namespace atlas::cli {
namespace {

constexpr std::size_t gap = 2;

std::size_t lineWidth(const std::vector<std::size_t>& widths)
{
    const auto shown = static_cast<std::size_t>(std::ranges::count_if(widths, [](auto width) { return width > 0; }));
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) + (shown > 0 ? gap * (shown - 1) : 0);
}

} // namespace

std::vector<std::size_t> Table::widths(const Terminal& terminal) const
{
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::size_t width = textWidth(m_columns[i].title);
        for (const auto& row : m_rows)
            width = std::max(width, textWidth(row[i].text));
        widths.push_back(width);
    }
    if (!terminal.columns)
        return widths;

    std::vector<std::size_t> byNeed;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].expendable)
            byNeed.push_back(i);
    std::ranges::sort(byNeed, {}, [&](std::size_t i) { return *m_columns[i].expendable; });
    for (const std::size_t i : byNeed)
        if (lineWidth(widths) > *terminal.columns)
            widths[i] = 0;

    while (lineWidth(widths) > *terminal.columns) {
        std::size_t widest = m_columns.size();
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i].narrowest > 0 && widths[i] > m_columns[i].narrowest &&
                (widest == m_columns.size() || widths[i] > widths[widest]))
                widest = i;
        if (widest == m_columns.size())
            break;
        --widths[widest];
    }
    return widths;
}

void Table::printRow(std::ostream& out, const std::vector<Cell>& row, const std::vector<std::size_t>& widths,
                     bool colours) const
{
    std::string line;
    std::size_t pending = 0; // Spaces are written when something follows them, so that no line ends with any.
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (widths[i] == 0)
            continue;
        const std::string text = shortened(row[i].text, widths[i], m_columns[i].keep);
        const std::size_t space = widths[i] - textWidth(text);
        if (m_columns[i].align == Align::Right)
            pending += space;
        if (!text.empty()) {
            line.append(pending, ' ').append(styled(text, row[i].style, colours));
            pending = 0;
        }
        pending += (m_columns[i].align == Align::Left ? space : 0) + gap;
    }
    out << line << '\n';
}

void Table::print(std::ostream& out, const Terminal& terminal) const
{
    const auto columnWidths = widths(terminal);
    std::vector<Cell> titles;
    titles.reserve(m_columns.size());
    for (const TableColumn& column : m_columns)
        titles.push_back({column.title, Style::Strong});
    printRow(out, titles, columnWidths, terminal.colours);
    for (const auto& row : m_rows)
        printRow(out, row, columnWidths, terminal.colours);
}

} // namespace atlas::cli
