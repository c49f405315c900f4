// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace atlas::view::test {

/// A style that animates, or does not, whatever the platform says.
class MotionStyle final : public QProxyStyle {
public:
    explicit MotionStyle(int duration) : m_duration(duration) { }
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override
    {
        return hint == SH_Widget_Animation_Duration ? m_duration : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    int m_duration;
};

} // namespace atlas::view::test
