// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/cover_reader.h"

#include "engine/procedure/procedure_error.h"

#include <QFile>

#include <mutex>

using namespace Qt::StringLiterals;

static void loadSchemas()
{
    Q_INIT_RESOURCE(engine_procedure_schemas);
}

namespace engine::procedure {

namespace {

const QString ours = QString::fromLatin1(procedureNamespace);
const QString xmlNamespace = u"http://www.w3.org/XML/1998/namespace"_s;

std::vector<xml::Element> all(const xml::Element &root, QStringView name)
{
    return root.children(ours, name);
}

std::optional<QDate> dayOf(const xml::Element &element, QStringView attribute)
{
    const QDate day = QDate::fromString(element.attribute(attribute).value_or(QString()), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

/// Of the attribute's value, which is what a fault is about.
core::SourceRef placeOf(const xml::Element &element, QStringView attribute)
{
    const auto node = element.attributeNode(attribute);
    return node ? node->valueWhere : element.where();
}

QByteArray schemaBytes(const QString &name)
{
    loadSchemas();
    QFile file(u":/todoke/procedure/schemas/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "schemaBytes", "the schemas are compiled into this library");
    return open ? file.readAll() : QByteArray();
}

/// An element of the cover sheet as the schema's documentation shows it.
QString exampleOf(const QString &element)
{
    const auto schema = xml::Document::parse(schemaBytes(u"procedure-1.xsd"_s), u"procedure-1.xsd"_s);
    static const QRegularExpression example(u"Examples?: (<.*?)(, <|$)"_s);
    const std::vector<xml::Element> all = schema ? schema->root().children() : std::vector<xml::Element>();
    const auto found = std::find_if(all.begin(), all.end(), [&](const xml::Element &one) { return one.attribute(u"name") == element; });
    const auto match = found == all.end() ? QRegularExpressionMatch() : example.match(found->text().simplified());
    return match.hasMatch() ? match.captured(1) : u"<%1>"_s.arg(element);
}

/// Reads the parts of one cover sheet; used once.
class CoverReader
{
public:
    CoverReader(const xml::Element &root, CoverPlaces &places, core::Faults &faults)
        : m_root(root), m_places(places), m_faults(faults)
    {
    }

    CoverSheet read()
    {
        m_cover.where = m_root.where();
        m_cover.id = m_root.attribute(u"id").value_or(QString());
        m_cover.version = m_root.attribute(u"version").value_or(QString());
        m_cover.kind = m_root.attribute(u"kind").value_or(QString());
        m_cover.name = text(u"name"_s, true);
        m_cover.summary = text(u"summary"_s, false);
        m_cover.description = text(u"description"_s, false);
        languages();
        finding();
        form();
        guide();
        if (m_cover.isGuide()) {
            onlyOfGuides();
            return std::move(m_cover);
        }
        laws();
        office();
        ways();
        fee();
        attachments();
        roles();
        return std::move(m_cover);
    }

private:
    void fault(ProcedureError id, const core::SourceRef &where, const QStringList &arguments = {})
    {
        m_faults.emplace_back(id, arguments, where);
    }

    core::LocalText text(const QString &name, bool needed)
    {
        core::LocalText texts = textOf(m_root, name);
        if (texts.isEmpty() && needed)
            fault(ProcedureError::MissingElement, m_root.where(), {name, exampleOf(name)});
        else if (!texts.isEmpty() && !texts.has(u"ja"_s))
            fault(ProcedureError::MissingJapanese, texts.where, {name});
        return texts;
    }

    /// The element that may stand once.
    std::optional<xml::Element> one(const QString &name, bool needed)
    {
        const std::vector<xml::Element> found = all(m_root, name);
        if (found.empty() && needed)
            fault(ProcedureError::MissingElement, m_root.where(), {name, exampleOf(name)});
        if (found.size() > 1)
            fault(ProcedureError::DuplicateElement, found[1].where(), {name});
        return found.empty() ? std::nullopt : std::optional(found.front());
    }

    void languages()
    {
        m_cover.languages = {u"ja"_s};
        const auto element = one(u"languages"_s, false);
        if (!element)
            return;
        for (const QString &tag : element->text().simplified().split(u' ', Qt::SkipEmptyParts)) {
            if (std::find(m_cover.languages.begin(), m_cover.languages.end(), tag) == m_cover.languages.end())
                m_cover.languages.push_back(tag);
        }
    }

    /// What people find it by, and what they ask.
    void finding()
    {
        for (const xml::Element &name : all(m_root, u"name")) {
            if (name.attribute(u"lang", xmlNamespace) == u"ja"_s)
                m_cover.reading = searchWordOf(name).reading;
        }
        for (const xml::Element &element : all(m_root, u"life-event")) {
            const QString id = element.attribute(u"ref").value_or(QString());
            if (m_places.lifeEvents.emplace(id, placeOf(element, u"ref")).second)
                m_cover.lifeEvents.push_back(id);
        }
        for (const xml::Element &element : all(m_root, u"search-word")) {
            if (SearchWord word = searchWordOf(element); !word.text.isEmpty())
                m_cover.searchWords.push_back(std::move(word));
        }
        for (const xml::Element &element : all(m_root, u"faq")) {
            Faq faq{textOf(element, u"question"_s), textOf(element, u"answer"_s), element.where()};
            for (const auto &[text, what] : {std::pair(&faq.question, u"faq (question)"_s), std::pair(&faq.answer, u"faq (answer)"_s)}) {
                if (!text->has(u"ja"_s))
                    fault(ProcedureError::MissingJapanese, element.where(), {what});
            }
            m_cover.faqs.push_back(std::move(faq));
        }
    }

    void form()
    {
        const auto form = one(u"form"_s, false);
        if (form)
            m_cover.entryForm = form->attribute(u"entry").value_or(m_cover.entryForm);
        m_places.entryForm = form ? placeOf(*form, u"entry") : m_root.where();
    }

    void guide()
    {
        const auto element = one(u"guide"_s, m_cover.isGuide());
        if (!element)
            return;
        m_cover.guideDecision = element->attribute(u"decision").value_or(QString());
        m_places.guideDecision = placeOf(*element, u"decision");
        if (!m_cover.isGuide())
            fault(ProcedureError::NotOfThisKind, element->where(), {element->name(), m_cover.kind});
    }

    /// A guide asks and answers; nothing is applied for, so that it has no office, fee or roles.
    void onlyOfGuides()
    {
        static const std::set<QString> known{u"name"_s, u"summary"_s, u"description"_s, u"life-event"_s, u"search-word"_s, u"faq"_s, u"form"_s, u"guide"_s, u"languages"_s};
        for (const xml::Element &element : m_root.children()) {
            if (!known.contains(element.name()))
                fault(ProcedureError::NotOfThisKind, element.where(), {element.name(), m_cover.kind});
        }
    }

    void laws()
    {
        for (const xml::Element &element : all(m_root, u"law")) {
            LawReference law{element.attribute(u"article").value_or(QString()), {}, element.where()};
            const QString verified = element.attribute(u"verified").value_or(QString());
            const QDate day = QDate::fromString(verified, Qt::ISODate);
            if (day.isValid() && (day.year() < 2000 || day.year() > 2099))
                fault(ProcedureError::LawInTheFuture, element.attributeNode(u"verified")->valueWhere, {law.article, verified});
            if (day.isValid())
                law.verified = day;
            m_cover.laws.push_back(std::move(law));
        }
        if (m_cover.laws.empty())
            fault(ProcedureError::LawMissing, m_root.where());
        const auto element = one(u"procedural-law"_s, false);
        if (!element)
            return;
        const QString value = element->attribute(u"value").value_or(QString());
        m_cover.proceduralLawGround = element->attribute(u"ground").value_or(QString()).trimmed();
        if (value == u"ordinance"_s)
            m_cover.proceduralLaw = ProceduralLaw::Ordinance;
        if (value != u"excluded"_s)
            return;
        m_cover.proceduralLaw = ProceduralLaw::Excluded;
        if (m_cover.proceduralLawGround.isEmpty())
            fault(ProcedureError::GroundMissing, element->where());
    }

    void office()
    {
        const auto element = one(u"office"_s, true);
        if (!element)
            return;
        m_cover.office = element->attribute(u"id").value_or(QString());
        m_cover.officeDecision = element->attribute(u"decision").value_or(QString());
        m_places.officeDecision = placeOf(*element, u"decision");
        if (m_cover.office.isEmpty() == m_cover.officeDecision.isEmpty())
            fault(ProcedureError::OfficeTwiceOrNone, element->where());
    }

    void ways()
    {
        if (const auto identity = one(u"identity"_s, false)) {
            m_cover.identityLevel = identity->attribute(u"level").value_or(u"1"_s).toInt();
            m_cover.withoutAccount = identity->attribute(u"account") == u"optional"_s;
        }
        if (const auto signature = one(u"signature"_s, true)) {
            const QString level = signature->attribute(u"level").value_or(QString());
            m_cover.signature = level == u"own"_s    ? SignatureLevel::Own
                                : level == u"none"_s ? SignatureLevel::None
                                                     : SignatureLevel::Declaration;
        }
        if (const auto processing = one(u"processing"_s, false)) {
            m_cover.standardDays = processing->attribute(u"standard").value_or(QString()).toInt();
            m_cover.standardFrom = processing->attribute(u"from").value_or(u"arrival"_s);
        }
        if (const auto records = one(u"records"_s, true)) {
            m_cover.recordsClass = records->attribute(u"class").value_or(QString());
            m_cover.recordsYears = records->attribute(u"years").value_or(QString::number(m_cover.recordsYears)).toInt();
        }
        if (const auto who = one(u"who"_s, false)) {
            m_places.whoDecision = who->attribute(u"may").value_or(QString());
            m_places.who = placeOf(*who, u"may");
        }
        if (const auto approval = one(u"approval"_s, false)) {
            m_places.routeDecision = approval->attribute(u"route").value_or(QString());
            m_places.route = placeOf(*approval, u"route");
            m_cover.absentAtOnce = approval->attribute(u"absent").value_or(QString::number(m_cover.absentAtOnce)).toInt();
        }
    }

    void fee()
    {
        const auto element = one(u"fee"_s, false);
        if (!element)
            return;
        Fee fee;
        fee.where = element->where();
        m_places.feeDecision = placeOf(*element, u"decision");
        fee.decision = element->attribute(u"decision").value_or(QString());
        const QString methods = element->attribute(u"methods").value_or(QString()).simplified();
        for (const QString &method : methods.split(u' ', Qt::SkipEmptyParts))
            fee.methods.push_back(method);
        fee.withinDays = element->attribute(u"within").value_or(u"7 days"_s).section(u' ', 0, 0).toInt();
        fee.ground = element->attribute(u"ground").value_or(QString()).trimmed();
        if (element->attribute(u"unpaid") == u"deemed-withdrawal"_s) {
            fee.unpaid = UnpaidOutcome::DeemedWithdrawal;
            if (fee.ground.isEmpty())
                fault(ProcedureError::WithdrawalWithoutGround, element->where());
        }
        m_cover.fee = std::move(fee);
    }

    void attachments()
    {
        std::set<QString> names;
        for (const xml::Element &element : all(m_root, u"attachment")) {
            Attachment attachment;
            attachment.where = element.where();
            attachment.name = element.attribute(u"name").value_or(QString());
            attachment.instead = element.attribute(u"instead").value_or(QString());
            attachment.label = textOf(element, u"label"_s);
            if (!attachment.label.has(u"ja"_s))
                fault(ProcedureError::MissingJapanese, element.where(), {u"attachment "_s + attachment.name});
            if (!names.insert(attachment.name).second)
                fault(ProcedureError::DuplicateAttachment, element.where(), {attachment.name});
            if (const auto needed = element.attributeNode(u"needed")) {
                m_places.neededText[attachment.name] = needed->value;
                m_places.needed[attachment.name] = needed->valueWhere;
            } else if (const auto child = element.child(ours, u"needed")) {
                m_places.neededText[attachment.name] = child->text();
                m_places.needed[attachment.name] = child->textWhere();
            }
            m_cover.attachments.push_back(std::move(attachment));
        }
    }

    void roles()
    {
        std::set<QString> ids;
        for (const xml::Element &element : all(m_root, u"role")) {
            Role role{element.attribute(u"id").value_or(QString()), element.attribute(u"office").value_or(QString()),
                      element.attribute(u"position").value_or(QString()), element.where()};
            if (const auto holders = element.attribute(u"holders"))
                role.holders = holders->toInt();
            role.heldBy = element.attribute(u"held-by").value_or(QString());
            role.delegatedBy = element.attribute(u"delegated-by").value_or(QString());
            for (const xml::Element &acting : all(element, u"acting"))
                role.acting.push_back({acting.attribute(u"role").value_or(QString()), dayOf(acting, u"from"), dayOf(acting, u"until"), placeOf(acting, u"role")});
            if (!ids.insert(role.id).second)
                fault(ProcedureError::DuplicateRole, element.where(), {role.id});
            m_cover.roles.push_back(std::move(role));
        }
        if (m_cover.roles.empty())
            fault(ProcedureError::MissingElement, m_root.where(), {u"role"_s, exampleOf(u"role"_s)});
    }

    const xml::Element m_root;
    CoverPlaces &m_places;
    core::Faults &m_faults;
    CoverSheet m_cover;
};

} // namespace

SearchWord searchWordOf(const xml::Element &element)
{
    return {element.text().simplified(), element.attribute(u"reading").value_or(QString()).simplified()};
}

core::LocalText textOf(const xml::Element &parent, const QString &name)
{
    core::LocalText text;
    text.where = parent.where();
    for (const xml::Element &child : parent.children(parent.namespaceUri(), name)) {
        if (text.isEmpty())
            text.where = child.where();
        const QString words = child.text().simplified();
        if (!words.isEmpty())
            text.texts.emplace(child.attribute(u"lang", xmlNamespace).value_or(QString()), words);
    }
    return text;
}

const xml::Schema &shippedSchema(const QString &name)
{
    static std::mutex mutex;
    static std::map<QString, xml::Schema> schemas;
    const std::scoped_lock lock(mutex);
    if (const auto known = schemas.find(name); known != schemas.end())
        return known->second;
    auto schema = xml::Schema::parse(schemaBytes(name), name);
    Q_ASSERT_X(schema, "shippedSchema", "a test reads every schema that ships");
    return schemas.emplace(name, *std::move(schema)).first->second;
}

const Role *CoverSheet::role(QStringView roleId) const
{
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const Role &one) { return one.id == roleId; });
    return found == roles.end() ? nullptr : &*found;
}

CoverSheet readCover(const xml::Document &document, CoverPlaces &places, core::Faults &faults)
{
    const xml::Element root = document.root();
    if (!root.is(ours, u"procedure")) {
        faults.emplace_back(ProcedureError::NotACoverSheet, QStringList{root.name()}, root.where());
        return {};
    }
    for (core::Error &fault : shippedSchema(u"procedure-1.xsd"_s).validate(document))
        faults.push_back(std::move(fault));
    return CoverReader(root, places, faults).read();
}

} // namespace engine::procedure
