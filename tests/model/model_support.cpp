// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_support.h"

#include "model/table/sort_keys.h"

#include <stdexcept>

namespace atlas::model::test {

QString PlainTexts::description(Column column) const
{
    return QStringLiteral("what %1 holds").arg(title(column));
}

QString PlainTexts::title(Column column) const
{
    return QString::number(static_cast<int>(column));
}

QString PlainTexts::text(Column column, const SocketRecord& record, const CellContext& context) const
{
    return orderOf(column).value(record, context).toString();
}

Stream::Update Stream::next(std::string_view lines)
{
    return next(atlas::test::snapshotFromText(lines, m_time + std::chrono::seconds(m_last ? 1 : 0)));
}

Stream::Update Stream::next(Snapshot snapshot)
{
    auto update = std::make_shared<SnapshotUpdate>();
    update->before = m_last;
    update->diff = diff(m_last ? *m_last : Snapshot(), snapshot);
    update->counts = countStates(snapshot.sockets);
    m_time = snapshot.time;
    m_last = std::make_shared<const Snapshot>(std::move(snapshot));
    update->after = m_last;
    return update;
}

SignalLog::SignalLog(const SocketTableModel& model)
{
    const auto range = [this](QLatin1String what) {
        return [this, what](const QModelIndex&, int first, int last) {
            m_lines += QStringLiteral("%1 %2-%3").arg(what).arg(first).arg(last);
        };
    };
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model, range(QLatin1String("insert")));
    QObject::connect(&model, &QAbstractItemModel::rowsRemoved, &model, range(QLatin1String("remove")));
    QObject::connect(&model, &QAbstractItemModel::layoutChanged, &model,
                     [this] { m_lines += QStringLiteral("layout"); });
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [this] { m_lines += QStringLiteral("reset"); });
    QObject::connect(&model, &QAbstractItemModel::rowsMoved, &model, [this] { m_lines += QStringLiteral("move"); });
    QObject::connect(&model, &QAbstractItemModel::dataChanged, &model,
                     [this](const QModelIndex& first, const QModelIndex& last) {
                         const bool whole = first.column() == 0 && last.column() == model::columnCount - 1;
                         m_lines += QStringLiteral("%1 %2-%3")
                                        .arg(whole ? QLatin1String("change") : QLatin1String("clock"))
                                        .arg(first.row())
                                        .arg(last.row());
                     });
}

QStringList Watched::rows() const
{
    constexpr std::array signs{"", "+", "~", "-"};
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const SocketRecord& socket = model.record(row);
        const auto state = rfcName(socket.state);
        rows += QLatin1String(signs[static_cast<std::size_t>(model.freshness(row))]) +
            QString::number(socket.local.port) + QLatin1Char(' ') +
            QString::fromLatin1(state.data(), static_cast<qsizetype>(state.size()));
    }
    return rows;
}

QList<int> Watched::ports() const
{
    QList<int> ports;
    for (int row = 0; row < model.rowCount(); ++row)
        ports += model.record(row).local.port;
    return ports;
}

QStringList texts(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* const text : texts)
        list += QString::fromLatin1(text);
    return list;
}

StateSet states(std::initializer_list<State> states)
{
    StateSet set;
    for (const State state : states)
        set.set(static_cast<std::size_t>(state));
    return set;
}

Filter filter(std::string_view text)
{
    auto parsed = Filter::parse(text);
    if (!parsed)
        throw std::invalid_argument(parsed.error().message());
    return *parsed;
}

} // namespace atlas::model::test
