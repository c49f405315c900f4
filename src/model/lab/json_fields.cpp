// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lab/json_fields.h"

#include <cmath>

namespace atlas::model {
namespace {

/// A whole number that a double holds exactly; empty for anything else.
std::optional<qint64> wholeNumber(const QJsonValue& value)
{
    constexpr double largestExact = 9'007'199'254'740'992; // 2^53
    const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(std::abs(number) <= largestExact) || std::floor(number) != number)
        return std::nullopt;
    return static_cast<qint64>(number);
}

} // namespace

bool JsonFields::has(const char* name) const
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    return !value.isUndefined() && !value.isNull();
}

void JsonFields::fail(const char* name, const QString& what)
{
    if (m_error.isEmpty())
        m_error = QLatin1String(name) + QLatin1Char(' ') + what;
}

QString JsonFields::text(const char* name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isString())
        fail(name, QStringLiteral("is no text"));
    return value.toString();
}

bool JsonFields::flag(const char* name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isBool())
        fail(name, QStringLiteral("is neither true nor false"));
    return value.toBool();
}

qint64 JsonFields::number(const char* name, qint64 least, qint64 most)
{
    const auto whole = wholeNumber(m_object.value(QLatin1String(name)));
    if (whole && *whole >= least && *whole <= most)
        return *whole;
    fail(name, whole ? QStringLiteral("is out of range") : QStringLiteral("is no whole number"));
    return least;
}

State JsonFields::state(const char* name)
{
    const QByteArray word = text(name).toUtf8();
    const auto state = parseState({word.data(), static_cast<std::size_t>(word.size())});
    if (!state)
        fail(name, QStringLiteral("is no state"));
    return state.value_or(State::Unknown);
}

QStringList JsonFields::texts(const char* name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isArray())
        fail(name, QStringLiteral("is no list"));
    QStringList all;
    for (const QJsonValue one : value.toArray()) {
        if (!one.isString())
            fail(name, QStringLiteral("has an entry that is no text"));
        all += one.toString();
    }
    return all;
}

QString JsonFields::textIfAny(const char* name)
{
    return has(name) ? text(name) : QString();
}

std::optional<qint64> JsonFields::numberIfAny(const char* name, qint64 least)
{
    return has(name) ? std::optional(number(name, least)) : std::nullopt;
}

std::optional<State> JsonFields::stateIfAny(const char* name)
{
    return has(name) ? std::optional(state(name)) : std::nullopt;
}

void JsonFields::inside(const char* name, const std::function<void(JsonFields&)>& read)
{
    take(m_object.value(QLatin1String(name)), QLatin1String(name), read);
}

void JsonFields::each(const char* name, const std::function<void(JsonFields&)>& read)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isArray())
        return fail(name, QStringLiteral("is no list"));
    int place = 0;
    for (const QJsonValue one : value.toArray())
        take(one, QStringLiteral("%1[%2]").arg(QLatin1String(name)).arg(place++), read);
}

void JsonFields::take(const QJsonValue& value, const QString& place, const std::function<void(JsonFields&)>& read)
{
    if (!m_error.isEmpty())
        return;
    if (!value.isObject()) {
        m_error = place + QStringLiteral(" is no object");
        return;
    }
    JsonFields fields(value.toObject());
    read(fields);
    if (!fields.m_error.isEmpty())
        m_error = place + QLatin1Char('.') + fields.m_error;
}

} // namespace atlas::model
