// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/fields/kind.h"
#include "forms/model/form.h"

#include <QStringList>

#include <functional>

namespace forms::check {

/// What came from outside, by path with indexes: `kind`, `items[1].tax`, and for kinds of several boxes
/// `born.year`, `name.family`, `address.postcode`. A file field holds the id of a file already sent.
struct RawAnswers
{
    std::map<QString, QStringList> values;
    QString value(const QString &path) const; ///< the first one, or empty
};

/// A file that was sent for a field; the bytes lie elsewhere.
using SentFile = fields::SentFile;

/// What a check is made against.
struct Against
{
    engine::feel::Environment environment; ///< `person` for prefill, decisions and functions, now
    std::map<QString, SentFile> files;     ///< by id
    /// The options of a choice whose options are a decision's; empty function: none.
    std::function<std::vector<model::Option>(const QString &decision)> options;
};

struct FieldError
{
    QString path; ///< with indexes; anchors and links are made from it
    engine::core::Error error;
    engine::core::LocalText text; ///< the author's own sentence; where set it is shown instead of `error`
};

/// Text made typed, once. Nothing behind this point parses text again.
struct Checked
{
    engine::feel::Context answers; ///< typed; groups are contexts, repeating ones lists of contexts; what is not relevant is left out
    std::vector<FieldError> errors;
    std::set<QString> hidden;                ///< paths (with indexes) that do not apply now; pages as `page:name`
    std::map<QString, QString> understood;   ///< path to what we understood (令和… → date), to show
    std::set<QString> required;              ///< paths (with indexes) that need an answer now
    std::set<QString> readonly;              ///< paths whose prefilled or initial value stands
    std::map<QString, engine::feel::Value> values; ///< every typed value by path with indexes; groups left out
};

/// The entries of a repeating group that `raw` has, by index; where it has fewer than the form wants, as
/// many more; never more than the form allows. `path` is the group's, with the indexes around it.
std::vector<int> entries(const model::Field &group, const QString &path, const RawAnswers &raw);
/// The options of a choice: its own, its kind's, or its decision's.
std::vector<model::Option> optionsOf(const model::Field &field, const Against &against);

/// Checks one page (`page`) or, with an empty name, the whole form. Answers that do not apply are ignored.
Checked check(const model::Form &form, const RawAnswers &raw, const Against &against, const QString &page = {});

/// Fills in prefills and defaults for fields that have no answer yet.
RawAnswers prefilled(const model::Form &form, RawAnswers raw, const Against &against);
/// Typed answers back as raw ones (completion, re-opening a form).
RawAnswers toRaw(const model::Form &form, const engine::feel::Context &answers);

/// A line of the check-answers page, a case view or a PDF.
struct SummaryRow
{
    QString path;
    const model::Field *field;
    QString label;
    QString value; ///< as people read it: option labels, era dates, yen
    std::vector<QString> seenBy;
};
struct SummarySection
{
    QString page;
    QString title;
    std::vector<SummaryRow> rows;
};
std::vector<SummarySection> summary(const model::Form &form, const engine::feel::Context &answers,
                                    const Against &against, const engine::core::Language &language);

/// The answers as XML (urn:todoke:answers:1), the document that is signed: form id, package hash, each field by name with
/// its typed value, files with name, size and SHA-256. `head` are further elements (name, text) such as procedure and applicant.
QByteArray toXml(const model::Form &form, const engine::feel::Context &answers, const Against &against,
                 const std::vector<std::pair<QString, QString>> &head);
/// The XML Schema of such a document.
QByteArray schema(const model::Form &form);

/// What can be wrong with an answer: Required, NotADate, NoSuchOption, …; `errorText` is found beside it.
using CheckError = fields::Problem;
using fields::errorText;

} // namespace forms::check
