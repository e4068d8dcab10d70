// SPDX-License-Identifier: Apache-2.0
// Holds asvs.json to the standard and to the house: each requirement of levels 1 and 2 once; each test that it names is there and enabled, each file too;
// nothing is called met without evidence, and nothing left out without a reason.
//   node asvs.mjs [--last-run]   also: no test that it names failed in the last run of ctest, and each ran
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const build = process.env.TODOKE_BUILD_DIR ?? path.join(source, 'build/ci');

/** The level of each requirement of a section, in the standard's order. */
const levels = {
    1.1: '22', 1.2: '1111122223', 1.3: '112222222223', 1.4: '222', 1.5: '123',
    2.1: '122', 2.2: '112', 2.3: '12223', 2.4: '23',
    3.1: '3', 3.2: '113', 3.3: '12223', 3.4: '11222233', 3.5: '11122333', 3.6: '3', 3.7: '22333',
    4.1: '12233', 4.2: '23333', 4.3: '22', 4.4: '1222',
    5.1: '2', 5.2: '112333', 5.3: '113', 5.4: '222',
    6.1: '122', 6.2: '111111112222', 6.3: '11223333', 6.4: '112233', 6.5: '22222333', 6.6: '2223', 6.7: '33', 6.8: '2222',
    7.1: '222', 7.2: '1111', 7.3: '22', 7.4: '11222', 7.5: '223', 7.6: '22',
    8.1: '1233', 8.2: '1123', 8.3: '133', 8.4: '23',
    9.1: '111', 9.2: '1222',
    10.1: '22', 10.2: '223', 10.3: '22223', 10.4: '1111122222233333', 10.5: '22222', 10.6: '22', 10.7: '222',
    11.1: '2233', 11.2: '22233', 11.3: '11233', 11.4: '1222', 11.5: '23', 11.6: '23', 11.7: '33',
    12.1: '12233', 12.2: '11', 12.3: '22223',
    13.1: '2333', 13.2: '222223', 13.3: '2233', 13.4: '1222233',
    14.1: '22', 14.2: '12223333', 14.3: '122',
    15.1: '12233', 15.2: '12233', 15.3: '1222222', 15.4: '3333',
    16.1: '2', 16.2: '22222', 16.3: '2222', 16.4: '222', 16.5: '2223',
    17.1: '23', 17.2: '22223333', 17.3: '22',
};
const standard = new Map(Object.entries(levels).flatMap(([section, each]) => [...each].map((level, i) => [`${section}.${i + 1}`, Number(level)])).filter(([, level]) => level < 3));

/** The enabled tests of the build, each with its source. Read from what CMake wrote: asking ctest would wipe the log of its last run. */
function testsOf() {
    const tests = new Map();
    for (const file of fs.readdirSync(build, {recursive: true}).filter(name => path.basename(name) === 'CTestTestfile.cmake')) {
        const text = fs.readFileSync(path.join(build, file), 'utf8');
        const disabled = new Set([...text.matchAll(/^set_tests_properties\((?:\[=\[)?([^\s\]]+).*? DISABLED "?(?:TRUE|ON|1)/gm)].map(found => found[1]));
        for (const [, name, command] of text.matchAll(/^add_test\((?:\[=\[)?([^\s\]]+)(?:\]=\])? (.*)\)$/gm)) {
            if (!disabled.has(name))
                tests.set(name, sourceOf({name, command: [...command.matchAll(/"([^"]*)"/g)].map(found => found[1])}));
        }
    }
    return tests;
}

function sourceOf({name, command = []}) {
    const script = command.find(argument => argument.endsWith('.mjs'));
    if (script)
        return fs.readFileSync(script, 'utf8');
    const file = path.join(source, 'tests', ...name.split('.').slice(0, -1), `tst_${name.split('.').at(-1)}.cpp`);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** What is wrong with a table. */
function faultsOf({requirements}, tests, results) {
    const faults = [];
    const seen = new Set();
    for (const {id, level, text, status, tests: named = [], places = [], note} of requirements) {
        if (seen.has(id))
            faults.push(`${id} stands twice`);
        seen.add(id);
        if (standard.get(id) !== level)
            faults.push(`${id} is ${standard.has(id) ? `of level ${standard.get(id)}` : 'no requirement of levels 1 and 2'}`);
        if (!text)
            faults.push(`${id} is not told`);
        if (!['met', 'open', 'not-applicable'].includes(status))
            faults.push(`${id}: ${status}?`);
        if (status === 'met' && named.length + places.length === 0)
            faults.push(`${id} is met without a test or a place`);
        if (status !== 'met' && !note)
            faults.push(`${id} is ${status} without a reason`);
        for (const test of named) {
            const [name, slot] = test.split(':');
            if (!tests.has(name))
                faults.push(`${id}: there is no test ${name}`);
            else if (slot && !new RegExp(`\\bvoid ${slot}\\(\\)`).test(tests.get(name)))
                faults.push(`${id}: ${name} has no ${slot}`);
            else if (results && results.get(name) !== 'Passed')
                faults.push(`${id}: ${name} ${results.has(name) ? 'failed' : 'did not run'}`);
        }
        for (const place of places) {
            if (!fs.existsSync(path.join(source, place)))
                faults.push(`${id}: there is no ${place}`);
        }
    }
    for (const id of standard.keys()) {
        if (!seen.has(id))
            faults.push(`${id} is missing`);
    }
    return faults;
}

/** How each test ended in the last run. */
function lastRun() {
    const log = fs.readFileSync(path.join(build, 'Testing/Temporary/LastTest.log'), 'utf8');
    return new Map([...log.matchAll(/^Test (Passed|Failed)\.\n"([^"]+)" end time:/gm)].map(found => [found[2], found[1]]));
}

const table = JSON.parse(fs.readFileSync(path.join(source, 'tests/security/asvs.json'), 'utf8'));
const tests = testsOf();
assert.equal(standard.size, 253);
assert.deepEqual(faultsOf(table, tests, process.argv.includes('--last-run') ? lastRun() : undefined), []);

// The control: each way in which a table can be wrong is told.
const spoilt = change => {
    const copy = structuredClone(table);
    change(copy.requirements);
    return faultsOf(copy, tests, new Map([...tests.keys()].map(name => [name, 'Passed']))).join('\n');
};
const met = table.requirements.findIndex(one => one.status === 'met' && one.tests?.some(test => test.includes(':')));
for (const [said, change] of [
    [/is missing/, all => all.splice(5, 1)],
    [/stands twice/, all => all.push(all[0])],
    [/of level/, all => { all[0].level = 3 - all[0].level; }],
    [/no requirement/, all => { all[0].id = '1.2.10'; }],
    [/there is no test/, all => { all[met].tests = ['engine.gone']; }],
    [/has no/, all => { all[met].tests = ['server.http.head:nobodyWroteThis']; }],
    [/there is no server/, all => { all[met].places = ['server/gone.cpp']; }],
    [/without a test/, all => { all[met].tests = []; all[met].places = []; }],
    [/without a reason/, all => { all[met].status = 'open'; delete all[met].note; }],
    [/\?/, all => { all[met].status = 'perhaps'; }],
])
    assert.match(spoilt(change), said);
assert.match(faultsOf(table, tests, new Map()).join('\n'), /did not run/);

const count = (status, level) => table.requirements.filter(one => one.status === status && one.level === level).length;
console.log(JSON.stringify({standard: table.standard, requirements: standard.size, ...Object.fromEntries(['met', 'open', 'not-applicable'].map(status => [status, {level1: count(status, 1), level2: count(status, 2)}])),
    tests: new Set(table.requirements.flatMap(one => one.tests ?? [])).size, places: new Set(table.requirements.flatMap(one => one.places ?? [])).size}));
for (const {id, level, text, note} of table.requirements.filter(one => one.status === 'open' && one.level === 1))
    console.log(`open, level ${level}: ${id} ${text}: ${note}`);
