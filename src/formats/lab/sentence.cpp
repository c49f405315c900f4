// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/sentence.h"

namespace atlas::lab {

nlohmann::json phrasesOf(const Error& error)
{
    auto phrases = nlohmann::json::array();
    for (const Phrase& phrase : error.phrases)
        phrases.push_back({{"text", phrase.text}, {"arguments", phrase.arguments}});
    return phrases;
}

Error readPhrases(JsonFields& fields, const std::string& phrases)
{
    Error sentence;
    fields.each(phrases, [&](JsonFields& phrase) {
        sentence.phrases.push_back({phrase.text("text"), phrase.texts("arguments")});
    });
    return sentence;
}

Error readSentence(JsonFields& fields, const std::string& english, const std::string& phrases)
{
    Error sentence = Error::verbatim(fields.text(english));
    return fields.has(phrases) ? readPhrases(fields, phrases) : sentence;
}

} // namespace atlas::lab
