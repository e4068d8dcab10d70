// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model.h"
#include "engine/dmn/model_data.h"

#include <set>

namespace engine::dmn {

/// One evaluation: what is already decided, and what the caller gave. Used by one thread until
/// `finish`; functions that outlive it (a decision may give a function) share it and no longer write.
class Session : public std::enable_shared_from_this<Session>
{
public:
    Session(std::shared_ptr<const ModelData> root, feel::Context inputs, feel::Environment base, Explain explain);

    feel::Value evaluate(const Decision &decision, feel::Diagnostics &diagnostics);
    /// Calls `service` with its parameters' values, in the order of its parameters.
    feel::Value call(const DecisionService &service,
                     const std::vector<feel::Value> &arguments,
                     feel::Diagnostics &diagnostics);
    /// Ends the evaluation and hands out its steps.
    std::vector<TraceStep> finish();

    static std::vector<Parameter> parametersOf(const DecisionService &service);

private:
    class Step;

    feel::Value input(const InputData &input, const QString &import, feel::Diagnostics &diagnostics);
    feel::Environment environmentFor(const Decision &decision, feel::Diagnostics &diagnostics);
    template <typename Node> void addKnowledge(const Node &node, feel::Environment &environment);
    /// The day whose law counts: what `on` says, else today. Nothing, and a diagnostic, where it is not known.
    std::optional<feel::Date> dayThatCounts(const std::optional<feel::Expression> &on,
                                            const QString &name,
                                            const core::SourceRef &where,
                                            const feel::Environment &environment,
                                            feel::Diagnostics &diagnostics) const;
    /// The version of `node` that counts; nullptr, and a diagnostic, where there is none.
    template <typename Node>
    const Node *versionOf(const Node &node, const feel::Environment &environment, feel::Diagnostics &diagnostics) const;
    void noteRequirements(const Decision &decision, TraceStep &step) const;
    feel::Value functionOf(const KnowledgeModel &model);
    feel::Value functionOf(const DecisionService &service);
    feel::Value functionOf(const QString &name,
                           const FunctionDefinition &function,
                           const feel::Environment &scope,
                           feel::Type result);

    feel::Value boxed(const Boxed &expression,
                      const feel::Environment &environment,
                      feel::Diagnostics &diagnostics,
                      TraceStep *step = nullptr);
    feel::Value form(const Boxed &expression,
                     const feel::Environment &environment,
                     feel::Diagnostics &diagnostics,
                     TraceStep *step);
    feel::Value literal(const LiteralExpression &expression,
                        const core::SourceRef &where,
                        const feel::Environment &environment,
                        feel::Diagnostics &diagnostics);
    feel::Value table(const Boxed &expression,
                      const DecisionTable &table,
                      const feel::Environment &environment,
                      feel::Diagnostics &diagnostics,
                      TraceStep *step);
    feel::Value invocation(const Invocation &invocation,
                           const core::SourceRef &where,
                           const feel::Environment &environment,
                           feel::Diagnostics &diagnostics);
    feel::Value context(const BoxedContext &context,
                        const feel::Environment &environment,
                        feel::Diagnostics &diagnostics);
    feel::Value conditional(const Conditional &conditional,
                            const feel::Environment &environment,
                            feel::Diagnostics &diagnostics);
    feel::Value iteration(const Iteration &iteration,
                          const core::SourceRef &where,
                          const feel::Environment &environment,
                          feel::Diagnostics &diagnostics);
    feel::Value filter(const BoxedFilter &filter,
                       const core::SourceRef &where,
                       const feel::Environment &environment,
                       feel::Diagnostics &diagnostics);
    std::optional<feel::List> elements(const feel::Value &value,
                                       const core::SourceRef &where,
                                       feel::Diagnostics &diagnostics);

    std::shared_ptr<const ModelData> m_root; // keeps every node alive that a function points to
    feel::Context m_inputs;
    feel::Environment m_base;
    std::map<const InputData *, feel::Value> m_inputValues;
    std::map<const Decision *, feel::Value> m_decided;
    Explain m_explain;
    std::vector<TraceStep> m_trace;
    int m_depth = 0;
    bool m_finished = false;
};

/// A step of the trace that is open while its node is evaluated; nested ones come before it. Nothing where no trace
/// is asked for.
class Session::Step
{
public:
    Step(Session &session,
         TraceStep::Kind kind,
         const QString &name,
         const core::SourceRef &where,
         const WordingPointer &words,
         const feel::Diagnostics &diagnostics)
        : m_session(session), m_diagnostics(diagnostics), m_reported(diagnostics.size())
    {
        if (session.m_explain == Explain::Nothing || session.m_finished)
            return;
        m_step.emplace();
        m_step->kind = kind;
        m_step->name = name;
        m_step->where = where;
        m_step->words = words;
        m_step->depth = session.m_depth++;
    }
    ~Step()
    {
        if (!m_step || m_session.m_finished)
            return;
        --m_session.m_depth;
        m_session.m_trace.push_back(std::move(*m_step));
    }
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

    /// The step to fill, or nullptr where nothing is kept.
    TraceStep *step() { return m_step ? &*m_step : nullptr; }
    TraceStep *whole() { return m_session.m_explain == Explain::Whole ? step() : nullptr; }

    feel::Value end(feel::Value result)
    {
        if (m_step) {
            m_step->result = result;
            if (result.isNull() && m_reported < m_diagnostics.size())
                m_step->reasons.assign(m_diagnostics.begin() + std::ptrdiff_t(m_reported), m_diagnostics.end());
        }
        return result;
    }

private:
    Session &m_session; // opens and closes the step within one of its own functions
    const feel::Diagnostics &m_diagnostics; // that function's
    std::size_t m_reported;
    std::optional<TraceStep> m_step;
};

} // namespace engine::dmn
