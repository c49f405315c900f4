// SPDX-License-Identifier: GPL-3.0-or-later
//
// The filter language, the same in the window and on the command line.
//
//   expression  = conjunction { "or" conjunction }
//   conjunction = term { [ "and" ] term }
//   term        = ( "-" | "not" ) term | "(" expression ")" | word | key ":" values
//   values      = value { "," value }            any one of them
//
// A free word matches process, pid, address, port, service or state. Keys: state, process, pid,
// port, local, remote, addr, dev (an interface), user, netns, is, age, queue, rtt, retrans; the last four and the
// numbers take a comparison: age:>5m, queue:>0, rtt:>=50ms. netns takes own, other, an inode number or a name of `ip
// netns`. Quotes hold spaces together and make operators plain.
#pragma once

#include "core/base/phrase.h"
#include "core/socket/snapshot.h"

#include <cstddef>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// Where a filter stops making sense, and what would have made sense there.
struct FilterError {
    std::size_t column = 0; ///< of the first bad character, in bytes from 0
    std::vector<Phrase> expected; ///< "a state, such as close-wait", of the context "Filter"
    std::string found; ///< the text there; empty at the end

    bool operator==(const FilterError&) const = default;
    [[nodiscard]] std::string message() const; ///< one English sentence, with the column counted from 1
};

/// What a filter may use beside the record.
struct FilterContext {
    const Names& names;
    Instant now;
    bool oneLook = false; ///< nothing was seen before: of an age only what the kernel itself tells is known
};

/// What a filter can ask about and a list may not know.
enum class Subject : std::uint8_t { Age, Owners, TcpInfo, Interface, Namespaces };

/// A parsed filter; cheap to copy, and safe to use in several threads.
class Filter {
public:
    struct Node;

    /// Matches everything.
    Filter() = default;

    [[nodiscard]] static std::expected<Filter, FilterError> parse(std::string_view text);

    [[nodiscard]] bool matches(const SocketRecord& record, const FilterContext& context) const;
    [[nodiscard]] bool matchesAll() const { return !m_root; }
    /// Whether time alone can change the answer (age:).
    [[nodiscard]] bool dependsOnTime() const { return asksFor(Subject::Age); }
    [[nodiscard]] bool asksFor(Subject subject) const;
    /// The first name that `port:` is asked for and no service has; empty: there is none.
    [[nodiscard]] std::string unknownService(const Names& names) const;

private:
    std::shared_ptr<const Node> m_root;
};

} // namespace atlas
