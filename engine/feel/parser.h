// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/expression.h"
#include "engine/feel/feel_error.h"
#include "engine/feel/scope.h"

namespace engine::feel {

/// A tree and the size of the frame that its locals need.
struct Parsed
{
    ast::Node root;
    int frameSize = 0;
    std::size_t nodes = 0; ///< in the tree, or more
};

/// Reads FEEL by recursive descent over tokens (DMN 1.5, 10.3.1.2). Used once per text.
///
/// A step that fails remembers the first error and returns nullptr; its callers return at once.
class Parser
{
public:
    static core::Result<Parsed> expression(QStringView text, const Names &names, const core::SourceRef &where);
    static core::Result<Parsed> unaryTests(QStringView text, const Names &names, const core::SourceRef &where);

private:
    /// `tokens` outlive the parser.
    Parser(const Tokens &tokens, const Names &names) : m_tokens(tokens.data(), static_cast<std::size_t>(tokens.size())), m_scope(names) {}

    template <typename ReadRoot>
    static core::Result<Parsed> run(QStringView text, const Names &names, const core::SourceRef &where, ReadRoot read);

    // parser.cpp: operators and statements
    ast::Node readExpression();
    ast::Node readBinary(int least);
    ast::Node climb(ast::Node left, int least);
    ast::Node readUnary();
    ast::Node readIn(ast::Node value);
    ast::Node readBetween(ast::Node value);
    ast::Node readIf();
    ast::Node readFor();
    ast::Node readQuantified();
    bool readIterators(std::vector<ast::Iterator> &iterators);
    ast::Node readFunction();
    ast::Node readExternal();
    ast::Node readUnaryTests();
    bool readTests(std::vector<ast::UnaryTests::Test> &tests, QStringView closing);
    ast::Node readTest();

    // parser_primary.cpp: what operators stand between
    ast::Node readPostfix();
    ast::Node continuePostfix(ast::Node node);
    ast::Node readPrimary();
    ast::Node readName();
    ast::Node readParenthesised();
    ast::Node readBracketed();
    ast::Node readOpenInterval();
    ast::Node finishInterval(Boundary lower, ast::Node start, const Token &first);
    ast::Node readContext();
    ast::Node readMember(ast::Node object);
    ast::Node readFilter(ast::Node list);
    ast::Node readCall(ast::Node callee);
    ast::Node readOperatorTest();
    std::optional<Type> readType();
    std::optional<std::vector<Type::Member>> readTypeMembers(QStringView closing);
    ast::Node folded(ast::Node call);

    // tokens
    const Token &peek(std::size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    std::span<const Token> rest() const { return m_tokens.subspan(m_at); }
    const Token &take() { return m_tokens[m_at < m_tokens.size() - 1 ? m_at++ : m_at]; }
    bool takeSymbol(QStringView symbol);
    bool takeWord(QStringView word);
    bool expectSymbol(QStringView symbol);
    bool expectWord(QStringView word);
    bool isComparison(const Token &token) const;
    std::size_t wordsAhead(std::size_t from) const;
    /// A new name (iterator, parameter, key) that ends before one of `ends`; empty on failure.
    QString readNewName(std::initializer_list<QStringView> ends);

    ast::Node fail(FeelError error, QStringList arguments, const Token &at);
    ast::Node failExpected(QStringView expected);
    template <typename Form> ast::Node node(const Token &at, Form form)
    {
        auto made = std::make_unique<ExpressionNode>(
            ExpressionNode{at.where, 1, ExpressionNode::Form(std::in_place_type<Form>, std::move(form))});
        ++m_nodes;
        if constexpr (!std::is_same_v<Form, ast::Literal> && !std::is_same_v<Form, ast::Name>)
            measure(*made);
        return made->height > maxHeight ? tooDeep(maxHeight, at) : ast::Node(std::move(made));
    }
    /// How high it is with what lies below it.
    static void measure(ExpressionNode &node);
    ast::Node tooDeep(int limit, const Token &at);

    static constexpr int maxNesting = 200;
    static constexpr int maxHeight = 800;

    std::span<const Token> m_tokens;
    std::size_t m_at = 0;
    Scope m_scope;
    std::optional<core::Error> m_error;
    int m_depth = 0;
    std::size_t m_nodes = 0;
    bool m_bracketEnds = false; ///< inside `a .. b`, where `[` closes the interval
};

} // namespace engine::feel
