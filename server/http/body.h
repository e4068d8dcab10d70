// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/head.h"

namespace server::http {

struct BodyLimits
{
    qsizetype fields = 2000;
    qsizetype files = 20;
    qsizetype value = 16 * 1024 * 1024; ///< what a field takes is for the form to say, at the field
    qsizetype held = 64 * 1024 * 1024;  ///< in memory, of a body that is taken as it comes
};

/// How a body is taken that may be larger than what is held in memory.
struct BodyPlan
{
    qint64 most = 0; ///< bytes of the whole body
    /// Who takes the file of `field`, `name` as the client said it; nullptr drops its content. Unset: files are held in memory.
    std::function<std::shared_ptr<FileTaker>(const QString &field, const QString &name)> file = {};
};

/// Reads an urlencoded or multipart body into `request.fields` and `request.files` as it comes; another media type is left in `request.body`.
/// A refusal for anything malformed or too large.
class BodyReader
{
public:
    /// `request` has its head, and outlives this.
    BodyReader(Request &request, const BodyLimits &limits, BodyPlan plan = {});

    std::optional<Refusal> add(QByteArrayView piece);
    std::optional<Refusal> finish(); ///< all of it has come
    /// How much of it is in memory, about.
    qsizetype held() const { return m_buffer.size() + m_value.size() + m_kept; }

private:
    enum class State { Start, Delimiter, Head, Content, Epilogue };
    enum class Kind { Whole, Multipart };
    struct Part { QString name; bool isFile = false; QString fileName; QString mediaType; bool begun = false; FileTaker *taker = nullptr; bool drops = false; };

    std::optional<Refusal> step(qsizetype &at, bool &waits);
    std::optional<Refusal> readHead(QByteArrayView head);
    std::optional<Refusal> addContent(QByteArrayView content);
    std::optional<Refusal> beginFile();
    std::optional<Refusal> endPart();

    Request &m_request;
    BodyLimits m_limits;
    BodyPlan m_plan;
    Kind m_kind = Kind::Whole;
    State m_state = State::Start;
    QByteArray m_delimiter; ///< with the line break in front
    QByteArray m_buffer;    ///< what is not understood yet
    Part m_part;
    QByteArray m_value; ///< of a field
    qsizetype m_kept = 0; ///< of fields and files in memory
    std::optional<Refusal> m_refused;
};

/// The same for `request.body`, which is there already.
std::optional<Refusal> readBody(Request &request, const BodyLimits &limits, BodyPlan plan = {});

} // namespace server::http
