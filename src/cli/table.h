// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"
#include "cli/style.h"
#include "cli/text_width.h"

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace atlas::cli {

enum class Align : std::uint8_t { Left, Right };

struct TableColumn {
    std::string title;
    Align align = Align::Left;
    Keep keep = Keep::Start; ///< where it has to be shortened
    std::size_t narrowest = 0; ///< it may be shortened to so many columns; 0: not at all
    std::optional<int> expendable{}; ///< it may be left out, the lower numbers first
};

struct Cell {
    std::string text; ///< safe to show
    Style style = Style::Plain;
};

/// Rows under titles, aligned. On a terminal a row is one line: columns that are less needed are left out,
/// then long texts are shortened. Anywhere else everything is written in full.
class Table {
public:
    explicit Table(std::vector<TableColumn> columns) : m_columns(std::move(columns)) { }

    /// One cell for each column.
    void add(std::vector<Cell> row) { m_rows.push_back(std::move(row)); }
    void print(std::ostream& out, const Terminal& terminal) const;

private:
    /// The width of each column; 0 for one that is left out.
    [[nodiscard]] std::vector<std::size_t> widths(const Terminal& terminal) const;
    void printRow(std::ostream& out, const std::vector<Cell>& row, const std::vector<std::size_t>& widths,
                  bool colours) const;

    std::vector<TableColumn> m_columns;
    std::vector<std::vector<Cell>> m_rows;
};

} // namespace atlas::cli
