// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// Tells each promised language that a text lacks. A text that is not there at all is another rule's matter.
class Promise
{
public:
    explicit Promise(const Reading &reading) : m_reading(reading) {}

    void keep(const core::LocalText &text, const QString &what, const core::SourceRef &where) const
    {
        if (text.isEmpty())
            return;
        for (const QString &tag : m_reading.package.cover.languages) {
            if (tag != u"ja"_s && !text.has(tag))
                m_reading.fault(ProcedureError::MissingLanguage, text.where.line > 0 ? text.where : where, {what, tag});
        }
    }

    void keep(const std::vector<::forms::model::Field> &fields) const
    {
        for (const ::forms::model::Field &field : fields) {
            keep(field.label, field.path, field.where);
            keep(field.hint, field.path + u" (hint)"_s, field.where);
            keep(field.error, field.path + u" (error)"_s, field.where);
            for (const ::forms::model::Option &option : field.options)
                keep(option.label, field.path + u" = "_s + option.value, option.where);
            keep(field.children);
        }
    }

private:
    const Reading &m_reading;
};

} // namespace

void languages(const Reading &reading)
{
    const Promise promise(reading);
    const CoverSheet &cover = reading.package.cover;
    promise.keep(cover.name, u"name"_s, cover.where);
    promise.keep(cover.summary, u"summary"_s, cover.where);
    promise.keep(cover.description, u"description"_s, cover.where);
    for (const Attachment &attachment : cover.attachments)
        promise.keep(attachment.label, u"attachment "_s + attachment.name, attachment.where);
    for (const Faq &faq : cover.faqs) {
        promise.keep(faq.question, u"faq (question)"_s, faq.where);
        promise.keep(faq.answer, u"faq (answer)"_s, faq.where);
    }
    for (const auto &[id, form] : reading.package.forms) {
        for (const ::forms::model::Page &page : form->pages) {
            promise.keep(page.title, page.name, page.where);
            promise.keep(page.intro, page.name + u" (intro)"_s, page.where);
            promise.keep(page.fields);
        }
    }
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const bpmn::Node &node : process->nodes)
            promise.keep(node.labels, node.id, node.where);
    }
}

} // namespace engine::procedure::checks
