// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

namespace {

/// More instances at once than any sane activity has.
constexpr qint64 mostInstances = 10'000;

} // namespace

bool Run::isInstance(const Place &place) const
{
    const auto scope = m_state.scopes.find(place.scope);
    return scope != m_state.scopes.end() && scope->second.kind == state::ScopeKind::Instance
        && scope->second.node == place.node->id;
}

core::Result<Place> Run::wholeOf(const Place &place) const
{
    if (!isInstance(place))
        return place;
    const state::Scope &loop = m_state.scopes.at(m_state.scopes.at(place.scope).parent);
    return Place{loop.token, loop.parent, place.process, place.node};
}

/// Waits for the start quantity, then begins the activity or its instances.
core::Result<void> Run::beginActivity(const Place &place)
{
    const bpmn::Node &node = *place.node;
    if (node.startQuantity < 1 || node.completionQuantity < 1)
        return core::Error(RuntimeError::WrongQuantity,
                           {node.label({}), QString::number(std::min(node.startQuantity, node.completionQuantity))},
                           node.quantityWhere);
    if (node.startQuantity > 1 && !isInstance(place)) {
        std::vector<QString> waiting;
        for (const QString &id : m_state.lookup.tokensAt(place.scope, node.id)) {
            const bool moving = std::any_of(m_moving.begin(), m_moving.end(),
                                            [&](const Place &other) { return other.token == id; });
            if (id != place.token && !moving && !m_state.lookup.waitsOf.contains(id))
                waiting.push_back(id);
        }
        if (static_cast<qint64>(waiting.size()) + 1 < node.startQuantity)
            return {};
        std::sort(waiting.begin(), waiting.end());
        waiting.resize(static_cast<std::size_t>(node.startQuantity - 1));
        for (const QString &id : waiting)
            consume({id, place.scope, place.process, &node});
    }
    carryIn(place);
    if ((node.loop || node.instances) && !isInstance(place))
        return startLoop(place);
    return elementOf(node.type).enter(*this, place);
}

core::Result<void> Run::startLoop(const Place &place)
{
    const bpmn::Node &node = *place.node;
    const auto wrong = [&](const core::SourceRef &where, const QString &found) {
        return core::Error(RuntimeError::WrongQuantity, {node.label({}), found}, where);
    };
    qint64 total = -1;
    std::optional<feel::List> entries;
    std::vector<QString> from;
    if (node.loop) {
        if (node.loop->maximum && *node.loop->maximum < 0)
            return wrong(node.loop->maximumWhere, QString::number(*node.loop->maximum));
    } else if (node.instances->collection) {
        const feel::Value value = evaluate(*node.instances->collection, place.scope);
        const auto *list = value.as<feel::List>();
        if (!list && !value.isNull())
            return wrong(node.instances->collection->where(), value.toLiteral());
        entries = list ? *list : feel::List();
        total = static_cast<qint64>(entries->size());
        from = namesUsed(*node.instances->collection);
    } else if (node.instances->cardinality) {
        const feel::Value value = evaluate(*node.instances->cardinality, place.scope);
        const auto *number = value.as<core::Decimal>();
        const auto whole = number ? number->toInt64() : std::nullopt;
        if (!whole || *whole < 0)
            return wrong(node.instances->cardinality->where(), value.toLiteral());
        total = *whole;
    } else {
        return wrong(node.instances->where, QStringLiteral("–"));
    }
    if (total > mostInstances)
        return wrong(node.where, QString::number(total));
    if (auto armed = armBoundaryEvents(place); !armed)
        return armed;
    const QString loop = newId();
    emit(LoopOpened{loop, place.scope, place.token, m_state.scopes.at(place.scope).process, node.id, total});
    if (entries && !node.instances->item.isEmpty())
        setLocal(loop, node.instances->item, feel::Value(*entries), std::move(from));
    if (node.loop) {
        const bool goes = !node.loop->testBefore || !node.loop->condition
            || evaluate(*node.loop->condition, loop).isTrue();
        const bool may = !node.loop->maximum || *node.loop->maximum > 0;
        return goes && may ? openInstance(place, loop, 1) : endLoop(place, loop);
    }
    if (total == 0)
        return endLoop(place, loop);
    const qint64 first = node.instances->sequential ? 1 : total;
    for (qint64 number = 1; number <= first; ++number) {
        if (auto opened = openInstance(place, loop, number); !opened)
            return opened;
    }
    return {};
}

core::Result<void> Run::openInstance(const Place &whole, const QString &loop, qint64 number)
{
    const QString scope = newId();
    emit(InstanceOpened{scope, loop, number});
    if (whole.node->instances && whole.node->instances->collection && !whole.node->instances->item.isEmpty()) {
        const QString &item = whole.node->instances->item;
        const journal::Personal &all = m_state.scopes.at(loop).variables.at(item);
        const auto *list = all.value.as<feel::List>();
        const auto at = static_cast<std::size_t>(number - 1);
        setLocal(scope, item, list && at < list->size() ? (*list)[at] : feel::Value(), {item});
    }
    enter({newId(), scope, whole.process, whole.node});
    return {};
}

core::Result<void> Run::instanceCompleted(const Place &place)
{
    const auto whole = wholeOf(place);
    if (!whole)
        return whole.error();
    const bpmn::Node &node = *place.node;
    const state::Scope instance = m_state.scopes.at(place.scope);
    const QString loop = instance.parent;
    if (node.instances && !node.instances->output.isEmpty()) {
        // The results in the order of the instances, whenever they come.
        const QString &name = node.instances->output;
        const feel::Context variables = m_state.variables(place.scope);
        const feel::Value *result = variables.find(name);
        feel::List results;
        const auto &known = m_state.scopes.at(loop).variables;
        if (const auto before = known.find(name); before != known.end() && before->second.value.as<feel::List>())
            results = *before->second.value.as<feel::List>();
        results.resize(static_cast<std::size_t>(std::max<qint64>(m_state.scopes.at(loop).total, 0)));
        results[static_cast<std::size_t>(instance.number - 1)] = result ? *result : feel::Value();
        setLocal(loop, name, feel::Value(std::move(results)), {name});
    }
    cancelWaits(place.token);
    emit(NodeLeft{place.token, place.scope, node.id});
    emit(TokenEnded{place.token});
    emit(InstanceClosed{place.scope, true});

    bool enough = false;
    if (auto behaved = behave(*whole, loop, enough); !behaved)
        return behaved;
    if (!m_state.scopes.contains(loop))
        return {}; // what the activity threw has ended it
    const state::Scope counts = m_state.scopes.at(loop);
    if (node.loop) {
        const bool may = !node.loop->maximum || counts.completed < *node.loop->maximum;
        const bool goes = !node.loop->condition || evaluate(*node.loop->condition, loop).isTrue();
        const bool endless = !node.loop->condition && !node.loop->maximum;
        return may && goes && !endless ? openInstance(*whole, loop, counts.started + 1) : endLoop(*whole, loop);
    }
    if (!enough && node.instances->completion)
        enough = evaluate(*node.instances->completion, loop).isTrue();
    if (enough || counts.completed + counts.terminated >= counts.total)
        return endLoop(*whole, loop);
    if (node.instances->sequential)
        return openInstance(*whole, loop, counts.started + 1);
    return {};
}

/// Throws what the instance that has completed makes the activity throw. BPMN 2.0.2, Table 10.30. Such an event does
/// not interrupt the activity that throws it: one that shall end it is a complex behaviour, after whose event the
/// remaining instances end.
core::Result<void> Run::behave(const Place &whole, const QString &loop, bool &enough)
{
    const bpmn::Node &node = *whole.node;
    if (!node.instances)
        return {};
    const bpmn::MultiInstance &instances = *node.instances;
    std::vector<const bpmn::EventDefinition *> events;
    if (instances.thrown
        && (instances.behaviour == bpmn::Behaviour::None
            || (instances.behaviour == bpmn::Behaviour::One && m_state.scopes.at(loop).completed == 1)))
        events.push_back(&*instances.thrown);
    if (instances.behaviour == bpmn::Behaviour::Complex) {
        for (const bpmn::MultiInstance::Complex &complex : instances.complex) {
            if (!complex.condition || !evaluate(*complex.condition, loop).isTrue())
                continue;
            enough = true;
            if (complex.event)
                events.push_back(&*complex.event);
        }
    }
    for (const bpmn::EventDefinition *event : events) {
        thrown(whole, bpmn::elementName(event->type).chopped(15), event->subject.name);
        for (const bpmn::Index index : node.boundaryEvents) {
            const bpmn::Node &boundary = whole.process->nodes[index];
            const bpmn::EventDefinition *waiting = boundary.definition(event->type);
            if (!waiting || (waiting->subject.isGiven() && waiting->subject.name != event->subject.name))
                continue;
            Place place = whole;
            place.node = &boundary;
            const auto taken = takeBoundary(place, false);
            if (!taken)
                return taken.error();
            if (auto left = leave(*taken); !left)
                return left;
        }
    }
    return {};
}

core::Result<void> Run::endLoop(const Place &whole, const QString &loop)
{
    const bpmn::Node &node = *whole.node;
    std::optional<Personal> results;
    if (node.instances && !node.instances->output.isEmpty()) {
        const auto &variables = m_state.scopes.at(loop).variables;
        const auto found = variables.find(node.instances->output);
        results = found == variables.end() ? personal(feel::Value(feel::List())) : found->second;
    }
    closeScope(loop);
    if (results && !node.instances->collected.isEmpty())
        setGiven(whole.scope, node.instances->collected, *results, {node.instances->output});
    return proceed(whole);
}

} // namespace engine::runtime
