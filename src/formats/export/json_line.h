// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::formats {

/// JSON on one line, written as it is said: a tree of values first would take longer than all else that a list does.
/// Whoever says it keeps the braces in pairs; the commas come by themselves. Texts must be UTF-8, as what visible()
/// returns is.
///
///     line.open('{').member("port", 443).name("owners").open('[').close(']').close('}')
class JsonLine {
public:
    JsonLine& open(char brace)
    {
        separate();
        m_text += brace;
        return *this;
    }
    JsonLine& close(char brace)
    {
        m_text += brace;
        return *this;
    }
    /// The name of the member whose value comes next.
    JsonLine& name(std::string_view name);

    JsonLine& value(std::string_view text);
    JsonLine& value(const char* text) { return value(std::string_view(text)); }
    template <std::integral Number> JsonLine& value(Number number)
    {
        separate();
        if constexpr (std::same_as<Number, bool>) {
            m_text += number ? "true" : "false";
        } else {
            char digits[24];
            m_text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
        }
        return *this;
    }
    /// {"address":"10.0.0.1","port":443}
    JsonLine& value(const Endpoint& end);
    JsonLine& null();
    template <typename Value> JsonLine& value(const std::optional<Value>& value)
    {
        return value ? this->value(*value) : null();
    }

    template <typename Value> JsonLine& member(std::string_view name, const Value& value)
    {
        return this->name(name).value(value);
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// For the next line.
    void clear() { m_text.clear(); }

private:
    void separate();
    void quote(std::string_view text);

    std::string m_text;
};

} // namespace atlas::formats
