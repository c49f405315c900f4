// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/situation.h"

#include <QWidget>

namespace atlas::view {

/// The packets in flight as cards; one of them is chosen. What becomes of it is said with a key:
/// D deliver, X drop, 2 duplicate, L deliver later, S swap with the next one of its direction.
class PacketCards final : public QWidget {
    Q_OBJECT

public:
    enum class Decision : std::uint8_t { Deliver, Drop, Duplicate, Delay, Swap };
    Q_ENUM(Decision)

    explicit PacketCards(QWidget* parent = nullptr);

    void showPackets(const std::vector<lab::Packet>& packets);
    [[nodiscard]] const lab::Packet* chosen() const;
    /// The packet that the chosen one would change places with.
    [[nodiscard]] const lab::Packet* swapPartner() const;
    void decide(Decision decision); ///< for the chosen packet, if there is one

    [[nodiscard]] QRect cardRect(int card) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, heightForWidth(120)}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void decided(atlas::lab::PacketId packet, atlas::view::PacketCards::Decision decision);
    void chosenChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QSize cardSize() const;
    [[nodiscard]] int columns(int width) const;
    [[nodiscard]] int cardAt(const QPoint& point) const; ///< -1: none
    void choose(int card);
    void paintCard(QPainter& painter, int card) const;
    void describe();

    std::vector<lab::Packet> m_packets;
    int m_chosen = -1;
};

} // namespace atlas::view
