// SPDX-License-Identifier: GPL-3.0-or-later
//
// The transitions of the whole computer as rows in the order in which they happened, oldest first; what becomes known
// late is put in where it belongs. All entries are kept up to a capacity; the rows are
// those that match the filter. Where entries were lost, a row says how many; such rows match every filter, since what
// was lost is not known. A withdrawn guess keeps its row: a line that may have been read does not vanish, it is struck
// out. Only one that was withdrawn before it could be shown is left out.
//
// The number of changes is what costs: where nothing is late, each apply() announces at most one removal (at the top)
// and one insertion (at the bottom), and amended rows as ranges.
#pragma once

#include "core/filter/filter.h"
#include "model/log/log_items.h"
#include "model/log/transition_role.h"
#include "model/stream/clocks.h"
#include "model/stream/history_update.h"
#include "model/table/row_model.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace atlas::model {

enum class LogColumn { Time, Transition, Process, Namespace, Local, Remote, Cause, Known };
inline constexpr int logColumnCount = static_cast<int>(LogColumn::Known) + 1;

/// A seam: the words of the log, which the view makes in the user's language.
class LogTexts {
public:
    virtual ~LogTexts() = default;

    [[nodiscard]] virtual QString title(LogColumn column) const = 0;
    [[nodiscard]] virtual QString text(LogColumn column, const LogEntry& entry, const Clocks& clocks) const = 0;
    /// More than fits into a row; may be empty.
    [[nodiscard]] virtual QString details(const LogEntry& entry, const Clocks& clocks) const = 0;
    /// Of a row that stands for so many lost entries.
    [[nodiscard]] virtual QString skipped(std::uint64_t count) const = 0;

protected:
    LogTexts() = default;
    LogTexts(const LogTexts&) = default;
    LogTexts& operator=(const LogTexts&) = default;
};

class TransitionLogModel final : public RowModel {
    Q_OBJECT

public:
    static constexpr std::size_t usualCapacity = 20'000;

    explicit TransitionLogModel(std::unique_ptr<const LogTexts> texts, QObject* parent = nullptr);
    ~TransitionLogModel() override;

    /// What is new; while paused it is set aside. Skipped entries count as not kept.
    void apply(const HistoryUpdate& update);
    /// While paused the rows stand still, and at most as many new entries as the capacity are set aside.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setFilter(const Filter& filter);
    /// The names that the filter knows users and services by, from now on. Not null.
    void setNames(std::shared_ptr<const Names> names) { m_names = std::move(names); }
    /// At least 1. The oldest go.
    void setCapacity(std::size_t capacity);
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    /// Forgets all entries, those that were set aside too.
    void clear();
    /// The language changed: every text is another one.
    void retranslate();

    /// Entries that are kept, whatever the filter says.
    [[nodiscard]] std::size_t kept() const { return m_items.size() - m_items.gaps(); }
    /// Rows that are transitions.
    [[nodiscard]] std::size_t shown() const { return m_rows.size() - m_gapRows; }
    /// New entries that wait for the pause to end.
    [[nodiscard]] std::uint64_t waiting() const { return m_waiting.count(); }
    /// Entries that became known and came too many at once to be kept, since the start. What was not reported at all
    /// is in losses().
    [[nodiscard]] std::uint64_t notKept() const { return m_notKept; }
    [[nodiscard]] const HistoryLosses& losses() const { return m_losses; }
    /// Empty before the first update.
    [[nodiscard]] std::optional<EventSourceKind> eventSource() const { return m_eventSource; }

    /// The entry of a row; null where entries were lost.
    [[nodiscard]] const LogEntry* entry(int row) const;
    /// When it happened, or the moment of the loss.
    [[nodiscard]] WallTime wallTime(int row) const;
    /// How many entries were lost here; 0 for an entry.
    [[nodiscard]] std::uint64_t skippedAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// Any of kept(), shown(), waiting(), notKept(), losses() or eventSource() may be another one.
    void countsChanged();

private:
    struct Row {
        LogKey item; ///< of neighbouring losses the first one
        std::uint64_t skipped = 0; ///< of all of them

        bool operator==(const Row&) const = default;
    };
    using Rows = std::deque<Row>;

    [[nodiscard]] const LogItem& itemOf(const Row& row) const { return m_items[m_items.placeOf(row.item)]; }
    [[nodiscard]] bool matchesFilter(const LogEntry& entry) const;

    [[nodiscard]] LogItems itemsOf(const HistoryUpdate& update);
    void setAside(const HistoryUpdate& update);
    void amend(const LogEntry& entry, const Clocks& clocks);
    void announceAmended();
    void takeUp(LogItems fresh);
    [[nodiscard]] std::size_t makeRoomFor(LogItems& fresh) const;
    void trim(std::size_t count);
    void showNew(std::size_t first);
    void addTo(Rows& rows, std::size_t first, std::size_t end) const;
    void chooseFrom(LogKey first);
    void changeRows(std::size_t start, const Rows& tail);

    std::unique_ptr<const LogTexts> m_texts;
    std::shared_ptr<const Names> m_names = std::make_shared<const Names>();
    Filter m_filter;
    std::size_t m_capacity = usualCapacity;
    std::uint64_t m_lastSequence = 0; ///< of what has come
    KeptItems m_items;
    Rows m_rows; ///< by ascending keys; no two neighbours are losses
    std::size_t m_gapRows = 0;
    std::uint64_t m_notKept = 0;
    HistoryLosses m_losses;
    std::optional<EventSourceKind> m_eventSource;
    std::vector<LogKey> m_amended; ///< not announced yet
    LogItems m_moved; ///< amended entries that happened at another time than was known, still in their old places
    std::optional<LogKey> m_choiceChangedFrom; ///< the first amended item that matches the filter now, or no more

    bool m_paused = false;
    WaitingItems m_waiting;
};

} // namespace atlas::model
