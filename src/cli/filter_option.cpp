// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/filter_option.h"

#include "cli/text_width.h"
#include "core/base/visible.h"

namespace atlas::cli {
namespace {

/// The filter, and under it a caret at the column where it stops making sense.
void explain(const FilterError& error, std::string_view text, const Io& io)
{
    io.complain("--filter: " + error.message());
    io.err << "  " << visible(text) << "\n  " << std::string(textWidth(visible(text.substr(0, error.column))), ' ')
           << "^\n";
}

} // namespace

std::expected<std::vector<Filter>, ExitCode> readFilters(const Arguments& arguments, const Io& io)
{
    std::vector<Filter> filters;
    for (const std::string& text : arguments.values("--filter")) {
        auto filter = Filter::parse(text);
        if (!filter) {
            explain(filter.error(), text, io);
            return std::unexpected(ExitCode::Usage);
        }
        filters.push_back(std::move(*filter));
    }
    return filters;
}

} // namespace atlas::cli
