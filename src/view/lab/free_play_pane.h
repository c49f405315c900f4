// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lab/call_desk.h"
#include "model/lab/lab_play.h"
#include "view/lab/packet_cards.h"

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
        std::array<QPushButton*, model::offeredCalls.size()> calls{}; ///< in the order of model::offeredCalls
        QPushButton* reset = nullptr;
    };
    /// What can become of the chosen packet.
    struct DecisionButton {
        PacketCards::Decision decision = PacketCards::Decision::Deliver;
        const char* text = nullptr; ///< untranslated
        QPushButton* button = nullptr;
    };
    /// What a new socket can get.
    struct Option {
        bool model::LabSocketOptions::* member = nullptr;
        const char* text = nullptr; ///< untranslated
        const char* toolTip = nullptr; ///< untranslated
        QPushButton* button = nullptr;
    };

    QWidget* makeFates();
    QWidget* makeSide(lab::Host host);
    QWidget* makeOptions();
    QWidget* makeFiles();
    void call(lab::Host host, lab::CallName name);
    void decide(lab::PacketId packet, PacketCards::Decision decision);
    void forge(lab::Host host);
    void ask(const lab::Action& action);
    void answered(const lab::Call& call, const lab::Report& report);
    [[nodiscard]] model::LabSocketOptions options() const;
    void refreshFates();
    void refreshSockets(lab::Host host);
    void showOptions();
    void retranslate();

    model::LabPlay& m_play;
    model::CallDesk m_desk;
    QLabel* m_cardsTitle;
    PacketCards* m_cards;
    std::array<DecisionButton, 5> m_decisions;
    lab::PerHost<Side> m_sides;
    QLabel* m_problem;
    QLabel* m_optionsTitle;
    std::array<Option, 4> m_options;
    QPushButton* m_startOver;
    QPushButton* m_save;
    QPushButton* m_open;
};

} // namespace atlas::view
