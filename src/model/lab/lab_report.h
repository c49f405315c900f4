// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of the lab's child, read. They come from a process that may be broken or another version: what is not as
// src/lab/README.md says is an error that names the place, never a guess. Members that are not known are passed over.
#pragma once

#include "core/base/error.h"
#include "model/lab/lab_values.h"

#include <QByteArray>

#include <expected>
#include <variant>

namespace atlas::model {

/// A longer line is not read.
inline constexpr qsizetype labLineBytes = 65'536;

using LabFirstLine = std::variant<LabGreeting, LabRefusal>;

/// The first line. An error also for another version of the protocol.
[[nodiscard]] std::expected<LabFirstLine, Error> parseLabGreeting(const QByteArray& line);

/// Any other line.
[[nodiscard]] std::expected<LabReport, Error> parseLabReport(const QByteArray& line);

} // namespace atlas::model
