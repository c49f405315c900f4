// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>
#include <optional>

namespace atlas::model {

/// Reads the members of JSON objects that somebody else wrote. The first thing that is not as it should be is kept
/// with its place ("packets[2].seq is no number"), and everything after it reads as nothing: one question at the end
/// tells whether what was read may be used.
class JsonFields {
public:
    explicit JsonFields(QJsonObject object) : m_object(std::move(object)) { }

    /// Empty while all is well.
    [[nodiscard]] const QString& error() const { return m_error; }

    [[nodiscard]] bool has(const char* name) const; ///< it is there and is not null
    // Missing: an error.
    [[nodiscard]] QString text(const char* name);
    [[nodiscard]] bool flag(const char* name);
    [[nodiscard]] qint64 number(const char* name, qint64 least = 0, qint64 most = std::numeric_limits<qint64>::max());
    [[nodiscard]] State state(const char* name);
    [[nodiscard]] QStringList texts(const char* name);
    // Missing or null: nothing.
    [[nodiscard]] QString textIfAny(const char* name);
    [[nodiscard]] std::optional<qint64> numberIfAny(const char* name,
                                                    qint64 least = std::numeric_limits<qint64>::min());
    [[nodiscard]] std::optional<State> stateIfAny(const char* name);

    /// Reads an object inside this one, or each object of a list; its errors become this one's.
    void inside(const char* name, const std::function<void(JsonFields&)>& read);
    void each(const char* name, const std::function<void(JsonFields&)>& read);

    void fail(const char* name, const QString& what);

private:
    void take(const QJsonValue& value, const QString& place, const std::function<void(JsonFields&)>& read);

    QJsonObject m_object;
    QString m_error;
};

} // namespace atlas::model
