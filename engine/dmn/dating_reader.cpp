// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/reader.h"
#include "engine/dmn/table_index.h"

#include <set>

namespace engine::dmn {

using namespace Qt::StringLiterals;

namespace {

QString dayText(const feel::Date &day)
{
    return feel::Value(day).toString();
}

feel::Date plusDays(const feel::Date &day, int days)
{
    return feel::Date::fromDays(day.toDays() + days);
}

} // namespace

QString Validity::toString() const
{
    return (from ? dayText(*from) : QString()) + u".."_s + (until ? dayText(*until) : QString());
}

const DecisionTable *tableOf(const Boxed &boxed)
{
    if (const auto *dated = std::get_if<DatedTable>(&boxed.form))
        return dated->stretches.empty() ? nullptr : tableOf(*dated->stretches.back().table);
    return std::get_if<DecisionTable>(&boxed.form);
}

std::optional<feel::Date> Reader::day(const xml::Element &element, QStringView attribute)
{
    const auto given = element.attributeNode(attribute, extensionNamespace);
    if (!given)
        return std::nullopt;
    const QDate date = QDate::fromString(given->value, Qt::ISODate);
    if (date.isValid() && given->value.size() == 10)
        return feel::Date::from(date);
    fault(DmnError::NotADay, {given->value}, given->valueWhere);
    return std::nullopt;
}

/// `todoke:valid-from` and `todoke:valid-until`.
Validity Reader::validityOf(const xml::Element &element)
{
    Validity validity{day(element, u"valid-from"), day(element, u"valid-until")};
    if (validity.from && validity.until && *validity.until < *validity.from)
        fault(DmnError::EndsBeforeItBegins, {dayText(*validity.from), dayText(*validity.until)}, element.where());
    return validity;
}

/// `todoke:valid-on`: FEEL for the day that counts.
std::optional<feel::Expression> Reader::validOn(const xml::Element &element, const Scope &scope)
{
    const auto on = element.attributeNode(u"valid-on", extensionNamespace);
    return on ? keep(feel::Expression::parse(on->value, scope.names, on->valueWhere), scope) : std::nullopt;
}

void Reader::readDating()
{
    readVersions(m_decisions);
    readVersions(m_knowledge);
}

/// Nodes with `todoke:version-of` are the versions of the node it names.
template <typename Node> void Reader::readVersions(const std::vector<Source<Node>> &sources)
{
    std::map<QString, std::vector<std::pair<Node *, xml::Element>>> versions; // by the id of the dated node
    std::set<QString> areVersions;
    for (const auto &[node, element] : sources) {
        const auto of = element.attributeNode(u"version-of", extensionNamespace);
        if (!of)
            continue;
        areVersions.insert(node->id);
        versions[of->value.startsWith(u'#') ? of->value.mid(1) : of->value].emplace_back(node, element);
    }
    for (const auto &[id, those] : versions) {
        const auto of = those.front().second.attributeNode(u"version-of", extensionNamespace);
        const auto dated = std::find_if(sources.begin(), sources.end(), [&, wanted = id](const auto &source) { return source.node->id == wanted; });
        if (dated == sources.end())
            fault(DmnError::UnknownReference, {u"version-of"_s, of->value}, of->valueWhere);
        else if (areVersions.contains(id))
            fault(DmnError::VersionOfAVersion, {id}, of->valueWhere);
        else
            readPeriods(*dated->node, dated->element, those);
    }
}

/// Puts the versions in order; one that says no end holds until the next begins.
template <typename Node>
void Reader::readPeriods(Node &node, const xml::Element &element, std::vector<std::pair<Node *, xml::Element>> versions)
{
    using Period = typename Dating<Node>::Period;
    const QString &name = node.variable.name;
    Dating<Node> dating;
    Scope scope = scopeFor(node);
    bool hasOwn = false;
    if constexpr (std::is_same_v<Node, Decision>) {
        hasOwn = node.logic != nullptr;
    } else {
        hasOwn = node.function.body != nullptr;
        for (const Parameter &parameter : node.function.parameters)
            scope.add(parameter.name, parameter.words);
    }
    dating.on = validOn(element, scope);
    for (const auto &[version, its] : versions)
        version->variable.words = merged(version->variable.words, node.variable.words);
    if (hasOwn)
        versions.emplace_back(&node, element);
    std::vector<std::pair<Period, core::SourceRef>> periods;
    for (const auto &[version, its] : versions)
        periods.push_back({{validityOf(its), version}, its.where()});
    std::stable_sort(periods.begin(), periods.end(), [](const auto &a, const auto &b) {
        const Validity &x = a.first.validity;
        const Validity &y = b.first.validity;
        return y.from && (!x.from || *x.from < *y.from);
    });
    for (std::size_t i = 0; i < periods.size(); ++i) {
        auto &[period, where] = periods[i];
        if (i + 1 == periods.size()) {
            dating.periods.push_back(period);
            break;
        }
        const auto &[next, nextWhere] = periods[i + 1];
        const bool together = !next.validity.from || (period.validity.until && *period.validity.until >= *next.validity.from);
        if (together) {
            fault(DmnError::PeriodsOverlap, {name, next.validity.from ? dayText(*next.validity.from) : u"…"_s}, nextWhere);
            continue;
        }
        const feel::Date lastDay = plusDays(*next.validity.from, -1);
        if (period.validity.until && *period.validity.until < lastDay) {
            fault(DmnError::PeriodMissing,
                  {name, dayText(plusDays(*period.validity.until, 1)), dayText(lastDay)},
                  nextWhere);
        }
        if (!period.validity.until)
            period.validity.until = lastDay;
        dating.periods.push_back(period);
    }
    node.dating = std::move(dating);
}

/// A table of which some rules have a validity, cut at every day on which one begins or ends.
std::optional<DatedTable> Reader::stretchesOf(const DecisionTable &table,
                                              const Boxed &boxed,
                                              const xml::Element &element,
                                              const Scope &scope)
{
    std::set<feel::Date> beginnings;
    for (const DecisionTable::Rule &rule : table.rules) {
        if (rule.validity.from)
            beginnings.insert(*rule.validity.from);
        if (rule.validity.until)
            beginnings.insert(plusDays(*rule.validity.until, 1));
    }
    if (beginnings.empty())
        return std::nullopt;
    DatedTable dated;
    dated.on = validOn(element, scope);
    std::optional<feel::Date> from;
    const auto add = [&](const Validity &validity) {
        const feel::Date sample = validity.from ? *validity.from : *validity.until;
        DecisionTable one = table;
        std::erase_if(one.rules, [&](const DecisionTable::Rule &rule) { return !rule.validity.holdsOn(sample); });
        one.index = TableIndex::of(one);
        auto stretch = std::make_unique<Boxed>();
        stretch->id = boxed.id;
        stretch->label = boxed.label;
        stretch->where = boxed.where;
        stretch->type = boxed.type;
        stretch->form = std::move(one);
        dated.stretches.push_back({validity, std::move(stretch)});
    };
    for (const feel::Date &beginning : beginnings) {
        add({from, plusDays(beginning, -1)});
        from = beginning;
    }
    add({from, std::nullopt});
    return dated;
}

} // namespace engine::dmn
