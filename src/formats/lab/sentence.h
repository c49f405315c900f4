// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sentence for the user crosses the border twice: in English, and as the phrases that it is made of, for a window
// that shows it in another language. Phrases that the window does not know are shown as they came.
#pragma once

#include "core/base/error.h"
#include "formats/lab/json_fields.h"

#include <nlohmann/json.hpp>

#include <string>

namespace atlas::lab {

/// `[{"text":"%1 has too many sockets already","arguments":["A"]}]`
[[nodiscard]] nlohmann::json phrasesOf(const Error& error);
[[nodiscard]] Error readPhrases(JsonFields& fields, const std::string& phrases);
/// From the phrases where they are there, otherwise from the English text, which has to be there.
[[nodiscard]] Error readSentence(JsonFields& fields, const std::string& english, const std::string& phrases);

} // namespace atlas::lab
