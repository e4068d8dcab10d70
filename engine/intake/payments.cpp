// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/payments.h"

#include "engine/intake/desk.h"
#include "engine/intake/intake_error.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

constexpr qint64 stuckAfterSeconds = 120;

template <class... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

PaymentState stateOf(const rows::Payment &row)
{
    return paymentState(row.state).value_or(PaymentState::Unknown);
}

/// Nobody has to do anything any more, unless the provider finds money after all.
bool isOver(PaymentState state)
{
    return state == PaymentState::Failed || state == PaymentState::Cancelled || state == PaymentState::Expired;
}

bool hasMoney(PaymentState state)
{
    return state == PaymentState::Captured || state == PaymentState::Settled || state == PaymentState::Mismatch;
}

core::Json actionJson(const PaymentAction &action)
{
    using core::Json;
    return std::visit(Overloaded{[](const NoAction &) { return Json(); },
                                 [](const Redirect &r) { return Json(Json::Object{{u"redirect"_s, r.url}}); },
                                 [](const QrText &q) { return Json(Json::Object{{u"qr"_s, q.text}}); },
                                 [](const SlipNumbers &s) {
                                     Json::Array numbers;
                                     for (const auto &[name, number] : s.numbers)
                                         numbers.emplace_back(Json::Array{name, number});
                                     return Json(Json::Object{{u"slip"_s, numbers}});
                                 }},
                      action);
}

PaymentAction actionFrom(const core::Json &json)
{
    if (json["redirect"_L1].isString())
        return Redirect{json["redirect"_L1].toString()};
    if (json["qr"_L1].isString())
        return QrText{json["qr"_L1].toString()};
    if (!json["slip"_L1].isArray())
        return NoAction{};
    SlipNumbers slip;
    for (const core::Json &pair : json["slip"_L1].toArray()) {
        if (pair.toArray().size() == 2)
            slip.numbers.emplace_back(pair.toArray()[0].toString(), pair.toArray()[1].toString());
    }
    return slip;
}

core::Result<std::optional<rows::Payment>> paymentRow(const Desk &desk, const QString &intent)
{
    std::optional<rows::Payment> found;
    const auto done = desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        auto row = rows.payment(intent);
        if (!row)
            return row.error();
        found = *std::move(row);
        return {};
    });
    if (!done)
        return done.error();
    return found;
}

/// The intent as it was first written, so that repeating the call repeats it exactly.
core::Result<PaymentIntent> intentOf(const Desk &desk, const rows::Payment &row)
{
    const auto content = desk.open("payment", row.intent, row.sealed);
    if (!content)
        return content.error();
    PaymentIntent intent;
    intent.intentId = row.intent;
    intent.amount = row.amount;
    intent.description = (*content)["description"_L1].toString();
    intent.method = row.method;
    intent.returnUrl = (*content)["returnUrl"_L1].toString();
    intent.expiresAt = row.expires;
    return intent;
}

/// Calls `create` and writes down what came back. The row says "about to call" already; if we die here, the
/// sweep calls again with the same key and gets the same answer.
core::Result<PaymentAction> callCreate(const Desk &desk, PaymentPort &port, const rows::Payment &about)
{
    const auto intent = intentOf(desk, about);
    if (!intent)
        return intent.error();
    const auto created = port.create(*intent);
    const auto done = desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto found = rows.payment(about.intent);
        if (!found)
            return found.error();
        if (!*found || !(*found)->providerRef.isEmpty()) // another call was quicker
            return {};
        rows::Payment row = **found;
        row.changed = desk.now();
        if (created) {
            row.providerRef = created->providerRef;
            row.state = paymentStateName(PaymentState::ActionRequired);
            row.sealed = desk.seal("payment", row.intent,
                                   core::Json::Object{{u"description"_s, intent->description},
                                                      {u"returnUrl"_s, intent->returnUrl},
                                                      {u"action"_s, actionJson(created->action)}});
        } else {
            const bool unknown = created.error().is(PaymentError::NoAnswer);
            row.state = paymentStateName(unknown ? PaymentState::Unknown : PaymentState::Failed);
        }
        return rows.put(row);
    });
    if (!done)
        return done.error();
    if (!created)
        return created.error();
    return created->action;
}

QDateTime endOf(const Desk &desk, QDate due)
{
    const QDate last = due.isValid() ? due : desk.today().addDays(1);
    return last.addDays(1).startOfDay(QTimeZone(desk.settings.zone)).toUTC();
}

} // namespace

PaymentPort *Payments::port(const QString &id) const
{
    for (PaymentPort *port : m_desk.services.payments) {
        if (port->id() == id)
            return port;
    }
    return nullptr;
}

PaymentPort *Payments::portFor(const QString &method) const
{
    for (PaymentPort *port : m_desk.services.payments) {
        const std::vector<QString> methods = port->methods();
        if (std::find(methods.begin(), methods.end(), method) != methods.end())
            return port;
    }
    return nullptr;
}

core::Result<std::vector<QString>> Payments::methods(const Visitor &visitor, const QString &receipt) const
{
    std::vector<QString> methods;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = m_desk.arrivalFor(rows, visitor, receipt);
        if (!row)
            return row.error();
        const auto view = m_desk.viewOf(*row);
        if (!view)
            return view.error();
        if (!view->payment || view->payment->paid)
            return {};
        for (const QString &method : view->payment->methods) {
            if (portFor(method))
                methods.push_back(method);
        }
        return {};
    });
    if (!done)
        return done.error();
    return methods;
}

core::Result<PaymentAction> Payments::start(const Visitor &visitor, const QString &receipt, const QString &method,
                                            const QString &returnUrl)
{
    std::optional<rows::Payment> replaced; // another method that was begun before
    std::optional<rows::Payment> row;
    const auto begin = [&](IntakeRows &rows) -> core::Result<void> {
        replaced.reset();
        const auto arrival = m_desk.arrivalFor(rows, visitor, receipt);
        if (!arrival)
            return arrival.error();
        const auto view = m_desk.viewOf(*arrival);
        if (!view)
            return view.error();
        const auto &demand = view->payment;
        if (!demand || !view->outcome.isEmpty())
            return core::Error(IntakeError::NothingToPay);
        if (demand->paid)
            return core::Error(IntakeError::AlreadyPaid);
        const bool offered = std::find(demand->methods.begin(), demand->methods.end(), method) != demand->methods.end();
        PaymentPort *provider = offered ? portFor(method) : nullptr;
        if (!provider)
            return core::Error(IntakeError::NoSuchMethod);
        const QDateTime now = m_desk.now();
        const auto before = rows.paymentsOf(receipt);
        if (!before)
            return before.error();
        for (const rows::Payment &other : *before) {
            const PaymentState state = stateOf(other);
            if (other.demand != demand->id || isOver(state))
                continue;
            if (hasMoney(state))
                return core::Error(IntakeError::AlreadyPaid);
            if (state == PaymentState::Authorised)
                return core::Error(IntakeError::PaymentUnderWay);
            if (other.method == method && other.amount == demand->amount && other.expires > now) {
                row = other;
                return {};
            }
            replaced = other;
            return {};
        }
        rows::Payment fresh;
        fresh.intent = crypto::randomId();
        fresh.receipt = receipt;
        fresh.demand = demand->id;
        fresh.provider = provider->id();
        fresh.method = method;
        fresh.amount = demand->amount;
        fresh.state = paymentStateName(PaymentState::AboutToCall);
        fresh.created = fresh.changed = now;
        fresh.expires = endOf(m_desk, demand->due);
        fresh.sealed = m_desk.seal("payment", fresh.intent,
                                   core::Json::Object{{u"description"_s, demand->description}, {u"returnUrl"_s, returnUrl}});
        row = fresh;
        return rows.put(fresh);
    };
    // One round puts an end to each payment that was begun otherwise.
    for (int round = 0; round < 4 && !row; ++round) {
        if (const auto begun = m_desk.services.store.write(begin); !begun)
            return begun.error();
        if (row)
            break;
        PaymentPort *provider = port(replaced->provider);
        if (!provider || replaced->providerRef.isEmpty())
            return core::Error(IntakeError::PaymentUnderWay);
        const auto cancelled = provider->cancel(replaced->providerRef, replaced->intent + u":cancel"_s);
        const auto moved = refresh(*provider, replaced->intent);
        if (!cancelled || !moved)
            return core::Error(IntakeError::PaymentUnderWay);
    }
    if (!row)
        return core::Error(IntakeError::PaymentUnderWay);
    PaymentPort *provider = port(row->provider);
    if (!provider)
        return core::Error(IntakeError::NoSuchProvider, {row->provider});
    if (row->providerRef.isEmpty())
        return callCreate(m_desk, *provider, *row);
    const auto content = m_desk.open("payment", row->intent, row->sealed);
    if (!content)
        return content.error();
    return actionFrom((*content)["action"_L1]);
}

core::Result<PaymentState> Payments::returned(const Visitor &visitor, const QString &receipt)
{
    std::optional<rows::Payment> newest;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto arrival = m_desk.arrivalFor(rows, visitor, receipt);
        if (!arrival)
            return arrival.error();
        const auto payments = rows.paymentsOf(receipt);
        if (!payments)
            return payments.error();
        for (const rows::Payment &payment : *payments) {
            if (!newest || payment.created >= newest->created)
                newest = payment;
        }
        return {};
    });
    if (!done)
        return done.error();
    if (!newest)
        return core::Error(IntakeError::NothingToPay);
    PaymentPort *provider = port(newest->provider);
    if (provider && !newest->providerRef.isEmpty() && !hasMoney(stateOf(*newest))) {
        const auto moved = refresh(*provider, newest->intent);
        if (!moved && !moved.error().is(PaymentError::NoAnswer)) // the sweep will ask again
            return moved.error();
    }
    const auto row = paymentRow(m_desk, newest->intent);
    if (!row)
        return row.error();
    return *row ? stateOf(**row) : PaymentState::Unknown;
}

core::Result<bool> Payments::refresh(PaymentPort &port, const QString &intent)
{
    const auto row = paymentRow(m_desk, intent);
    if (!row)
        return row.error();
    if (!*row)
        return false;
    auto status = port.status((*row)->providerRef);
    if (!status)
        return status.error();
    const bool ours = status->amount == (*row)->amount && status->currency == u"JPY"_s;
    if (status->state == PaymentState::Authorised && ours) {
        const auto captured = port.capture((*row)->providerRef, (*row)->amount, intent + u":capture"_s);
        if (!captured)
            return captured.error();
        status = port.status((*row)->providerRef);
        if (!status)
            return status.error();
    }
    if (const auto settled = settle(intent, *status); !settled)
        return settled.error();
    const auto after = paymentRow(m_desk, intent);
    if (!after)
        return after.error();
    return *after && (*after)->state != (*row)->state;
}

core::Result<void> Payments::settle(const QString &intent, const PaymentStatus &status)
{
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto found = rows.payment(intent);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        rows::Payment row = **found;
        const PaymentState before = stateOf(row);
        PaymentState state = status.state;
        const bool money = state == PaymentState::Captured || state == PaymentState::Settled;
        if (before == PaymentState::Mismatch || (hasMoney(before) && !money))
            return {}; // money that was there once is a clerk's matter, not an older answer's
        const auto others = rows.paymentsOf(row.receipt);
        if (!others)
            return others.error();
        const bool paidTwice = std::any_of(others->begin(), others->end(), [&](const rows::Payment &other) {
            return other.intent != intent && other.demand == row.demand && hasMoney(stateOf(other));
        });
        const bool wrong = status.amount != row.amount || status.currency != u"JPY"_s
            || (!status.intentId.isEmpty() && status.intentId != intent)
            || (!status.providerRef.isEmpty() && status.providerRef != row.providerRef);
        if (money && !hasMoney(before) && (wrong || paidTwice))
            state = PaymentState::Mismatch;
        row.state = paymentStateName(state);
        row.changed = m_desk.now();
        if (auto kept = rows.put(row); !kept)
            return kept;

        const QString fact = state == PaymentState::Settled ? u"captured"_s : paymentStateName(state);
        if (!hasMoney(state) && state != PaymentState::Failed)
            return {};
        const QDateTime at = status.at.isValid() ? status.at : row.changed;
        const exchange::PaymentFact message{row.provider + u':' + row.providerRef + u':' + fact,
                                            row.receipt, row.demand, status.amount, fact, row.method, row.providerRef, at};
        const auto posted = m_desk.post(rows, message, row.receipt);
        if (!posted)
            return posted.error();
        const auto arrival = rows.arrival(row.receipt);
        if (!arrival)
            return arrival.error();
        if (!*posted || !*arrival || state == PaymentState::Failed)
            return {};
        // The payer sees it at once; the office's next view says the same.
        auto view = m_desk.viewOf(**arrival);
        if (!view)
            return view.error();
        if (!view->payment || view->payment->id != row.demand || state == PaymentState::Mismatch)
            return {};
        view->payment->paid = true;
        view->history.push_back({at, u"paid"_s, {}});
        rows::Arrival shown = **arrival;
        shown.view = m_desk.sealView(*view);
        return rows.put(shown);
    });
}

core::Result<void> Payments::webhook(const QString &provider, const QByteArray &rawBody, const Headers &headers)
{
    PaymentPort *from = port(provider);
    if (!from)
        return core::Error(IntakeError::NoSuchProvider, {provider});
    const auto events = from->parseWebhook(rawBody, headers);
    if (!events)
        return events.error();
    for (const PaymentEvent &event : *events) {
        QString intent;
        const auto looked = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
            const auto row = rows.paymentByRef(provider, event.providerRef);
            if (!row)
                return row.error();
            if (*row)
                intent = (*row)->intent;
            return {};
        });
        if (!looked)
            return looked;
        if (intent.isEmpty()) {
            // It may be quicker than the answer to our own call: the provider knows the intent.
            const auto status = from->status(event.providerRef);
            if (!status && status.error().is(PaymentError::UnknownPayment))
                continue;
            if (!status)
                return status.error();
            const auto row = paymentRow(m_desk, status->intentId);
            if (!row)
                return row.error();
            if (!*row || (*row)->provider != provider)
                continue;
            if ((*row)->providerRef.isEmpty()) {
                const auto created = callCreate(m_desk, *from, **row);
                if (!created)
                    return created.error();
            }
            intent = status->intentId;
        }
        // Asking again about an event that was noted would be harmless, only slow.
        bool fresh = false;
        const auto known = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
            const auto noted = rows.paymentEventNoted(provider, event.eventId);
            if (!noted)
                return noted.error();
            fresh = !*noted;
            return {};
        });
        if (!known)
            return known;
        if (!fresh)
            continue;
        if (const auto moved = refresh(*from, intent); !moved)
            return moved.error();
        const auto noted = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
            const auto first = rows.notePaymentEvent(provider, event.eventId);
            return first ? core::Result<void>() : first.error();
        });
        if (!noted)
            return noted;
    }
    return {};
}

core::Result<int> Payments::sweep()
{
    const QDateTime now = m_desk.now();
    std::vector<rows::Payment> stuck;
    const auto read = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        std::vector<QString> states;
        for (const PaymentState state : {PaymentState::AboutToCall, PaymentState::Unknown, PaymentState::Created,
                                         PaymentState::ActionRequired, PaymentState::Authorised})
            states.push_back(paymentStateName(state));
        auto found = rows.paymentsIn(states, now.addSecs(-stuckAfterSeconds));
        if (!found)
            return found.error();
        stuck = *std::move(found);
        return {};
    });
    if (!read)
        return read.error();
    int moved = 0;
    for (const rows::Payment &row : stuck) {
        PaymentPort *provider = port(row.provider);
        if (!provider)
            continue;
        if (row.providerRef.isEmpty()) {
            moved += callCreate(m_desk, *provider, row) ? 1 : 0;
            continue;
        }
        if (row.expires <= now) // late: no more money wanted; what came nevertheless, `status` says
            (void)provider->cancel(row.providerRef, row.intent + u":cancel"_s).has_value();
        const auto changed = refresh(*provider, row.intent);
        moved += changed && *changed ? 1 : 0;
    }
    return moved;
}

} // namespace engine::intake
