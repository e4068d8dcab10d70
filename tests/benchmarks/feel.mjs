// SPDX-License-Identifier: Apache-2.0
// FEEL and DMN against npm feelin on the same texts: compiled, and including the parse. One JSON object a line; a
// benchmark that misses its bar says so on stderr and prints all the same.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, '../..');
const prefix = process.argv[2] ?? '';

function build() {
    if (!fs.existsSync(path.join(here, 'node_modules/feelin')))
        execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: here, stdio: ['ignore', 'ignore', 'inherit']});
    const folder = path.join(source, 'build/release');
    execFileSync('cmake', ['--preset', 'release'], {cwd: source, stdio: ['ignore', 'ignore', 'inherit']});
    execFileSync('ninja', ['-C', folder, 'benchmark_feel'], {stdio: ['ignore', 'ignore', 'inherit']});
    return path.join(folder, 'tests/benchmarks/feel/benchmark_feel');
}

const persons = Array.from({length: 100}, (_, i) => `{name: "P${i}", income: ${i * 37 % 100 * 10000}}`).join(', ');
const expressions = [
    {name: 'feel.sum_of_two', text: 'a + b', context: '{a: 12, b: 30}', expected: '42', bar: 200},
    {name: 'feel.condition', text: 'if a > 10 and b < 5 then a * b else a + b', context: '{a: 12, b: 3}', expected: '36', bar: 200},
    {name: 'feel.loop', text: 'sum(for i in 1..100 return i * i)', context: '{}', expected: '338350', bar: 50},
    {name: 'feel.filter', text: 'persons[income > 940000].name', context: `{persons: [${persons}]}`,
        expected: '["P8", "P27", "P35", "P54", "P81"]', bar: 50},
];

/// Rules over a kind, a range of incomes and a size of the household; the last one is the one to match.
function table(name, kinds, bands, sizes, bar) {
    const rules = [];
    for (let kind = 0; kind < kinds; ++kind) {
        for (let band = 0; band < bands; ++band) {
            for (let size = 1; size <= sizes; ++size) {
                const household = size < sizes ? `${size}` : `>= ${size}`;
                rules.push([`"K${kind}"`, `[${band * 100000}..${(band + 1) * 100000})`, household, `${rules.length * 100}`]);
            }
        }
    }
    const inputs = ['kind', 'income', 'household'];
    const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const entry = (element, text) => `<${element}><text>${escape(text)}</text></${element}>`;
    const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="benchmark" namespace="urn:benchmark">
${inputs.map((input, i) => `<inputData name="${input}" id="${input}"><variable name="${input}" typeRef="${i === 0 ? 'string' : 'number'}"/></inputData>`).join('\n')}
<decision name="fee" id="fee"><variable name="fee" typeRef="number"/>
${inputs.map(input => `<informationRequirement><requiredInput href="#${input}"/></informationRequirement>`).join('\n')}
<decisionTable hitPolicy="UNIQUE">
${inputs.map(input => `<input>${entry('inputExpression', input)}</input>`).join('\n')}
<output typeRef="number"/>
${rules.map(rule => `<rule>${rule.map((cell, i) => entry(i < 3 ? 'inputEntry' : 'outputEntry', cell)).join('')}</rule>`).join('\n')}
</decisionTable></decision></definitions>`;
    const context = `{kind: "K${kinds - 1}", income: ${(bands - 1) * 100000 + 5}, household: ${sizes}}`;
    return {name, xml, inputs, rules, context, expected: `${(rules.length - 1) * 100}`, bar};
}

const small = table('feel.table', 5, 5, 2, 200);
const large = table('feel.table_of_5000', 500, 5, 2);
const reading = {name: 'feel.read_1000_rules', xml: table('', 100, 5, 2).xml, bar: 100};

/// The best rate of many short rounds, as our own program measures it.
function rate(work) {
    const time = count => {
        const begin = process.hrtime.bigint();
        for (let i = 0; i < count; ++i)
            work();
        return Number(process.hrtime.bigint() - begin) / 1e9;
    };
    for (const end = Date.now() + 1000; Date.now() < end;)
        work();
    let repeats = 1;
    while (time(repeats) < 0.002)
        repeats *= 2;
    let best = 0;
    for (const end = Date.now() + 1500; Date.now() < end;)
        best = Math.max(best, repeats / time(repeats));
    return best;
}

const program = build();
const {evaluate, unaryTest} = await import('feelin');

function byCells({inputs, rules, values}) {
    const given = inputs.map(input => evaluate(input, values).value);
    for (const rule of rules) {
        if (given.every((input, i) => unaryTest(rule[i], {...values, '?': input}).value === true))
            return evaluate(rule[inputs.length], values).value;
    }
    return null;
}

const work = path.join(source, 'build/release/benchmark_feel.json');
fs.writeFileSync(work, JSON.stringify({expressions, tables: [small, {...large, rules: undefined}], readings: [reading]}));
const measured = new Map(execFileSync(program, [work], {encoding: 'utf8', maxBuffer: 1 << 20}).trim().split('\n')
    .map(line => JSON.parse(line)).map(line => [line.name, line]));

function report(name, value, peer, unit, better, bar) {
    if (!name.startsWith(prefix))
        return;
    console.log(JSON.stringify({name, value, peer, unit, better, bar}));
    const reached = peer === null ? value : value / peer;
    if (bar !== null && (better === 'more' ? reached < bar : reached > bar))
        console.error(`${name} misses its bar: ${reached.toPrecision(4)} instead of ${bar}`);
}

for (const one of [...expressions, small]) {
    const values = evaluate(one.context, {}).value;
    const run = one.rules ? () => byCells({...one, values}) : () => evaluate(one.text, values).value;
    const shown = value => JSON.stringify(value);
    if (shown(run()) !== shown(JSON.parse(one.expected)))
        throw new Error(`feelin gives ${shown(run())} for ${one.name}`);
    const peer = rate(run);
    report(`${one.name}.compiled`, measured.get(`${one.name}.compiled`).value, peer, 'evaluations/s', 'more', one.bar);
    report(`${one.name}.with_parse`, measured.get(`${one.name}.with_parse`).value, peer, 'evaluations/s', 'more', 20);
    report(`${one.name}.allocations`, measured.get(`${one.name}.compiled`).allocations, null, 'allocations/evaluation', 'less', null);
}
report('feel.table_of_5000.compiled', measured.get('feel.table_of_5000.compiled').value, null, 'evaluations/s', 'more', null);
report('feel.table_of_5000.rules_tested', measured.get('feel.table_of_5000.rules_tested').value,
    measured.get('feel.table.rules_tested').value, 'rules', 'less', 3);
report('feel.read_1000_rules', measured.get('feel.read_1000_rules').value, null, 'ms', 'less', reading.bar);
