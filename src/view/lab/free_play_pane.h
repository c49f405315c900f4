// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/call_desk.h"
#include "model/lab/lab_play.h"
#include "view/lab/packet_cards.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace atlas::view {

/// Free play: the packets in flight as cards, and the calls of both hosts as buttons, of which those that make sense
/// now can be pressed.
class FreePlayPane final : public QWidget {
    Q_OBJECT

public:
    /// `play` must outlive this.
    explicit FreePlayPane(model::LabPlay& play, QWidget* parent = nullptr);

    /// Free play began anew: no socket has been made.
    void begin();
    /// Shows what there is, and what can be done with it now.
    void refresh();
    void showControls();
    void setProblem(const QString& text);

signals:
    void saveWanted();
    void openWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Side {
        QLabel* title = nullptr;
        QPushButton* sockets = nullptr; ///< the chosen one; its menu has all
        std::array<QPushButton*, model::labCalls.size()> calls{};
        QPushButton* reset = nullptr;
    };
    struct Pending {
        model::LabHost host = model::LabHost::A;
        model::LabCall call = model::LabCall::Socket;
        QJsonObject request;
    };

    QWidget* makeFates();
    QWidget* makeSide(model::LabHost host);
    QWidget* makeOptions();
    QWidget* makeFiles();
    void call(model::LabHost host, model::LabCall call);
    void decide(int packet, PacketCards::Fate fate);
    void forge(model::LabHost host);
    void answered(int id, const model::LabReport& report);
    void refreshFates();
    void refreshSockets(model::LabHost host);
    void showOptions();
    void retranslate();

    model::LabPlay& m_play;
    model::CallDesk m_desk;
    QHash<int, Pending> m_pending;
    QLabel* m_cardsTitle;
    PacketCards* m_cards;
    std::array<QPushButton*, 5> m_fates{}; ///< in the order of PacketCards::Fate
    std::array<Side, 2> m_sides;
    QLabel* m_problem;
    QLabel* m_optionsTitle;
    std::array<QPushButton*, 4> m_options{};
    QPushButton* m_startOver;
    QPushButton* m_save;
    QPushButton* m_open;
};

} // namespace atlas::view
