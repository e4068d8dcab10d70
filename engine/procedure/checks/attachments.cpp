// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

void attachments(const Reading &reading)
{
    const CoverSheet &cover = reading.package.cover;
    std::set<QString> known;
    for (const Attachment &attachment : cover.attachments)
        known.insert(attachment.name);
    std::set<QString> taken;
    const auto entry = reading.package.forms.find(cover.entryForm);
    if (entry != reading.package.forms.end()) {
        for (const ::forms::model::Field *field : entry->second->allFields()) {
            if (field->attachment.isEmpty())
                continue;
            taken.insert(field->attachment);
            if (!known.contains(field->attachment))
                reading.fault(ProcedureError::FieldWithoutAttachment, field->where, {field->path, field->attachment, listed(known)});
        }
    }
    for (const Attachment &attachment : cover.attachments) {
        if (entry != reading.package.forms.end() && !taken.contains(attachment.name))
            reading.fault(ProcedureError::AttachmentWithoutField, attachment.where, {attachment.name, cover.entryForm});
    }
}

} // namespace engine::procedure::checks
