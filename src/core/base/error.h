// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why something could not be done. The command line prints an error in English; the window translates
// its phrases and shows it in the user's language. So an error is not made of a string:
//
//     Error::saying("%1 has no open socket \"%2\"", host, socket)   the program's own words
//     Error::verbatim(reason)                                       words from outside: errno's, a child's
//     within(Error::saying("reading %1", path), cause)              "reading /proc/net/tcp: line 3: …"
//
// lupdate knows the name `saying` and files its literal under the context "Error".
#pragma once

#include "core/base/phrase.h"

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace atlas {

/// A literal with the placeholders %1 to %`Count`. Anything else does not compile.
template <std::size_t Count> class ErrorText {
public:
    consteval ErrorText(const char* text) // NOLINT(google-explicit-constructor): a literal is meant to become one
        : m_text(text)
    {
        for (std::size_t number = 1; number <= 9; ++number) {
            const char placeholder[]{'%', static_cast<char>('0' + number)};
            if (std::string_view(text).contains(std::string_view(placeholder, 2)) != (number <= Count))
                placeholdersAndArgumentsDiffer();
        }
    }
    [[nodiscard]] const char* get() const { return m_text; }

private:
    static void placeholdersAndArgumentsDiffer(); // no constant expression calls it, so the compiler shows its name
    const char* m_text;
};

/// What may stand at a placeholder: a number, or text that is made at run time. No literal: that would
/// be a word of the program which no translator sees.
template <class T>
concept ErrorArgument = (std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>) ||
    (std::convertible_to<T, std::string_view> && !std::is_array_v<T>);

/// Why something could not be done: one sentence that names what failed and where, fit to be shown to a
/// user as it stands.
struct Error {
    std::vector<Phrase> phrases;

    template <ErrorArgument... Arguments>
    [[nodiscard]] static Error saying(ErrorText<sizeof...(Arguments)> text, const Arguments&... arguments)
    {
        return {{Phrase{text.get(), {argument(arguments)...}}}};
    }

    [[nodiscard]] static Error verbatim(std::string text) { return {{Phrase{"%1", {std::move(text)}}}}; }
    template <std::size_t Size>
    static Error verbatim(const char (&literal)[Size]) = delete; // saying() is for the program's own words

    /// In English.
    [[nodiscard]] std::string message() const { return english(phrases); }

    bool operator==(const Error&) const = default;

private:
    template <std::integral Number> static std::string argument(Number number) { return std::to_string(number); }
    static std::string argument(std::string_view text) { return std::string(text); }
};

/// `context` in front of an error that came from further down: "reading /proc/net/tcp: line 3: …".
[[nodiscard]] Error within(Error context, const Error& cause);

/// One after the other, with nothing between: a sentence that is put together.
[[nodiscard]] Error operator+(Error beginning, const Error& end);

} // namespace atlas
