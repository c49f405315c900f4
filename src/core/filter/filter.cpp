// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter.h"

#include "core/base/visible.h"
#include "core/filter/filter_keys.h"

#include <algorithm>

namespace atlas {
namespace filtering {
namespace {

using Node = Filter::Node;
using Parsed = std::expected<Node, FilterError>;

/// Deeper than any person nests, and far from the end of the stack.
constexpr int deepestNesting = 100;

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) { }

    Parsed whole();

private:
    Parsed expression();
    Parsed conjunction();
    Parsed term();
    Parsed parenthesis();
    Parsed word();

    const Token& here() const { return m_tokens[m_at]; }
    const Token* before() const { return m_at > 0 ? &m_tokens[m_at - 1] : nullptr; }
    std::unexpected<FilterError> errorHere(Phrase expected) const
    {
        return std::unexpected(FilterError{here().column, {std::move(expected)}, std::string(here().source)});
    }
    Phrase whatBelongsHere() const;

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

/// Several nodes as one. The order of a conjunction or disjunction is free, so the cheap ones come first.
Node joined(Node::Kind kind, std::vector<Node> children)
{
    if (children.size() == 1)
        return std::move(children.front());
    std::ranges::sort(children, {}, &Node::cost);
    return Node{.kind = kind, .children = std::move(children)};
}

Phrase Parser::whatBelongsHere() const
{
    const Token* const token = before();
    if (token == nullptr)
        return {translatable("Filter", "a word or a key such as state:")};
    if (token->kind == TokenKind::Open)
        return {translatable("Filter", "a word or a key such as state: inside the parentheses")};
    return {translatable("Filter", "a word or a key such as state: after '%1'"), {std::string(token->source)}};
}

Parsed Parser::word()
{
    const Token& token = here();
    ++m_at;
    if (!token.key.empty()) {
        auto test = compile(token);
        if (!test)
            return std::unexpected(std::move(test.error()));
        return Node{.kind = Node::Kind::Test, .test = std::move(*test)};
    }
    std::vector<Node> words;
    words.reserve(token.values.size());
    for (const Value& value : token.values)
        words.push_back({.kind = Node::Kind::Test, .test = freeWord(value)});
    return joined(Node::Kind::Any, std::move(words));
}

Parsed Parser::parenthesis()
{
    if (m_depth == deepestNesting)
        return errorHere(
            {translatable("Filter", "at most %1 parentheses inside each other"), {std::to_string(deepestNesting)}});
    const std::size_t opening = here().column;
    ++m_at;
    ++m_depth;
    auto inner = expression();
    --m_depth;
    if (!inner)
        return inner;
    if (here().kind != TokenKind::Close)
        return errorHere(
            {translatable("Filter", "a ')' that closes the '(' at column %1"), {std::to_string(opening + 1)}});
    ++m_at;
    return inner;
}

// Negations are counted, not nested: any number of them is no deeper than one.
Parsed Parser::term()
{
    bool negated = false;
    for (; here().kind == TokenKind::Not; ++m_at)
        negated = !negated;
    if (here().kind != TokenKind::Word && here().kind != TokenKind::Open)
        return errorHere(whatBelongsHere());
    auto node = here().kind == TokenKind::Open ? parenthesis() : word();
    if (!node || !negated)
        return node;
    std::vector<Node> children;
    children.push_back(std::move(*node));
    return Node{.kind = Node::Kind::Not, .children = std::move(children)};
}

Parsed Parser::conjunction()
{
    std::vector<Node> terms;
    while (true) {
        auto one = term();
        if (!one)
            return one;
        terms.push_back(std::move(*one));
        if (here().kind == TokenKind::And)
            ++m_at;
        else if (here().kind == TokenKind::End || here().kind == TokenKind::Close || here().kind == TokenKind::Or)
            return joined(Node::Kind::All, std::move(terms));
    }
}

Parsed Parser::expression()
{
    std::vector<Node> alternatives;
    while (true) {
        auto one = conjunction();
        if (!one)
            return one;
        alternatives.push_back(std::move(*one));
        if (here().kind != TokenKind::Or)
            return joined(Node::Kind::Any, std::move(alternatives));
        ++m_at;
    }
}

Parsed Parser::whole()
{
    auto node = expression();
    if (node && here().kind == TokenKind::Close)
        return errorHere({translatable("Filter", "the end of the filter or another word, because no '(' is open")});
    return node;
}

} // namespace
} // namespace filtering

std::expected<Filter, FilterError> Filter::parse(std::string_view text)
{
    auto tokens = filtering::tokenize(text);
    if (!tokens)
        return std::unexpected(std::move(tokens.error()));
    Filter filter;
    if (tokens->size() == 1)
        return filter;
    auto root = filtering::Parser(std::move(*tokens)).whole();
    if (!root)
        return std::unexpected(std::move(root.error()));
    filter.m_root = std::make_shared<const Node>(std::move(*root));
    return filter;
}

bool Filter::matches(const SocketRecord& record, const FilterContext& context) const
{
    return !m_root || m_root->matches(record, context);
}

bool Filter::asksFor(Subject subject) const
{
    return m_root && m_root->asksFor(subject);
}

std::string Filter::unknownService(const Names& names) const
{
    return m_root ? m_root->unknownService(names) : std::string();
}

std::string FilterError::message() const
{
    std::string text = "column " + std::to_string(column + 1) + ": expected " + english(expected);
    if (found.empty())
        return text + ", but the filter ends here";
    std::size_t length = std::min<std::size_t>(found.size(), 40);
    while (length > 0 && length < found.size() && (static_cast<unsigned char>(found[length]) & 0xc0U) == 0x80)
        --length;
    return text + ", but found '" + visible(std::string_view(found).substr(0, length)) +
        (length < found.size() ? "…'" : "'");
}

} // namespace atlas
