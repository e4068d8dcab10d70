// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/compiler.h"

#include "engine/feel/machine.h"
#include "engine/feel/text_hash.h"

namespace engine::feel {

using namespace ast;

namespace {

using Index = Program::Index;
using Code = Program::Code;
using Instruction = Program::Instruction;

Index slotOf(int slot)
{
    return slot < 0 ? Program::none : static_cast<Index>(slot);
}

class Compiler
{
public:
    explicit Compiler(Program &program) : m_program(program) {}

    Index compile(const ExpressionNode &node)
    {
        const core::SourceRef *outer = std::exchange(m_where, &node.where);
        const Index index = std::visit([this](const auto &form) { return add(form); }, node.form);
        m_where = outer;
        return index;
    }

private:
    Index emit(Instruction instruction)
    {
        m_program.code.push_back(instruction);
        m_program.places.push_back(*m_where);
        return static_cast<Index>(m_program.code.size() - 1);
    }

    template <typename Table> static Index push(Table &table, typename Table::value_type entry)
    {
        table.push_back(std::move(entry));
        return static_cast<Index>(table.size() - 1);
    }

    Index constant(Value value) { return emit({Code::Constant, 0, push(m_program.constants, std::move(value))}); }
    bool isConstant(Index index) const { return m_program.code[index].code == Code::Constant; }

    /// The instruction, or the constant that it always gives. One that would only explain a null stays.
    Index folded(Instruction instruction, std::initializer_list<Index> operands)
    {
        const Index index = emit(instruction);
        if (!std::all_of(operands.begin(), operands.end(), [this](Index operand) { return isConstant(operand); }))
            return index;
        static const Environment nothing;
        Diagnostics diagnostics;
        Value value = runProgram(m_program, index, nothing, diagnostics);
        if (value.isNull() || !diagnostics.empty())
            return index;
        m_program.code[index] = {Code::Constant, 0, push(m_program.constants, std::move(value))};
        return index;
    }

    std::vector<Index> compileAll(const std::vector<Node> &nodes)
    {
        std::vector<Index> indexes;
        indexes.reserve(nodes.size());
        for (const Node &node : nodes)
            indexes.push_back(compile(*node));
        return indexes;
    }

    Index addList(const std::vector<Index> &indexes)
    {
        const auto first = static_cast<Index>(m_program.lists.size());
        m_program.lists.insert(m_program.lists.end(), indexes.begin(), indexes.end());
        return first;
    }

    /// The number of `text` in `table`, where it stands once. The first few are looked through, which is
    /// quicker than to look one up.
    static Index interned(std::vector<QString> &table, ByName<Index> &known, const QString &text)
    {
        constexpr std::size_t few = 8;
        for (std::size_t i = 0; i < std::min(table.size(), few); ++i) {
            if (table[i] == text)
                return static_cast<Index>(i);
        }
        if (table.size() < few)
            return push(table, text);
        const auto [found, isNew] = known.try_emplace(text, static_cast<Index>(table.size()));
        return isNew ? push(table, text) : found->second;
    }
    Index text(const QString &text) { return interned(m_program.texts, m_texts, text); }
    Index global(const QString &name) { return interned(m_program.globals, m_globals, name); }

    Index name(const Name &form)
    {
        Program::Name name;
        name.text = form.name;
        for (const int item : form.items)
            name.items.push_back(slotOf(item));
        name.slot = slotOf(form.slot);
        name.builtin = form.builtin;
        if (form.isFree)
            name.global = global(form.name);
        return push(m_program.names, std::move(name));
    }

    Index loop(const std::vector<Iterator> &iterators, int partialSlot, const Node &body)
    {
        Program::Loop loop;
        for (const Iterator &iterator : iterators) {
            const Index from = compile(*iterator.from);
            loop.iterators.push_back({slotOf(iterator.slot), from, iterator.to ? compile(*iterator.to) : Program::none});
        }
        loop.partialSlot = slotOf(partialSlot);
        loop.body = compile(*body);
        return push(m_program.loops, std::move(loop));
    }

    Index add(const Literal &form) { return constant(form.value); }

    Index add(const Name &form)
    {
        if (form.items.empty() && form.slot >= 0)
            return emit({Code::Local, 0, slotOf(form.slot)});
        return emit({Code::Name, 0, name(form)});
    }

    Index add(const Member &form)
    {
        const Index object = compile(*form.object);
        return emit({Code::Member, 0, object, text(form.name)});
    }

    Index add(const Filter &form)
    {
        const Index list = compile(*form.list);
        const Index condition = compile(*form.condition);
        return emit({Code::Filter, 0, list, condition, slotOf(form.itemSlot)});
    }

    Index add(const Call &form)
    {
        Program::Call call;
        call.names = form.names;
        Code code = Code::Call;
        if (const auto *callee = form.callee->as<Name>()) {
            const bool isBuiltin = callee->builtin && !callee->isFree && callee->slot < 0 && callee->items.empty();
            code = isBuiltin ? Code::CallBuiltin : Code::CallName;
            call.builtin = callee->builtin;
            call.callee = isBuiltin ? Program::none : name(*callee);
        } else {
            call.callee = compile(*form.callee);
        }
        call.arguments = compileAll(form.arguments);
        return emit({code, 0, push(m_program.calls, std::move(call))});
    }

    Index add(const Negation &form)
    {
        const Index operand = compile(*form.operand);
        return folded({Code::Negation, 0, operand}, {operand});
    }

    Index add(const Arithmetic &form)
    {
        const Index left = compile(*form.left);
        const Index right = compile(*form.right);
        return folded({Code::Arithmetic, static_cast<std::uint8_t>(form.op), left, right}, {left, right});
    }

    Index add(const Comparison &form)
    {
        const Index left = compile(*form.left);
        const Index right = compile(*form.right);
        return folded({Code::Comparison, static_cast<std::uint8_t>(form.op), left, right}, {left, right});
    }

    Index add(const Logic &form)
    {
        const std::vector<Index> operands = compileAll(form.operands);
        const Index first = addList(operands);
        return emit({Code::Logic, static_cast<std::uint8_t>(form.op), first, static_cast<Index>(operands.size())});
    }

    Index add(const Between &form)
    {
        const Index value = compile(*form.value);
        const Index low = compile(*form.low);
        return emit({Code::Between, 0, value, low, compile(*form.high)});
    }

    Index add(const In &form)
    {
        const Index value = compile(*form.value);
        std::vector<Index> tests;
        for (const Node &test : form.tests)
            tests.push_back(this->test(*test));
        const Index first = addList(tests);
        return emit({Code::In, 0, value, first, static_cast<Index>(tests.size())});
    }

    /// `< 5` as a test and not as the range that it is elsewhere.
    Index test(const ExpressionNode &node)
    {
        const auto *form = node.as<OperatorTest>();
        if (!form)
            return compile(node);
        const Index end = compile(*form->end);
        const core::SourceRef *outer = std::exchange(m_where, &node.where);
        const Index index = emit({Code::OperatorTest, static_cast<std::uint8_t>(form->op), end});
        m_where = outer;
        return index;
    }

    Index add(const InstanceOf &form)
    {
        const Index value = compile(*form.value);
        return emit({Code::InstanceOf, 0, value, push(m_program.types, form.type)});
    }

    Index add(const If &form)
    {
        const Index condition = compile(*form.condition);
        const Index then = compile(*form.then);
        return emit({Code::If, 0, condition, then, compile(*form.otherwise)});
    }

    Index add(const For &form) { return emit({Code::For, 0, loop(form.iterators, form.partialSlot, form.body)}); }

    Index add(const Quantified &form)
    {
        return emit({Code::Quantified, static_cast<std::uint8_t>(form.quantifier), loop(form.iterators, -1, form.condition)});
    }

    Index add(const ListLiteral &form)
    {
        const std::vector<Index> elements = compileAll(form.elements);
        const auto count = static_cast<Index>(elements.size());
        const Index index = emit({Code::ListLiteral, 0, addList(elements), count});
        const bool isKnown = std::all_of(elements.begin(), elements.end(), [this](Index element) { return isConstant(element); });
        if (!isKnown || elements.size() > limits::listSize)
            return index;
        List list;
        list.reserve(elements.size());
        for (const Index element : elements)
            list.push_back(m_program.constants[m_program.code[element].a]);
        Value value(std::move(list));
        if (value.nesting() <= limits::nesting)
            m_program.code[index] = {Code::Constant, 0, push(m_program.constants, std::move(value))};
        return index;
    }

    Index add(const ContextLiteral &form)
    {
        std::vector<Program::Entry> entries;
        for (const ContextEntry &entry : form.entries)
            entries.push_back({entry.name, slotOf(entry.slot), compile(*entry.value)});
        const auto first = static_cast<Index>(m_program.entries.size());
        std::move(entries.begin(), entries.end(), std::back_inserter(m_program.entries));
        return emit({Code::ContextLiteral, 0, first, static_cast<Index>(form.entries.size())});
    }

    Index add(const Interval &form)
    {
        const Index start = compile(*form.start);
        const Index end = compile(*form.end);
        const int closed = (form.lower == Boundary::Closed ? 1 : 0) | (form.upper == Boundary::Closed ? 2 : 0);
        return folded({Code::Interval, static_cast<std::uint8_t>(closed), start, end}, {start, end});
    }

    Index add(const OperatorTest &form)
    {
        const Index end = compile(*form.end);
        return folded({Code::OperatorTest, static_cast<std::uint8_t>(form.op), end}, {end});
    }

    Index add(const FunctionLiteral &form)
    {
        Program::Function function;
        function.parameters = form.parameters;
        function.captures = form.captures;
        for (const QString &name : form.globals)
            function.globals.push_back(global(name));
        function.frameSize = slotOf(form.frameSize);
        m_parameters = static_cast<Index>(form.parameters.size());
        function.body = compile(*form.body);
        return emit({Code::Function, 0, push(m_program.functions, std::move(function))});
    }

    /// The whole body of a function, whose parameters are the arguments.
    Index add(const External &form)
    {
        return emit({Code::External, 0, text(form.className), text(form.signature), m_parameters});
    }

    Index add(const UnaryTests &form)
    {
        // Unary tests are the root of a tree and stand nowhere else in it, so that theirs lie side by side.
        for (const UnaryTests::Test &test : form.tests) {
            const Index index = this->test(*test.test);
            m_program.tests.push_back({index, test.usesInput, test.test->as<Literal>() != nullptr});
        }
        return emit({Code::UnaryTests, static_cast<std::uint8_t>(form.kind), 0, static_cast<Index>(form.tests.size())});
    }

    Program &m_program;
    const core::SourceRef *m_where = nullptr;
    Index m_parameters = 0; ///< of the function last entered
    ByName<Index> m_texts;
    ByName<Index> m_globals;
};

} // namespace

std::shared_ptr<const Program> compile(const ExpressionNode &root, int frameSize, std::size_t nodes)
{
    auto program = std::make_shared<Program>();
    program->code.reserve(static_cast<qsizetype>(nodes));
    program->places.reserve(static_cast<qsizetype>(nodes));
    program->frameSize = slotOf(frameSize);
    program->root = Compiler(*program).compile(root);
    return program;
}

} // namespace engine::feel
