// SPDX-License-Identifier: Apache-2.0
// What a recorded case says to the database, as a script for pgbench: the same statements with bytes of the same length, each command a transaction.
// node pgbench_script.mjs RECORDING A B: case A of the recording; what stands otherwise in case B is made new for each run of the script.
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

const quoted = text => `'${text.replaceAll("'", "''")}'`;
const unique = 16; // digits at the end of what must not stand twice

export function pgbenchScript(recording, a, b) {
    const cases = readRecording(recording);
    const [one, other] = [cases[a].flat(), cases[b].flat()];
    if (one.length !== other.length || one.some((statement, i) => statement.sql !== other[i].sql))
        throw new Error('the two cases do not say the same statements');
    const differing = new Set();
    one.forEach(({parameters}, s) => parameters.forEach(({text}, p) => {
        if (text !== undefined && text.length > unique && text !== other[s].parameters[p].text)
            differing.add(text);
    }));
    const literal = ({number, text, blob}) => {
        if (number !== undefined)
            return `${number}`;
        if (blob !== undefined)
            return `'\\x${blob.toString('hex')}'::bytea`;
        if (text === undefined)
            return 'NULL';
        return differing.has(text) ? `(${quoted(text.slice(0, -unique))} || lpad(:id::text, ${unique}, '0'))` : quoted(text);
    };
    const lines = ['\\set id random(1, 9000000000000000)'];
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
