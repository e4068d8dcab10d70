// SPDX-License-Identifier: Apache-2.0
#include "engine/exchange/messages.h"

#include "engine/exchange/fields.h"
#include "engine/exchange/json.h"

#include "engine/crypto/crypto.h"

using namespace Qt::StringLiterals;

namespace engine::exchange {

namespace {

using core::Json;

template <class... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

Json untilJson(const std::optional<QDate> &day)
{
    return day && day->isValid() ? Json(day->toString(Qt::ISODate)) : Json();
}

Json textsJson(const std::vector<QString> &texts)
{
    Json::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

QString signatureName(SignatureKind kind)
{
    switch (kind) {
    case SignatureKind::None: return u"none"_s;
    case SignatureKind::Declaration: return u"declaration"_s;
    case SignatureKind::Own: return u"own"_s;
    }
    Q_UNREACHABLE();
}

SignatureKind signatureOf(Fields &fields)
{
    const QString name = fields.text(u"signature"_s);
    for (const SignatureKind kind : {SignatureKind::None, SignatureKind::Declaration, SignatureKind::Own}) {
        if (signatureName(kind) == name)
            return kind;
    }
    fields.fail(u"signature"_s);
    return SignatureKind::None;
}

Json filesJson(const std::vector<File> &files)
{
    Json::Array array;
    for (const File &file : files) {
        Json::Object object{{u"id"_s, file.id},
                            {u"field"_s, file.field},
                            {u"name"_s, file.name},
                            {u"mediaType"_s, file.mediaType},
                            {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())}};
        if (file.beside)
            object.emplace(u"beside"_s, Json::Object{{u"id"_s, file.beside->id}, {u"key"_s, base64(file.beside->key)}, {u"size"_s, file.beside->size}});
        else
            object.emplace(u"content"_s, base64(file.content));
        array.emplace_back(std::move(object));
    }
    return array;
}

std::vector<File> filesOf(Fields &fields)
{
    std::vector<File> files;
    for (const Json &item : fields.array(u"files"_s)) {
        Fields part(item, u"files"_s);
        File file;
        file.id = part.text(u"id"_s);
        file.field = part.text(u"field"_s);
        file.name = part.text(u"name"_s);
        file.mediaType = part.text(u"mediaType"_s);
        file.sha256 = QByteArray::fromHex(part.text(u"sha256"_s).toLatin1());
        if (item.contains(u"beside"_s)) {
            Fields beside(item[u"beside"_s], u"beside"_s);
            file.beside = ContentBeside{beside.text(u"id"_s), beside.bytes(u"key"_s), beside.integer(u"size"_s)};
            if (beside.failed() || file.beside->size < 0 || !crypto::SecretKey::fromBytes(file.beside->key))
                fields.fail(u"files"_s);
        } else {
            file.content = part.bytes(u"content"_s);
            // A file that is not what it says it is was changed on the way.
            if (!crypto::equal(crypto::sha256(file.content), file.sha256))
                fields.fail(u"files"_s);
        }
        if (part.failed())
            fields.fail(u"files"_s);
        files.push_back(std::move(file));
    }
    return files;
}

Json::Object json(const Submission &m)
{
    return {{u"kind"_s, u"submission"_s},
            {u"id"_s, m.id},
            {u"receipt"_s, m.receipt},
            {u"procedure"_s, m.procedure},
            {u"package"_s, m.package},
            {u"arrival"_s, toJson(m.arrival)},
            {u"applicant"_s, toJson(m.applicant)},
            {u"answers"_s, toJson(m.answers)},
            {u"files"_s, filesJson(m.files)},
            {u"signature"_s, signatureName(m.signature)},
            {u"application"_s, base64(m.application)}};
}

Json::Object json(const CompletionGiven &m)
{
    return {{u"kind"_s, u"completion"_s},
            {u"id"_s, m.id},
            {u"receipt"_s, m.receipt},
            {u"request"_s, m.request},
            {u"at"_s, toJson(m.at)},
            {u"answers"_s, toJson(m.answers)},
            {u"files"_s, filesJson(m.files)},
            {u"signature"_s, signatureName(m.signature)},
            {u"application"_s, base64(m.application)},
            {u"package"_s, m.package}};
}

Json::Object json(const WithdrawalAsked &m)
{
    return {{u"kind"_s, u"withdrawal"_s},
            {u"id"_s, m.id},
            {u"receipt"_s, m.receipt},
            {u"at"_s, toJson(m.at)},
            {u"reason"_s, m.reason}};
}

Json::Object json(const PaymentFact &m)
{
    return {{u"kind"_s, u"payment"_s},
            {u"id"_s, m.id},
            {u"receipt"_s, m.receipt},
            {u"demand"_s, m.demand},
            {u"amount"_s, m.amount},
            {u"state"_s, m.state},
            {u"method"_s, m.method},
            {u"providerRef"_s, m.providerRef},
            {u"at"_s, toJson(m.at)}};
}

Json::Object json(const DocumentOpened &m)
{
    return {{u"kind"_s, u"opened"_s},
            {u"id"_s, m.id},
            {u"receipt"_s, m.receipt},
            {u"document"_s, m.document},
            {u"at"_s, toJson(m.at)}};
}

Json::Object json(const ApplicantView &m)
{
    Json::Object object = toJson(m).toObject();
    object.insert_or_assign(u"kind"_s, Json(u"view"_s));
    return object;
}

Json::Object json(const VerificationEntry &m)
{
    return {{u"kind"_s, u"verification"_s},
            {u"id"_s, m.id},
            {u"digest"_s, QString::fromLatin1(m.digest.toHex())},
            {u"until"_s, untilJson(m.until)}};
}

Json::Object json(const Erasure &m)
{
    return {{u"kind"_s, u"erasure"_s},
            {u"id"_s, m.id},
            {u"receipt"_s, m.receipt},
            {u"fields"_s, textsJson(m.fields)},
            {u"documents"_s, textsJson(m.documents)},
            {u"everything"_s, m.everything}};
}

core::Result<ToOffice> readSubmission(Fields &fields)
{
    Submission m;
    m.id = fields.text(u"id"_s);
    m.receipt = fields.text(u"receipt"_s);
    m.procedure = fields.text(u"procedure"_s);
    m.package = fields.text(u"package"_s);
    m.arrival = fields.instant(u"arrival"_s);
    const auto applicant = applicantFromJson(fields.json(u"applicant"_s));
    if (!applicant)
        return applicant.error();
    m.applicant = *applicant;
    m.answers = fields.context(u"answers"_s);
    m.files = filesOf(fields);
    m.signature = signatureOf(fields);
    m.application = fields.bytes(u"application"_s);
    return fields.done(ToOffice(std::move(m)));
}

core::Result<ToOffice> readCompletion(Fields &fields)
{
    CompletionGiven m;
    m.id = fields.text(u"id"_s);
    m.receipt = fields.text(u"receipt"_s);
    m.request = fields.text(u"request"_s);
    m.at = fields.instant(u"at"_s);
    m.answers = fields.context(u"answers"_s);
    m.files = filesOf(fields);
    m.signature = signatureOf(fields);
    m.application = fields.bytes(u"application"_s);
    m.package = fields.textOr(u"package"_s); // earlier releases do not say it
    return fields.done(ToOffice(std::move(m)));
}

core::Result<ToOffice> readWithdrawal(Fields &fields)
{
    WithdrawalAsked m;
    m.id = fields.text(u"id"_s);
    m.receipt = fields.text(u"receipt"_s);
    m.at = fields.instant(u"at"_s);
    m.reason = fields.text(u"reason"_s);
    return fields.done(ToOffice(std::move(m)));
}

core::Result<ToOffice> readPayment(Fields &fields)
{
    PaymentFact m;
    m.id = fields.text(u"id"_s);
    m.receipt = fields.text(u"receipt"_s);
    m.demand = fields.text(u"demand"_s);
    m.amount = fields.integer(u"amount"_s);
    m.state = fields.text(u"state"_s);
    m.method = fields.text(u"method"_s);
    m.providerRef = fields.text(u"providerRef"_s);
    m.at = fields.instant(u"at"_s);
    return fields.done(ToOffice(std::move(m)));
}

core::Result<ToOffice> readOpened(Fields &fields)
{
    DocumentOpened m;
    m.id = fields.text(u"id"_s);
    m.receipt = fields.text(u"receipt"_s);
    m.document = fields.text(u"document"_s);
    m.at = fields.instant(u"at"_s);
    return fields.done(ToOffice(std::move(m)));
}

core::Result<ToApplicant> readVerification(Fields &fields)
{
    VerificationEntry m;
    m.id = fields.text(u"id"_s);
    m.digest = QByteArray::fromHex(fields.text(u"digest"_s).toLatin1());
    if (m.digest.size() != 32)
        fields.fail(u"digest"_s);
    m.until = fields.day(u"until"_s).value_or(QDate());
    return fields.done(ToApplicant(std::move(m)));
}

core::Result<ToApplicant> readErasure(Fields &fields)
{
    Erasure m;
    m.id = fields.text(u"id"_s);
    m.receipt = fields.text(u"receipt"_s);
    m.fields = fields.texts(u"fields"_s);
    m.documents = fields.texts(u"documents"_s);
    m.everything = fields.flag(u"everything"_s);
    return fields.done(ToApplicant(std::move(m)));
}

core::Error notAMessage(const QString &what)
{
    return {ExchangeError::NotAMessage, {what}};
}

QString canonicalValue(const QString &value)
{
    QString out;
    for (const QChar c : value.normalized(QString::NormalizationForm_KC)) {
        if (c.isSpace())
            continue;
        out += c.digitValue() >= 0 ? QChar(u'0' + c.digitValue()) : c;
    }
    return out;
}

} // namespace

core::ErrorText errorText(ExchangeError id)
{
    switch (id) {
    case ExchangeError::NotAMessage:
        return {"exchange", "NotAMessage",
                QT_TRANSLATE_NOOP("exchange", "this is not a message between the zones: %1 is missing or wrong")};
    case ExchangeError::NotTheFile:
        return {"exchange", "NotTheFile",
                QT_TRANSLATE_NOOP("exchange", "file %1 does not arrive as it was sent: a part of it is missing or was changed")};
    }
    Q_UNREACHABLE();
}

QByteArray write(const ToOffice &message)
{
    return Json(std::visit([](const auto &m) { return json(m); }, message)).canonical();
}

QByteArray write(const ToApplicant &message)
{
    return Json(std::visit([](const auto &m) { return json(m); }, message)).canonical();
}

core::Result<ToOffice> readToOffice(const QByteArray &bytes)
{
    const auto parsed = Json::parse(bytes);
    if (!parsed)
        return notAMessage(u"JSON"_s);
    Fields fields(*parsed, u"message"_s);
    const QString kind = fields.text(u"kind"_s);
    if (kind == u"submission"_s)
        return readSubmission(fields);
    if (kind == u"completion"_s)
        return readCompletion(fields);
    if (kind == u"withdrawal"_s)
        return readWithdrawal(fields);
    if (kind == u"payment"_s)
        return readPayment(fields);
    if (kind == u"opened"_s)
        return readOpened(fields);
    return notAMessage(u"kind"_s);
}

core::Result<ToApplicant> readToApplicant(const QByteArray &bytes)
{
    const auto parsed = Json::parse(bytes);
    if (!parsed)
        return notAMessage(u"JSON"_s);
    Fields fields(*parsed, u"message"_s);
    const QString kind = fields.text(u"kind"_s);
    if (kind == u"view"_s) {
        auto view = viewFromJson(*parsed);
        if (!view)
            return view.error();
        return ToApplicant(*std::move(view));
    }
    if (kind == u"verification"_s)
        return readVerification(fields);
    if (kind == u"erasure"_s)
        return readErasure(fields);
    return notAMessage(u"kind"_s);
}

QString messageId(const ToOffice &message)
{
    return std::visit([](const auto &m) { return m.id; }, message);
}

QByteArray verificationDigest(const QString &number, const QString &code,
                              const std::vector<std::pair<QString, QString>> &values)
{
    std::map<QString, QString> sorted;
    for (const auto &[name, value] : values)
        sorted.insert_or_assign(canonicalValue(name), canonicalValue(value));
    Json::Array pairs;
    for (const auto &[name, value] : sorted)
        pairs.emplace_back(Json::Array{name, value});
    const Json all(Json::Array{canonicalValue(number), canonicalValue(code), pairs});
    return crypto::sha256(all.canonical());
}

} // namespace engine::exchange
