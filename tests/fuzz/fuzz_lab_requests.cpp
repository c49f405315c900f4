// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as what the lab's programs read: lines, however they are cut, and each line as a request. What is read as a
// request says the same when it is written and read again; the desk of held states answers any line with one report
// that fits into a line. (It is not asked to hold: that would make sockets.)
#include "formats/lab/json_text.h"
#include "formats/lab/line.h"
#include "formats/lab/request.h"
#include "fuzz/target.h"
#include "lab/hold/hold_desk.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace atlas;

constexpr std::size_t longest = 512; // so that what is too long is met often

std::vector<std::string> linesOf(std::string_view bytes, std::size_t piece)
{
    lab::LineBuffer buffer(longest);
    std::vector<std::string> lines;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        buffer.add(bytes.substr(0, piece));
        while (const auto line = buffer.next()) {
            REQUIRE(line->text.size() <= longest && (!line->tooLong || line->text.empty()));
            lines.push_back(line->tooLong ? "too long" : line->text);
        }
    }
    return lines;
}

void check(const std::string& line, lab::HoldDesk& desk)
{
    const auto request = lab::parseRequest(line);
    if (!request) {
        REQUIRE(!request.error().message.empty());
    } else if (const auto& what = request->request) {
        const std::string written = lab::lineOf(*what, request->id);
        const auto again = lab::parseRequest(written);
        REQUIRE(again && again->request && again->id == request->id);
        REQUIRE(lab::lineOf(*again->request, again->id) == written);
    } else {
        REQUIRE(!what.error().message().empty());
    }
    if (line.find("hold") == std::string::npos && line.find('\\') == std::string::npos)
        REQUIRE(lab::lineOf(desk.answer(line)).size() <= lab::longestLine);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::vector<std::string> lines = linesOf(bytes, std::max<std::size_t>(size, 1));
    REQUIRE(lines == linesOf(bytes, 1 + (size == 0 ? 0 : data[0] % 7U)));
    lab::HoldDesk desk;
    for (const std::string& line : lines)
        check(line, desk);
    return 0;
}
