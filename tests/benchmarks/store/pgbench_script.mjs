// SPDX-License-Identifier: Apache-2.0
// What a recorded case says to the database, as a script for pgbench: the same statements with bytes of the same length, each command a transaction.
// Case `a` of a recording; what stands otherwise in its case `b` is made new for each run of the script. pgbench is told -D n=0.
import fs from 'node:fs';

function readRecording(file) {
    const bytes = fs.readFileSync(file);
    let at = 0;
    const int32 = () => bytes.readInt32LE((at += 4) - 4);
    const piece = () => {
        const size = int32();
        return bytes.subarray(at, at += size);
    };
    const list = read => Array.from({length: int32()}, read);
    const parameter = () => {
        switch (bytes[at++]) {
        case 1: return {number: bytes.readBigInt64LE((at += 8) - 8)};
        case 2: return {text: piece().toString('utf8')};
        case 3: return {blob: piece()};
        default: return {};
        }
    };
    const statement = () => {
        const sql = int32();
        return {sql, parameters: list(parameter)};
    };
    const texts = list(() => piece().toString('utf8'));
    const cases = list(() => list(() => ({job: list(statement), end: list(statement)})));
    return cases.map(groups => groups.map(({job, end}) => [...job, ...end].map(({sql, parameters}) => ({sql: texts[sql], parameters}))));
}

// What pgbench would take for one of its variables, in a time for instance, is written as a code.
const quoted = text => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
const unique = 12; // digits at the head of what must not stand twice; they count up, as the numbers of cases do

export function pgbenchScript(recording, a, b) {
    const cases = readRecording(recording);
    const [one, other] = [cases[a].flat(), cases[b].flat()];
    if (one.length !== other.length || one.some((statement, i) => statement.sql !== other[i].sql))
        throw new Error('the two cases do not say the same statements');
    const differing = new Set();
    one.forEach(({parameters}, s) => parameters.forEach(({text}, p) => {
        const isWord = one[s].sql.includes('case_word') && text?.length === 16; // many cases have the same
        if (text !== undefined && text.length > unique && !isWord && text !== other[s].parameters[p].text)
            differing.add(text);
    }));
    const literal = ({number, text, blob}) => {
        if (number !== undefined)
            return `${number}`;
        if (blob !== undefined)
            return `'\\x${blob.toString('hex')}'::bytea`;
        if (text === undefined)
            return 'NULL';
        return differing.has(text) ? `(:id::text || ${quoted(text.slice(unique))})` : quoted(text);
    };
    const lines = ['\\set n :n + 1', '\\set id 100000000000 + :n * 1000 + :client_id'];
    for (const command of cases[a]) {
        lines.push('BEGIN;');
        for (const {sql, parameters} of command) {
            let next = 0;
            lines.push(sql.replace(/\?(\d*)/g, (_, number) => literal(parameters[number ? Number(number) - 1 : next++])).replace(/\s+/g, ' ') + ';');
        }
        lines.push('COMMIT;');
    }
    return lines.join('\n') + '\n';
}
