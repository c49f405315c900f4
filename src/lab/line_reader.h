// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace atlas::lab {

/// Cuts what comes out of a descriptor into lines of a bounded length.
class LineReader {
public:
    static constexpr std::size_t longestLine = 65'536; ///< without its end

    struct Line {
        std::string text; ///< without its end
        bool tooLong = false; ///< the text is empty: what came was thrown away
    };

    explicit LineReader(int descriptor) : m_descriptor(descriptor) { }

    /// Reads what is there, waiting if nothing is. False at the end of the input, and if it cannot be read.
    bool fill();
    /// The next complete line of what was read.
    [[nodiscard]] std::optional<Line> next();

private:
    int m_descriptor;
    std::string m_pending;
    bool m_skipping = false; ///< inside a line that is too long
};

} // namespace atlas::lab
