// SPDX-License-Identifier: Apache-2.0
// The procedure engine against npm bpmn-elements on the same models, FEEL here and its own scripts there: a case from
// start to end, in memory, on one thread, state and events kept. Then what writing a case down costs, what a waiting
// case takes, and how long many packages take to read and check. One JSON object a line; a benchmark that misses its
// bar says so on stderr and prints all the same.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, '../..');
const prefix = process.argv[2] ?? '';

function build() {
    if (!fs.existsSync(path.join(here, 'node_modules/bpmn-elements')))
        execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {cwd: here, stdio: ['ignore', 'ignore', 'inherit']});
    const folder = path.join(source, 'build/release');
    execFileSync('cmake', ['--preset', 'release'], {cwd: source, stdio: ['ignore', 'ignore', 'inherit']});
    execFileSync('ninja', ['-C', folder, 'benchmark_engine'], {stdio: ['ignore', 'ignore', 'inherit']});
    return path.join(folder, 'tests/benchmarks/engine/benchmark_engine');
}

const tasks = 10;
const numbers = Array.from({length: tasks}, (_, i) => i);
const flow = (id, from, to) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const script = i => `<scriptTask id="task${i}" scriptFormat="feel" todoke:result="x"><script>x + 1</script></scriptTask>`;
const wrap = body => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:todoke="urn:todoke:bpmn:1" id="definitions" targetNamespace="urn:benchmark">
<process id="main" name="main" isExecutable="true"><startEvent id="start"/>
<scriptTask id="first" scriptFormat="feel" todoke:result="x"><script>0</script></scriptTask>${flow('to-first', 'start', 'first')}
${body}<endEvent id="end"/></process></definitions>`;

const models = [
    {name: 'engine.sequence', bar: 1000, expected: '10', xml: wrap(numbers.map(script).join('')
        + numbers.map(i => flow(`to${i}`, i ? `task${i - 1}` : 'first', `task${i}`)).join('') + flow('to-end', `task${tasks - 1}`, 'end'))},
    {name: 'engine.split', bar: 1000, expected: '10', xml: wrap(`<parallelGateway id="split"/><parallelGateway id="join"/>`
        + flow('to-split', 'first', 'split') + flow('to-end', 'join', 'end') + numbers.map(i => script(i) + flow(`to${i}`, 'split', `task${i}`) + flow(`from${i}`, `task${i}`, 'join')).join(''))},
];

const waiting = {name: 'waiting', xml: wrap(`<userTask id="examine" name="examine" todoke:form="examine"><potentialOwner><resourceAssignmentExpression>
<formalExpression>role("examiner")</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
<boundaryEvent id="late" attachedToRef="examine" cancelActivity="false"><timerEventDefinition><timeDuration>P14D</timeDuration></timerEventDefinition></boundaryEvent>
<endEvent id="told"/>` + flow('to-examine', 'first', 'examine') + flow('to-end', 'examine', 'end') + flow('to-told', 'late', 'told'))};

const packages = [
    {name: 'engine.packages.200_small', count: 200, id: 'example-procedure', folder: path.join(source, 'engine/tool/scaffold'), common: path.join(source, 'procedures/common'), bar: 2},
    {name: 'engine.packages.one_large', count: 1, id: 'tax-certificate', folder: path.join(source, 'procedures/tax-certificate'), common: path.join(source, 'procedures/common'), bar: null},
];

/// The best rate of many short rounds, as our own program measures it.
function rate(work) {
    for (const end = Date.now() + 2000; Date.now() < end;)
        work();
    let best = 0;
    for (const end = Date.now() + 4000; Date.now() < end;) {
        const begin = process.hrtime.bigint();
        for (let i = 0; i < 5; ++i)
            work();
        best = Math.max(best, 5e9 / Number(process.hrtime.bigint() - begin));
    }
    return best;
}

const program = build();
const elements = await import('bpmn-elements');
const {BpmnModdle} = await import('bpmn-moddle');
const {default: Serializer, TypeResolver} = await import('moddle-context-serializer');

/// A function that carries out one case there; the model is read once, as ours is.
async function peer(model) {
    const context = Serializer(await new BpmnModdle().fromXML(model.xml), TypeResolver(elements));
    const execute = activity => (scope, next) => {
        const {output} = scope.environment;
        output.x = activity.id === 'first' ? 0 : output.x + 1;
        next(null, output.x);
    };
    const scripts = {register() {}, getScript: (_, activity) => ({execute: execute(activity)})};
    return () => {
        let ended = false;
        const definition = new elements.Definition(new elements.Context(context, new elements.Environment({scripts})));
        definition.run(error => {
            if (error)
                throw error;
            ended = true;
        });
        if (!ended || String(definition.environment.output.x) !== model.expected)
            throw new Error(`bpmn-elements does not end ${model.name} as it should`);
        return definition;
    };
}

const work = path.join(source, 'build/release/benchmark_engine.json');
fs.writeFileSync(work, JSON.stringify({models, waiting, packages}));
const measured = new Map(execFileSync(program, [work], {encoding: 'utf8', maxBuffer: 1 << 20}).trim().split('\n')
    .map(line => JSON.parse(line)).map(line => [line.name, line]));

function report(name, value, other, unit, better, bar) {
    if (!name.startsWith(prefix))
        return;
    console.log(JSON.stringify({name, value, peer: other, unit, better, bar}));
    const reached = other === null ? value : value / other;
    if (bar !== null && (better === 'more' ? reached < bar : reached > bar))
        console.error(`${name} misses its bar: ${reached.toPrecision(4)} instead of ${bar}`);
}

for (const model of models) {
    const {name, bar} = model;
    const execute = measured.get(`${name}.execute`);
    const written = measured.get(`${name}.execute_and_write`);
    report(`${name}.execute`, execute.value, rate(await peer(model)), 'cases/s', 'more', bar);
    report(`${name}.allocations`, execute.allocations, null, 'allocations/case', 'less', null);
    report(`${name}.events`, measured.get(`${name}.events`).value, null, 'events/case', 'less', null);
    report(`${name}.journal`, (1 / written.value - 1 / execute.value) * 1e6, null, 'µs/case to commit, encode and hash', 'less', null);
}
report('engine.memory.waiting_case', measured.get('engine.memory.waiting_case').value, null, 'bytes beside its data', 'less', 4096);
report('engine.memory.its_data', measured.get('engine.memory.its_data').value, null, 'bytes', 'less', null);
for (const one of packages)
    report(one.name, measured.get(one.name).value, null, 's', 'less', one.bar);
