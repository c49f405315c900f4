// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export/json_line.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace atlas::formats {
namespace {

TEST(JsonLine, PutsCommasWhereTheyBelong)
{
    JsonLine line;
    line.open('{').member("a", 1).name("b").open('[').value("x").value(true).open('{').close('}').null().close(']');
    line.name("c").open('{').member("d", std::optional<int>()).member("e", std::optional(-5)).close('}');
    line.name("f").open('[').close(']').close('}');
    EXPECT_EQ(line.text(), R"({"a":1,"b":["x",true,{},null],"c":{"d":null,"e":-5},"f":[]})");
}

TEST(JsonLine, AnyTextComesBack)
{
    std::string all;
    for (char c = 0; c < 127; ++c)
        all += c;
    for (const std::string& text :
         {all, std::string("ends in {"), std::string(":"), std::string("é\"\\"), std::string()}) {
        JsonLine line;
        line.open('[').value(text).value(text).close(']');
        EXPECT_EQ(nlohmann::json::parse(line.text()), nlohmann::json::array({text, text})) << line.text();
    }
}

TEST(JsonLine, AnyNumberComesBack)
{
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    JsonLine line;
    line.open('[').value(most).value(least).value(std::uint8_t{65}).close(']');
    EXPECT_EQ(line.text(), "[18446744073709551615,-9223372036854775808,65]");
}

} // namespace
} // namespace atlas::formats
