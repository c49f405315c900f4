// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"
#include "model/lab/lab_session.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace atlas::view {

class StateButton;

/// One button a state: brings a real connection of this computer into it, with a child of its own, and lists what is
/// held, with release. The child is started with the first state that is wanted.
class HoldPanel final : public QWidget {
    Q_OBJECT

public:
    explicit HoldPanel(const model::LabPrograms& programs, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<lab::HeldState>& entries() const { return m_held; }

signals:
    /// The person wants to see this one.
    void pointedOut(const atlas::Endpoint& local, const atlas::Endpoint& remote);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What stands in the list for one of `m_held`, in the same order.
    struct Row {
        lab::HoldHandle handle{};
        QPushButton* what = nullptr;
        QLabel* left = nullptr; ///< until it ends by itself; then there is no `release`
        QPushButton* release = nullptr;
    };

    void hold(State state);
    void ask(const lab::HoldRequest& request);
    void take(const lab::Report& report);
    void point(lab::HoldHandle handle);
    void showHeld();
    void makeRows();
    void fillRows();
    void retranslate();
    void showProblem(const QString& text);

    model::LabSession m_session;
    std::vector<lab::HeldState> m_held;
    std::vector<StateButton*> m_buttons;
    QLabel* m_title;
    QLabel* m_problem;
    QWidget* m_list;
    std::vector<Row> m_rows;
    QTimer m_seconds; ///< runs while something held passes by itself
};

} // namespace atlas::view
