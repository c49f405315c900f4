// SPDX-License-Identifier: GPL-3.0-or-later
// Quantities and reasons in the user's language.
#pragma once

#include "core/base/phrase.h"
#include "core/socket/snapshot.h"
#include "core/socket/socket_record.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <span>

namespace atlas::view::words {

/// Text from inside the program: ASCII or UTF-8.
[[nodiscard]] QString text(std::string_view utf8);
/// Text from outside the program, with everything invisible escaped.
[[nodiscard]] QString hostile(std::string_view bytes);

/// The two largest units that matter: "43 s", "14 min", "3 d 4 h"; "< 1 s" for less than a second.
[[nodiscard]] QString duration(std::chrono::milliseconds duration);
/// "1.2 ms", "340 µs"
[[nodiscard]] QString shortTime(std::chrono::nanoseconds duration);
/// With all digits that matter to a comparison: "340 µs", "41.2 ms", "4.806 s", "4 min 28.8 s", "3 h 2 min".
[[nodiscard]] QString exactDuration(std::chrono::nanoseconds duration);
/// The local time of day with so many digits after the second, and the date in front of it where `today` is another
/// day: "14:06:40.010".
[[nodiscard]] QString timeOfDay(std::chrono::system_clock::time_point time, std::chrono::system_clock::time_point today,
                                int digits = 3);
/// "43 s", or "≥ 14 min" where only a lower bound is known.
[[nodiscard]] QString age(const StateAge& age);
[[nodiscard]] QString bytes(std::uint64_t count);
[[nodiscard]] QString rate(std::uint64_t bytesPerSecond);
/// What a timer will do: "sends again in 1 s (2 unanswered)".
[[nodiscard]] QString timer(const Timer& timer);
/// The core's phrases, translated as `context` has them.
[[nodiscard]] QString phrases(std::span<const Phrase> phrases, const char* context);
/// An error in the user's language, safe to show; words from outside stay as they are.
[[nodiscard]] QString error(const Error& error);
/// "nginx (812)", hostile bytes escaped.
[[nodiscard]] QString process(const Process& process);
/// The user's name, or the number where it has none.
[[nodiscard]] QString user(Uid uid, const Names& names);
/// One sentence that says why no process is shown.
[[nodiscard]] QString ownerMissing(const SocketRecord& record, const Names& names);
/// Who held it last, or who holds its listener; empty where neither is known.
[[nodiscard]] QString relation(const SocketRecord& record);

} // namespace atlas::view::words
