// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a file of the guide, and as a name that is filled into its texts.
#include "core/guide/guide.h"
#include "core/guide/placeholders.h"
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto article = atlas::parseArticle(text, "en");
    if (article)
        REQUIRE(!article->text(atlas::Section::Meaning).empty());
    else
        REQUIRE(article.error().message().starts_with("line "));

    const std::string name(text);
    const std::string filled =
        atlas::fillIn("- {process} holds it: `ss src {local}`", {{"process", name}, {"local", name}});
    REQUIRE(std::ranges::count(filled, '`') == 2 || filled.empty());
    REQUIRE(filled.find('\n') == std::string::npos);
    static_cast<void>(atlas::fillIn(text, {{"process", "x"}}));
    return 0;
}
