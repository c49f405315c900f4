// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/socket_table_model.h"
#include "support/snapshot_text.h"

#include <QAbstractItemModelTester>
#include <QStringList>

#include <memory>
#include <string_view>

namespace atlas::model::test {

/// Cells without a language: what they are sorted by, as text.
class PlainTexts final : public CellTexts {
public:
    [[nodiscard]] QString title(Column column) const override;
    [[nodiscard]] QString description(Column column) const override;
    [[nodiscard]] QString text(Column column, const SocketRecord& record, const CellContext& context) const override;
};

/// Steps of a stream, made from snapshots by the same rules as the monitor's; each second brings one.
class Stream {
public:
    using Update = std::shared_ptr<const SnapshotUpdate>;

    [[nodiscard]] Update next(std::string_view lines);
    [[nodiscard]] Update next(Snapshot snapshot);
    [[nodiscard]] Instant time() const { return m_time; }

private:
    Instant m_time = atlas::test::usualTime;
    std::shared_ptr<const Snapshot> m_last;
};

/// Every signal of a model as one line: "insert 0-2", "remove 1-1", "change 3-3", "clock 0-4", "layout", "reset".
class SignalLog {
public:
    explicit SignalLog(const SocketTableModel& model);
    /// What came since it was last taken or cleared.
    [[nodiscard]] QStringList take() { return std::exchange(m_lines, {}); }
    void clear() { m_lines.clear(); }

private:
    QStringList m_lines;
};

/// A model under the tester's eyes, with its signals.
struct Watched {
    SocketTableModel model{std::make_unique<PlainTexts>()};
    std::optional<QAbstractItemModelTester> tester;
    SignalLog log{model};

    Watched() { tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::Fatal); }

    /// The rows by local port and state, with a sign for their freshness: "22 LISTEN", "+80 ESTABLISHED",
    /// "~443 TIME-WAIT", "-5 LAST-ACK".
    [[nodiscard]] QStringList rows() const;
    /// The local ports alone.
    [[nodiscard]] QList<int> ports() const;
};

[[nodiscard]] QStringList texts(std::initializer_list<const char*> texts);
[[nodiscard]] StateSet states(std::initializer_list<State> states);
[[nodiscard]] Filter filter(std::string_view text);

} // namespace atlas::model::test
