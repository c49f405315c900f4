// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/socket_table_model.h"

#include "model/table/socket_table_model_p.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace atlas::model {

SocketTableModel::SocketTableModel(std::unique_ptr<const CellTexts> texts, QObject* parent)
    : QAbstractTableModel(parent), m_p(std::make_unique<Private>(*this, std::move(texts)))
{
}

SocketTableModel::~SocketTableModel() = default;

void SocketTableModel::apply(std::shared_ptr<const SnapshotUpdate> taken)
{
    const auto update = std::move(taken);
    m_p->now = std::max(m_p->now, update->after->time);
    if (!m_p->sockets.snapshot()) {
        m_p->begin(update->after);
        m_p->showRows();
    } else if (update->before != m_p->sockets.snapshot()) {
        beginResetModel();
        m_p->begin(update->after);
        m_p->rows.assign(m_p->order.shown());
        endResetModel();
    } else {
        m_p->step(*update);
    }
    emit countsChanged();
}

void SocketTableModel::advance(Instant now)
{
    m_p->now = std::max(m_p->now, now);
    if (!m_p->sockets.snapshot())
        return;
    const StateCounts before = matchingCounts();
    m_p->advance();
    if (before != matchingCounts())
        emit countsChanged();
}

std::optional<Instant> SocketTableModel::nextMarkEnd() const
{
    return m_p->sockets.nextMarkEnd();
}

void SocketTableModel::setGoneTime(std::chrono::seconds time)
{
    m_p->sockets.setGoneTime(time);
    advance(m_p->now);
}

void SocketTableModel::setFilter(Filter filter)
{
    m_p->sockets.setFilter(std::move(filter), m_p->now);
    m_p->showRows();
    emit countsChanged();
}

void SocketTableModel::setHiddenStates(StateSet hidden)
{
    m_p->sockets.setHiddenStates(hidden);
    m_p->showRows();
}

StateSet SocketTableModel::hiddenStates() const
{
    return m_p->sockets.hiddenStates();
}

void SocketTableModel::setOrderHeld(bool held)
{
    m_p->held = held;
    if (!held && !m_p->order.isSorted())
        m_p->sortRows();
}

void SocketTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, model::columnCount - 1);
    if (m_p->rows.size() > 0)
        m_p->tellChanged(0, m_p->rows.size() - 1);
}

const StateCounts& SocketTableModel::matchingCounts() const
{
    return m_p->sockets.matchingCounts();
}

std::size_t SocketTableModel::socketCount() const
{
    return m_p->sockets.liveCount();
}

const Snapshot* SocketTableModel::snapshot() const
{
    return m_p->sockets.snapshot().get();
}

const SocketRecord& SocketTableModel::record(int row) const
{
    assert(row >= 0);
    return m_p->sockets.record(m_p->rows[static_cast<std::size_t>(row)]);
}

Freshness SocketTableModel::freshness(int row) const
{
    assert(row >= 0);
    return m_p->sockets.freshness(m_p->rows[static_cast<std::size_t>(row)]);
}

std::optional<int> SocketTableModel::rowOf(const SocketKey& key) const
{
    const auto ref = m_p->sockets.find(key);
    if (!ref)
        return std::nullopt;
    const auto rows = m_p->rows.all();
    const auto found = std::ranges::find(rows, *ref);
    return found == rows.end() ? std::nullopt : std::optional(static_cast<int>(found - rows.begin()));
}

int SocketTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_p->rows.size());
}

int SocketTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : model::columnCount;
}

QVariant SocketTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SocketRecord& socket = record(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_p->texts->text(column, socket, m_p->context());
    case SortRole:
        return sortValue(column, socket, m_p->context());
    case StateRole:
        return QVariant::fromValue(socket.state);
    case FreshnessRole:
        return QVariant::fromValue(freshness(index.row()));
    default:
        return {};
    }
}

QVariant SocketTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= model::columnCount)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole)
        return m_p->texts->title(column);
    return role == Qt::ToolTipRole ? m_p->texts->description(column) : QVariant();
}

void SocketTableModel::sort(int column, Qt::SortOrder order)
{
    const bool known = column >= 0 && column < model::columnCount;
    m_p->sockets.setSortKeys(SortKeys(known ? std::optional(static_cast<Column>(column)) : std::nullopt, order));
    if (m_p->sockets.snapshot())
        m_p->sortRows();
}

} // namespace atlas::model
