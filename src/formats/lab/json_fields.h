// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::lab {

/// Reads the members of an object of a report, which another version of the child may have written: members that are
/// not known are passed over. The first thing that is not as it should be is kept with its place ("packets[2].seq is no
/// whole number"), and everything after it reads as nothing: one question at the end says whether what was read may be
/// used. Requests and lesson files are read with JsonMembers, which passes nothing over.
class JsonFields {
public:
    /// Both have to outlive this. `error` is empty while all is well.
    JsonFields(const nlohmann::json& object, std::optional<Error>& error) : JsonFields(object, error, {}) { }

    [[nodiscard]] bool has(const std::string& name) const; ///< it is there and is not null
    [[nodiscard]] const nlohmann::json& value(const std::string& name) const; ///< null where it is missing

    // Missing or null: an error.
    [[nodiscard]] std::string text(const std::string& name);
    [[nodiscard]] bool flag(const std::string& name);
    [[nodiscard]] std::int64_t number(const std::string& name, std::int64_t least = 0,
                                      std::int64_t most = std::numeric_limits<std::int64_t>::max());
    template <typename T> [[nodiscard]] T small(const std::string& name) ///< a number that T holds
    {
        return static_cast<T>(number(name, 0, std::numeric_limits<T>::max()));
    }
    [[nodiscard]] std::vector<std::string> texts(const std::string& name);
    /// A text that `parse` reads as an optional value; `what` says what is wrong where it does not.
    template <typename Parse> [[nodiscard]] auto word(const std::string& name, Parse parse, const Error& what)
    {
        auto value = parse(text(name));
        if (!value)
            fail(name, what);
        return value ? *std::move(value) : typename decltype(value)::value_type();
    }

    // Missing or null: nothing.
    [[nodiscard]] std::optional<std::string> textIfAny(const std::string& name)
    {
        return has(name) ? std::optional(text(name)) : std::nullopt;
    }
    template <typename T> [[nodiscard]] std::optional<T> smallIfAny(const std::string& name)
    {
        return has(name) ? std::optional(small<T>(name)) : std::nullopt;
    }
    template <typename Parse> [[nodiscard]] auto wordIfAny(const std::string& name, Parse parse, const Error& what)
    {
        using Word = decltype(parse(std::string()));
        return has(name) ? Word(word(name, parse, what)) : Word();
    }

    /// Reads an object inside this one, or each object of a list.
    void inside(const std::string& name, const std::function<void(JsonFields&)>& read);
    void each(const std::string& name, const std::function<void(JsonFields&)>& read);

    void fail(const std::string& name, const Error& what); ///< "is no text"
    /// An error of another reader, about what stands in `name`.
    void failWithin(const std::string& name, const Error& error);

private:
    JsonFields(const nlohmann::json& object, std::optional<Error>& error, std::string place);

    const nlohmann::json& m_object;
    std::optional<Error>& m_error;
    std::string m_place; ///< in front of a member's name: "hosts.a."
};

} // namespace atlas::lab
