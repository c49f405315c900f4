#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a display of its own with AT-SPI listening, as a screen reader would.
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
exec xvfb-run -a dbus-run-session -- sh -c '
    dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress >/dev/null || {
        echo "SKIP: nobody answers as org.a11y.Bus; at-spi2-core is needed" >&2
        exit 77
    }
    exec "$@"' sh "$@"
