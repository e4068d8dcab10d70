// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/file_name.h"

#include <QStringList>

#include <map>

using namespace Qt::StringLiterals;

namespace engine::intake {

QString namedByKind(const QString &name, const QString &mediaType)
{
    static const std::map<QString, QStringList> endings{
        {u"application/pdf"_s, {u"pdf"_s}},
        {u"image/jpeg"_s, {u"jpg"_s, u"jpeg"_s, u"jpe"_s, u"jfif"_s}},
        {u"image/png"_s, {u"png"_s}},
        {u"image/gif"_s, {u"gif"_s}},
        {u"image/tiff"_s, {u"tif"_s, u"tiff"_s}},
        {u"image/heic"_s, {u"heic"_s, u"heif"_s}},
        {u"text/plain"_s, {u"txt"_s, u"csv"_s}},
        {u"application/xml"_s, {u"xml"_s}},
    };
    const auto fitting = endings.find(mediaType);
    if (fitting == endings.end() || fitting->second.contains(name.section(u'.', -1).toLower()))
        return name;
    const QString ending = u'.' + fitting->second.front();
    return name.left(200 - ending.size()) + ending;
}

} // namespace engine::intake
