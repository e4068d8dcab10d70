// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/record.h"

#include <concepts>
#include <set>

namespace engine::journal {

/// `Is<S, T>`: S is T or const T, so that one `fields` function serves writing and reading.
template <typename S, typename T>
concept Is = std::same_as<std::remove_const_t<S>, T>;

/// Turns a struct with a `fields(visit, struct)` function into JSON; personal values go to the side.
class FieldWriter
{
public:
    explicit FieldWriter(PersonalValues &values) : m_values(values) {}

    core::Json write(const QString &text) { return text; }
    core::Json write(bool value) { return value; }
    core::Json write(int value) { return value; }
    core::Json write(qint64 value) { return value; }
    core::Json write(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
    core::Json write(const QDateTime &time);
    core::Json write(const Personal &personal) { return writePersonal(personal, m_values); }
    core::Json write(Actor::Kind kind);

    template <typename T> core::Json write(const std::optional<T> &value) { return value ? write(*value) : core::Json(); }

    template <typename T> core::Json write(const std::pair<QString, T> &pair)
    {
        return core::Json::Array{pair.first, write(pair.second)};
    }

    template <typename T> core::Json write(const std::vector<T> &list)
    {
        core::Json::Array array;
        for (const T &entry : list)
            array.push_back(write(entry));
        return array;
    }

    template <typename T> core::Json write(const std::set<T> &set)
    {
        core::Json::Array array;
        for (const T &entry : set)
            array.push_back(write(entry));
        return array;
    }

    template <typename T> core::Json write(const std::map<QString, T> &map)
    {
        core::Json::Object object;
        for (const auto &[key, value] : map)
            object.emplace(key, write(value));
        return object;
    }

    template <typename T> core::Json write(const std::map<QByteArray, T> &map)
    {
        core::Json::Object object;
        for (const auto &[key, value] : map)
            object.emplace(QString::fromLatin1(key.toHex()), write(value));
        return object;
    }

    template <typename T> core::Json write(const T &object)
    {
        return core::Json(members(object));
    }

    template <typename E>
        requires std::is_enum_v<E>
    core::Json write(const E &value)
    {
        return QString::fromLatin1(wordsOf(value).at(static_cast<std::size_t>(value)));
    }

    template <typename T> core::Json::Object members(const T &object)
    {
        Members visit{*this, {}};
        fields(visit, object);
        return std::move(visit.into);
    }

private:
    struct Members
    {
        FieldWriter &writer;
        core::Json::Object into;
        template <typename M> void operator()(const char *name, const M &member)
        {
            into.emplace(QString::fromLatin1(name), writer.write(member));
        }
        template <typename M> void since(int, const char *name, const M &member)
        {
            if (!(member == M{})) // as it was written before there was such a member
                (*this)(name, member);
        }
    };
    PersonalValues &m_values;
};

/// Reads exactly what FieldWriter wrote: a member too many or too few is a fault. Keeps the first fault
/// with the path of its field, as in `events[3].value`.
class FieldReader
{
public:
    /// `record` names the record in errors.
    FieldReader(const PersonalValues &values, QString record) : m_values(values), m_record(std::move(record)) {}

    bool failed() const { return m_error.has_value(); }
    const core::Error &error() const { return *m_error; }
    bool fail();
    bool fail(core::Error error);
    void setPath(QString path) { m_path = std::move(path); }

    bool read(const core::Json &json, QString &out);
    bool read(const core::Json &json, bool &out);
    bool read(const core::Json &json, int &out);
    bool read(const core::Json &json, qint64 &out);
    bool read(const core::Json &json, QByteArray &out);
    bool read(const core::Json &json, QDateTime &out);
    bool read(const core::Json &json, Personal &out);
    bool read(const core::Json &json, Actor::Kind &out);

    template <typename T> bool read(const core::Json &json, std::optional<T> &out)
    {
        if (json.isNull())
            return true;
        return read(json, out.emplace());
    }

    template <typename T> bool read(const core::Json &json, std::pair<QString, T> &out)
    {
        if (!json.isArray() || json.toArray().size() != 2)
            return fail();
        return read(json.toArray()[0], out.first) && below(out.first, json.toArray()[1], out.second);
    }

    template <typename T> bool read(const core::Json &json, std::vector<T> &out)
    {
        if (!json.isArray())
            return fail();
        for (const core::Json &entry : json.toArray()) {
            T value{};
            if (!at(out.size(), entry, value))
                return false;
            out.push_back(std::move(value));
        }
        return true;
    }

    template <typename T> bool read(const core::Json &json, std::set<T> &out)
    {
        if (!json.isArray())
            return fail();
        for (const core::Json &entry : json.toArray()) {
            T value{};
            if (!at(out.size(), entry, value))
                return false;
            out.insert(std::move(value));
        }
        return true;
    }

    template <typename T> bool read(const core::Json &json, std::map<QString, T> &out)
    {
        if (!json.isObject())
            return fail();
        for (const auto &[key, entry] : json.toObject()) {
            if (!below(key, entry, out[key]))
                return false;
        }
        return true;
    }

    template <typename T> bool read(const core::Json &json, std::map<QByteArray, T> &out)
    {
        if (!json.isObject())
            return fail();
        for (const auto &[key, entry] : json.toObject()) {
            QByteArray bytes;
            if (!read(core::Json(key), bytes) || !below(key, entry, out[bytes]))
                return false;
        }
        return true;
    }

    template <typename T> bool read(const core::Json &json, T &out)
    {
        return object(json, out, 0);
    }

    template <typename E>
        requires std::is_enum_v<E>
    bool read(const core::Json &json, E &out)
    {
        const auto words = wordsOf(out);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (json == core::Json(QString::fromLatin1(words[i]))) {
                out = static_cast<E>(i);
                return true;
            }
        }
        return fail();
    }

    /// Reads the members of `out`; `others` members of `json` are somebody else's.
    template <typename T> bool object(const core::Json &json, T &out, std::size_t others)
    {
        if (!json.isObject())
            return fail();
        Members visit{*this, json, others};
        fields(visit, out);
        if (failed())
            return false;
        return visit.count == json.toObject().size() || fail();
    }

    template <typename T> bool below(const QString &key, const core::Json &json, T &out)
    {
        const QString before = push(QLatin1Char('.') + key);
        const bool done = read(json, out);
        m_path = before;
        return done;
    }

    template <typename T> bool at(std::size_t index, const core::Json &json, T &out)
    {
        const QString before = push(QStringLiteral("[%1]").arg(index));
        const bool done = read(json, out);
        m_path = before;
        return done;
    }

    /// Goes one step down; gives the path to come back to.
    QString push(const QString &step);

private:
    struct Members
    {
        FieldReader &reader;
        const core::Json &json;
        std::size_t count;
        template <typename M> void operator()(const char *name, M &member)
        {
            const QString key = QString::fromLatin1(name);
            ++count;
            if (reader.failed())
                return;
            if (!json.contains(key)) {
                const QString before = reader.push(QLatin1Char('.') + key);
                reader.fail();
                reader.m_path = before;
                return;
            }
            reader.below(key, json[key], member);
        }
        /// A member that a stored state has since the journal format `format`; what is absent keeps its default.
        template <typename M> void since(int, const char *name, M &member)
        {
            if (json.contains(QString::fromLatin1(name)))
                (*this)(name, member);
        }
    };

    const PersonalValues &m_values;
    QString m_record;
    QString m_path;
    std::optional<core::Error> m_error;
};

template <typename Visit, Is<Actor> S> void fields(Visit &visit, S &actor)
{
    visit("kind", actor.kind);
    visit("id", actor.id);
    visit("position", actor.position);
}

} // namespace engine::journal
