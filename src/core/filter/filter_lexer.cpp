// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter_lexer.h"

#include "core/base/letters.h"
#include "core/filter/filter_keys.h"
#include "core/filter/look_alikes.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace atlas::filtering {
namespace {

bool endsWord(char c)
{
    return isSpace(c) || c == '(' || c == ')';
}

bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) { }

    std::expected<Token, FilterError> next();

private:
    std::expected<Token, FilterError> word();
    std::expected<Value, FilterError> value(const Phrase& expected);
    std::expected<std::string, FilterError> quoted();
    std::string_view keyHere() const;

    bool atEnd() const { return m_at == m_text.size(); }
    char here() const { return m_text[m_at]; }
    bool atWordEnd() const { return atEnd() || endsWord(here()); }
    std::string_view bareWord() const
    {
        const auto rest = m_text.substr(m_at);
        return rest.substr(0, static_cast<std::size_t>(std::ranges::find_if(rest, endsWord) - rest.begin()));
    }
    Token symbol(TokenKind kind, std::size_t length)
    {
        Token token{.kind = kind, .column = m_at, .source = m_text.substr(m_at, length)};
        m_at += length;
        return token;
    }
    std::unexpected<FilterError> error(std::size_t column, Phrase expected, std::string_view found) const
    {
        return std::unexpected(FilterError{column, {std::move(expected)}, std::string(found)});
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

// A key is letters in front of a colon. "fe80::1" and "cafe:1" are addresses: hexadecimal digits and
// colons alone; no key is spelled so.
std::string_view Lexer::keyHere() const
{
    const auto word = bareWord();
    const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(word, isLetter) - word.begin());
    if (letters == 0 || letters == word.size() || word[letters] != ':')
        return {};
    const auto isAddress = [](char c) { return isHexDigit(c) || c == ':' || c == '.' || c == '/'; };
    const auto address = word.substr(0, word.find('%')); // an interface's name may follow
    return word.size() > letters + 1 && std::ranges::all_of(address, isAddress) ? std::string_view()
                                                                                : word.substr(0, letters);
}

std::expected<std::string, FilterError> Lexer::quoted()
{
    const std::size_t opening = m_at;
    const char quote = here();
    std::string text;
    for (++m_at; !atEnd(); ++m_at) {
        if (here() == quote) {
            ++m_at;
            if (!atWordEnd() && here() != ',')
                return error(m_at, {translatable("Filter", "a space or a comma after the closing quote")}, bareWord());
            return text;
        }
        const bool escaped =
            here() == '\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == quote || m_text[m_at + 1] == '\\');
        m_at += escaped ? 1 : 0;
        text += here();
    }
    return error(opening,
                 {translatable("Filter", "a closing %1 for the one that begins here"), {std::string(1, quote)}},
                 m_text.substr(opening));
}

std::expected<Value, FilterError> Lexer::value(const Phrase& expected)
{
    Value result{.text = {}, .column = m_at};
    if (!atEnd() && isQuote(here())) {
        auto text = quoted();
        if (!text)
            return std::unexpected(text.error());
        if (text->empty())
            return error(result.column, {translatable("Filter", "something between the quotes")},
                         m_text.substr(result.column, 2));
        result.text = std::move(*text);
    } else {
        const auto bare = bareWord();
        result.text = bare.substr(0, bare.find(','));
        m_at += result.text.size();
    }
    if (result.text.empty())
        return error(result.column, expected, m_text.substr(result.column, 1));
    return result;
}

std::expected<Token, FilterError> Lexer::word()
{
    Token token{.kind = TokenKind::Word, .column = m_at, .source = {}, .key = keyHere()};
    Phrase expected{translatable("Filter", "a value in front of ','")};
    if (!token.key.empty()) {
        if (auto unknown = unknownKey(token.key, m_at))
            return std::unexpected(std::move(*unknown));
        m_at += token.key.size() + 1;
        expected = {translatable("Filter", "a value after '%1'"), {std::string(token.key) + ':'}};
    }
    while (true) {
        auto one = value(expected);
        if (!one)
            return std::unexpected(std::move(one.error()));
        token.values.push_back(std::move(*one));
        if (atEnd() || here() != ',')
            break;
        ++m_at;
        expected = {translatable("Filter", "a value after '%1'"), {","}};
    }
    token.source = m_text.substr(token.column, m_at - token.column);
    return token;
}

std::expected<Token, FilterError> Lexer::next()
{
    while (!atEnd() && isSpace(here()))
        ++m_at;
    if (atEnd())
        return symbol(TokenKind::End, 0);
    if (here() == '(')
        return symbol(TokenKind::Open, 1);
    if (here() == ')')
        return symbol(TokenKind::Close, 1);
    if (here() == '-')
        return symbol(TokenKind::Not, 1);
    const auto bare = bareWord();
    for (const auto& [name, kind] :
         {std::pair{"and", TokenKind::And}, std::pair{"or", TokenKind::Or}, std::pair{"not", TokenKind::Not}})
        if (equalLetters(bare, name))
            return symbol(kind, bare.size());
    if (auto wrong = lookAlike(m_text, m_at))
        return std::unexpected(std::move(*wrong));
    return word();
}

} // namespace

std::expected<std::vector<Token>, FilterError> tokenize(std::string_view text)
{
    Lexer lexer(text);
    std::vector<Token> tokens;
    do {
        auto token = lexer.next();
        if (!token)
            return std::unexpected(std::move(token.error()));
        tokens.push_back(std::move(*token));
    } while (tokens.back().kind != TokenKind::End);
    return tokens;
}

} // namespace atlas::filtering
