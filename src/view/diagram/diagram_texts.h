// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of the diagram's parts: to assistive technology, and in tooltips.
#pragma once

#include "view/diagram/node.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace atlas::view {

/// "ESTABLISHED, 42 connections, firefox is here": `connections` are there, and of those that are shown the ends with
/// these labels, which may be empty.
[[nodiscard]] QString nodeText(Node node, std::size_t connections, const QStringList& labels);

/// A few lines: what makes the transition happen, and how often it did in the last minute where that is known.
[[nodiscard]] QString edgeText(const Transition& edge, std::optional<std::uint64_t> lastMinute);

} // namespace atlas::view
