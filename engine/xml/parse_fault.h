// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/xml/native.h"

namespace engine::xml {

/// The first thing that libxml2 complained about while reading.
struct FirstError
{
    bool seen = false;
    int code = 0;
    QString message;
    QString first;  ///< what the message is about, such as the name of an element
    QString second;
    int line = 0; ///< where an element began that was not closed
    qsizetype offset = 0;
};

/// The handler for a parser whose `_private` is a FirstError.
void noteError(void *context, xmlErrorPtr error);

/// What an author is told: the mistakes that people make by hand in our words and exactly where they are, the
/// others in libxml2's.
core::Error parseFault(const FirstError &error, const QByteArray &bytes, const Lines &lines, const QString &fileName);

} // namespace engine::xml
