// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/record.h"

#include <QVarLengthArray>

#include <concepts>
#include <set>

namespace engine::journal {

/// `Is<S, T>`: S is T or const T, so that one `fields` function serves writing and reading.
template <typename S, typename T>
concept Is = std::same_as<std::remove_const_t<S>, T>;

/// The words of an enumeration in a record, in its order.
std::vector<const char *> wordsOf(Actor::Kind);

/// Writes a struct with a `fields(visit, struct)` function as canonical JSON; personal values go to the side.
class FieldWriter
{
public:
    /// `values` gets the personal values that are met; nullptr where nobody wants them.
    explicit FieldWriter(PersonalValues *values) : m_values(values) {}
    QByteArray take() { return std::move(m_out); }

    void write(const QString &text) { core::Json::writeString(text, m_out); }
    void write(bool value) { m_out += value ? "true" : "false"; }
    void write(int value) { m_out += QByteArray::number(value); }
    void write(qint64 value) { m_out += QByteArray::number(value); }
    void write(const QByteArray &bytes) { m_out += '"' + bytes.toHex() + '"'; }
    void write(const QDateTime &time);
    void write(const Personal &personal);

    template <typename T> void write(const std::optional<T> &value)
    {
        if (value)
            write(*value);
        else
            m_out += "null";
    }

    template <typename T> void write(const std::pair<QString, T> &pair)
    {
        m_out += '[';
        write(pair.first);
        m_out += ',';
        write(pair.second);
        m_out += ']';
    }

    template <typename T> void write(const std::vector<T> &list) { writeList(list); }
    template <typename T> void write(const std::set<T> &set) { writeList(set); }
    template <typename T> void write(const std::map<QString, T> &map) { writeMap(map); }
    template <typename T> void write(const std::map<QByteArray, T> &map) { writeMap(map); }

    template <typename E>
        requires std::is_enum_v<E>
    void write(const E &value)
    {
        writeWord(wordsOf(value).at(static_cast<std::size_t>(value)));
    }

    template <typename T> void write(const T &object)
    {
        writeWith(object, [](auto &) {});
    }

    /// The members of `object`, and those that `more(visit)` adds.
    template <typename T, typename More> void writeWith(const T &object, const More &more)
    {
        writeObject([&](auto &visit) {
            fields(visit, object);
            more(visit);
        });
    }

    /// `members(visit)` calls `visit(name, value)` for each, in any order.
    template <typename Each> void writeObject(const Each &members)
    {
        Members visit{*this, m_out.size(), {}};
        members(visit);
        close(visit.start, visit.spans);
    }

    void writeWord(const char *word) { m_out.append('"').append(word).append('"'); }

    /// A list whose entries `one(entry)` writes.
    template <typename List, typename One> void writeList(const List &list, const One &one)
    {
        m_out += '[';
        bool first = true;
        for (const auto &entry : list) {
            if (!std::exchange(first, false))
                m_out += ',';
            one(entry);
        }
        m_out += ']';
    }

private:
    /// A member whose value has been written from `begin` to `end`.
    struct Span { const char *name; qsizetype begin; qsizetype end; };

    struct Members
    {
        FieldWriter &writer;
        qsizetype start;
        QVarLengthArray<Span, 24> spans;

        template <typename M> void operator()(const char *name, const M &member)
        {
            write(name, [&] { writer.write(member); });
        }
        template <typename M> void since(int, const char *name, const M &member)
        {
            if (!(member == M{})) // as it was written before there was such a member
                (*this)(name, member);
        }
        /// `value()` writes it.
        template <typename Value> void write(const char *name, const Value &value)
        {
            const qsizetype begin = writer.m_out.size();
            value();
            spans.push_back({name, begin, writer.m_out.size()});
        }
    };

    template <typename List> void writeList(const List &list)
    {
        writeList(list, [this](const auto &entry) { write(entry); });
    }

    static void writeKey(const QString &key, QByteArray &out) { core::Json::writeString(key, out); }
    static void writeKey(const QByteArray &key, QByteArray &out) { out += '"' + key.toHex() + '"'; }

    template <typename Map> void writeMap(const Map &map)
    {
        m_out += '{';
        bool first = true;
        for (const auto &[key, value] : map) {
            if (!std::exchange(first, false))
                m_out += ',';
            writeKey(key, m_out);
            m_out += ':';
            write(value);
        }
        m_out += '}';
    }

    /// Puts the values that were written from `start` on into the order of their names.
    void close(qsizetype start, QVarLengthArray<Span, 24> &spans);

    PersonalValues *m_values;
    QByteArray m_out;
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
