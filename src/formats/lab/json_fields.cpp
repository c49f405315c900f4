// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/json_fields.h"

#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

/// Of any value of JSON, as far as 64 bits hold it.
std::optional<std::int64_t> wholeNumber(const json& value)
{
    const bool tooLarge =
        value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
    return value.is_number_integer() && !tooLarge ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

} // namespace

JsonFields::JsonFields(const json& object, std::optional<Error>& error, std::string place)
    : m_object(object), m_error(error), m_place(std::move(place))
{
    if (!object.is_object() && !m_error)
        m_error = Error::verbatim((m_place.empty() ? "the line" : m_place) + " is no object");
    else if (!m_place.empty())
        m_place += '.';
}

const json& JsonFields::value(const std::string& name) const
{
    static const json nothing;
    if (!m_object.is_object())
        return nothing;
    const auto found = m_object.find(name);
    return found == m_object.end() ? nothing : *found;
}

bool JsonFields::has(const std::string& name) const
{
    return !value(name).is_null();
}

void JsonFields::fail(const std::string& name, const Error& what)
{
    if (!m_error)
        m_error = Error::verbatim(m_place + name + ' ') + what;
}

void JsonFields::failWithin(const std::string& name, const Error& error)
{
    if (!m_error)
        m_error = within(Error::verbatim(m_place + name), error);
}

std::string JsonFields::text(const std::string& name)
{
    const json& member = value(name);
    if (!member.is_string())
        fail(name, Error::saying("is no text"));
    return member.is_string() ? member.get<std::string>() : std::string();
}

bool JsonFields::flag(const std::string& name)
{
    const json& member = value(name);
    if (!member.is_boolean())
        fail(name, Error::saying("is neither true nor false"));
    return member.is_boolean() && member.get<bool>();
}

std::int64_t JsonFields::number(const std::string& name, std::int64_t least, std::int64_t most)
{
    const auto whole = wholeNumber(value(name));
    if (whole && *whole >= least && *whole <= most)
        return *whole;
    fail(name, whole ? Error::saying("is out of range") : Error::saying("is no whole number"));
    return least;
}

std::vector<std::string> JsonFields::texts(const std::string& name)
{
    const json& list = value(name);
    if (!list.is_array())
        fail(name, Error::saying("is no list"));
    std::vector<std::string> all;
    for (const json& one : list.is_array() ? list : json::array()) {
        if (!one.is_string())
            fail(name, Error::saying("has an entry that is no text"));
        all.push_back(one.is_string() ? one.get<std::string>() : std::string());
    }
    return all;
}

void JsonFields::inside(const std::string& name, const std::function<void(JsonFields&)>& read)
{
    JsonFields fields(value(name), m_error, m_place + name);
    if (!m_error)
        read(fields);
}

void JsonFields::each(const std::string& name, const std::function<void(JsonFields&)>& read)
{
    const json& list = value(name);
    if (!list.is_array())
        return fail(name, Error::saying("is no list"));
    for (std::size_t i = 0; i < list.size() && !m_error; ++i) {
        JsonFields fields(list[i], m_error, m_place + name + '[' + std::to_string(i) + ']');
        if (!m_error)
            read(fields);
    }
}

} // namespace atlas::lab
