// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/visible.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace atlas::lab {

/// Reads the members of one JSON object that came from outside, and notices which were never asked for. The first thing
/// that is wrong is kept; the reading goes on with empty values, so that a reader asks once, at its end.
class JsonMembers {
public:
    explicit JsonMembers(const nlohmann::json& object) : m_object(object)
    {
        if (!object.is_object())
            fail(Error::saying("an object is expected"));
    }

    /// The member, or null where it is missing or null.
    [[nodiscard]] const nlohmann::json* find(const std::string& name)
    {
        m_asked.insert(name);
        if (!m_object.is_object())
            return nullptr;
        const auto found = m_object.find(name);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }

    [[nodiscard]] bool has(const std::string& name) { return find(name) != nullptr; }

    [[nodiscard]] std::optional<std::string> text(const std::string& name, std::size_t longest)
    {
        const nlohmann::json* const member = find(name);
        if (member == nullptr)
            return std::nullopt;
        if (!member->is_string() || member->get_ref<const std::string&>().empty() ||
            member->get_ref<const std::string&>().size() > longest) {
            fail(name, Error::saying("a text of 1 to %1 bytes is expected", longest));
            return std::nullopt;
        }
        return member->get<std::string>();
    }

    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& name, std::int64_t least, std::int64_t most)
    {
        const nlohmann::json* const member = find(name);
        if (member == nullptr)
            return std::nullopt;
        const bool tooLarge =
            member->is_number_unsigned() && member->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
        if (!member->is_number_integer() || tooLarge || member->get<std::int64_t>() < least ||
            member->get<std::int64_t>() > most) {
            fail(name, Error::saying("a whole number from %1 to %2 is expected", least, most));
            return std::nullopt;
        }
        return member->get<std::int64_t>();
    }

    [[nodiscard]] bool flag(const std::string& name)
    {
        const nlohmann::json* const member = find(name);
        if (member == nullptr)
            return false;
        if (!member->is_boolean())
            fail(name, Error::saying("true or false is expected"));
        return member->is_boolean() && member->get<bool>();
    }

    /// A value that has to be there.
    template <typename T> [[nodiscard]] T required(const std::string& name, std::optional<T> value)
    {
        if (!value)
            fail(Error::saying("%1 is missing", name));
        return value ? std::move(*value) : T();
    }

    /// Another reader takes these.
    void leave(const std::string& name) { m_asked.insert(name); }

    void fail(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
    }
    void fail(const std::string& name, const Error& error) { fail(within(Error::verbatim(name), error)); }

    /// What is wrong so far, whatever else the object has.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_error; }

    /// What is wrong, were it a member that was never asked for.
    [[nodiscard]] std::optional<Error> problem()
    {
        if (!m_error && m_object.is_object())
            for (const auto& [name, value] : m_object.items())
                if (!m_asked.contains(name))
                    return Error::saying("there is no member \"%1\" here", visible(name.substr(0, 40)));
        return m_error;
    }

private:
    const nlohmann::json& m_object;
    std::set<std::string> m_asked;
    std::optional<Error> m_error;
};

} // namespace atlas::lab
