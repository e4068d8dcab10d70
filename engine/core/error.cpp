// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"

namespace engine::core {

QString SourceRef::toString() const
{
    QString text = file;
    if (line > 0)
        text += QLatin1Char(':') + QString::number(line);
    if (line > 0 && column > 0)
        text += QLatin1Char(':') + QString::number(column);
    return text;
}

Error Error::at(SourceRef where) const
{
    Error copy = *this;
    copy.m_where = std::move(where);
    return copy;
}

QString Error::idText(const ErrorText &text)
{
    return QLatin1String(text.room) + QLatin1Char('.') + QLatin1String(text.name);
}

} // namespace engine::core
