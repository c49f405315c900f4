// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/inspector/facts.h"

#include <QWidget>

namespace atlas::view {

class ElidedLabel;

/// The first facts, each in one line that is shortened where it does not fit, so that they take the same room always.
class FactStrip final : public QWidget {
    Q_OBJECT

public:
    explicit FactStrip(QWidget* parent = nullptr);

    /// Hidden while there are none.
    void showFacts(const std::vector<Fact>& facts);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();

    std::vector<Fact> m_facts;
    std::vector<ElidedLabel*> m_values; ///< one a fact, in order
    QWidget* m_body = nullptr;
};

} // namespace atlas::view
