// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"
#include "model/table/state_set.h"

#include <QAbstractButton>
#include <QWidget>

#include <vector>

namespace atlas::view {

/// One state with its count: a pill that can be pressed.
class StateChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit StateChip(State state, QWidget* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    void setCount(std::size_t count);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();

    State m_state;
    std::size_t m_count = 0;
};

/// The states as filter buttons: one stop of the Tab key, with arrows among them. None pressed: all states are shown;
/// otherwise the pressed ones.
class StateChips final : public QWidget {
    Q_OBJECT

public:
    explicit StateChips(QWidget* parent = nullptr);

    void setCounts(const StateCounts& counts);
    [[nodiscard]] model::StateSet chosen() const;
    void setChosen(model::StateSet chosen);
    /// Only this state; again, if it was chosen alone: none.
    void chooseAlone(atlas::State state);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void chosenChanged();

private:
    void setTabStop(const StateChip* chip);

    std::vector<StateChip*> m_chips;
};

} // namespace atlas::view
