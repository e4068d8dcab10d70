// SPDX-License-Identifier: Apache-2.0
// A town's own systems do service tasks over the API, as openapi.json describes it: every documented operation and answer is
// exercised against the real server, and every answer is held to its schema. The example worker in Python does its share.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {Validator} from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {Browser, Desktop, Town, programs, run, source, step, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

/** A package as `todoke new` writes it, with a service task before the examination that a worker does. */
async function writePackage(folder) {
    assert.equal((await run(programs.tool, ['new', folder])).code, 0);
    const file = path.join(folder, 'workflow.bpmn');
    const flow = (from, to) => `<bpmn:sequenceFlow id="f-${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
    const asked = `<bpmn:serviceTask id="supply" name="給水の照会" todoke:service="external" todoke:topic="water-supply" todoke:result="supply">
        <bpmn:extensionElements><todoke:parameter name="block" value="purpose"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:boundaryEvent id="unknown" name="不明な所在" attachedToRef="supply"><bpmn:errorEventDefinition errorRef="unknown-address"/></bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="known"/>${flow('arrived', 'supply')}${flow('supply', 'known')}${flow('unknown', 'known')}
    ${flow('arrived', 'examine').replace('sourceRef="arrived"', 'sourceRef="known"')}`; // drawn already
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(flow('arrived', 'examine'), asked)
        .replace('<bpmn:process ', '<bpmn:error id="unknown-address" name="unknown-address" errorCode="unknown-address"/><bpmn:process '));
    const scenarios = path.join(folder, 'scenarios');
    const answers = {'granted.xml': '<work topic="water-supply"><possible>true</possible></work>', 'refused.xml': '<work topic="water-supply" error="unknown-address"/>'};
    for (const [name, work] of Object.entries(answers)) {
        const scenario = path.join(scenarios, name);
        fs.writeFileSync(scenario, fs.readFileSync(scenario, 'utf8').replace('</submit>', `</submit>${work}`));
    }
    for (const command of ['check', 'test']) {
        const done = await run(programs.tool, [command, folder]);
        assert.equal(done.code, 0, done.said);
    }
}

const packages = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-packages-'));
await writePackage(path.join(packages, 'water'));
const town = await Town.start('external-work', {extraProcedures: [path.relative(source, packages)]});
const browser = await Browser.start();

async function token(name, ...topics) {
    const made = await run(programs.server, ['worker', '--data', town.folder, 'add', name, ...topics]);
    assert.equal(made.code, 0, made.said);
    return /^token ([0-9a-f]{64})$/m.exec(made.said)[1];
}

async function submit(block) {
    const page = await browser.visitor();
    await citizen.begin(town, page, 'water');
    await citizen.fill(page, {kind: 'new', purpose: block, 'begins.year': 'R9', 'begins.month': '8', 'begins.day': '8', people: '8'});
    await citizen.next(page);
    await citizen.fill(page, {'applicant.family': '見本', 'applicant.given': '一郎', 'address.postcode': '000-0000', 'address.prefecture': '東京都', 'address.city': '見本区',
        'address.town': '架空二丁目', 'address.block': '999番10号', phone: '03-0000-0002'});
    await citizen.next(page);
    return citizen.declareAndSend(page);
}

// ---- what the description says, and whether the server keeps to it ---------------------------------------------------

let description;
const exercised = new Set();
const ajv = new Ajv2020({strict: false, allErrors: true});
addFormats(ajv);

function resolved(node) {
    return node?.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key], description) : node;
}

function operations() {
    return Object.entries(description.paths).flatMap(([where, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({where, method, operation})));
}

/** Calls an operation and holds the answer to what is documented for its status. */
async function call(id, {request = '', bearer, body, raw} = {}) {
    const {where, method, operation} = operations().find(one => one.operation.operationId === id);
    const response = await fetch(`${town.url}${description.servers[0].url}${where.replace('{request}', request)}`, {
        method: method.toUpperCase(),
        headers: {'Accept-Language': 'en', 'Content-Type': 'application/json', ...bearer && {Authorization: `Bearer ${bearer}`}},
        body: method === 'get' ? undefined : raw ?? JSON.stringify(body ?? {}),
    });
    const json = await response.json();
    const documented = resolved(operation.responses[response.status]);
    assert.ok(documented, `${id} answers ${response.status}, which is not documented: ${JSON.stringify(json)}`);
    const schema = {...documented.content['application/json'].schema, components: description.components};
    const validate = ajv.compile(schema);
    assert.ok(validate(json), `${id} ${response.status}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(json)}`);
    exercised.add(`${id} ${response.status}`);
    return {status: response.status, json};
}

async function expect(status, id, options) {
    const answer = await call(id, options);
    assert.equal(answer.status, status, `${id}: ${JSON.stringify(answer.json)}`);
    return answer.json;
}

/** Fetches until something has come. */
function fetched(bearer, options = {}) {
    return until('work', async () => (await expect(200, 'fetchWork', {bearer, body: {most: 1, lockSeconds: 600, ...options}})).work[0]);
}

const opened = receipt => until(`the examination of ${receipt}`, async () => (await clerk.caseOf(town, 'S11', receipt)).tasks.find(task => task.node === 'examine'));
const contextOf = async task => JSON.stringify((await (await clerk.api(town, 'S11', 'GET', `/tasks/${task.id}`)).json()).context);

async function worker(bearer) {
    const done = await run('python3', [path.join(source, 'examples/worker/worker.py'), town.url, '--once'], {env: {...process.env, TODOKE_TOKEN: bearer}});
    assert.equal(done.code, 0, done.said);
    return done.said;
}

try {
    const answer = await fetch(`${town.url}/api/v1/openapi.json`);
    description = await answer.json();
    const valid = await new Validator().validate(structuredClone(description));
    assert.ok(valid.valid, JSON.stringify(valid.errors));
    await expect(200, 'describe');

    const waterworks = await token('waterworks', 'water-supply');
    const other = await token('other', 'water-supply', 'gas');
    const foreign = await token('tax', 'tax');
    assert.ok(!town.databaseHolds(waterworks), 'tokens are stored hashed');

    step('nothing waits');
    assert.deepEqual((await expect(200, 'fetchWork', {bearer: waterworks})).work, []);

    step('what is refused, everywhere alike');
    const ofWork = operations().filter(({where}) => where.includes('{request}')).map(({operation}) => operation.operationId);
    for (const id of ['fetchWork', ...ofWork]) {
        await expect(401, id, {request: 'x'});
        await expect(401, id, {request: 'x', bearer: 'f'.repeat(64)});
        await expect(400, id, {request: 'x', bearer: waterworks, raw: '['});
    }
    const codes = {throwError: {code: 'c'}, failWork: {error: 'e'}};
    for (const id of ofWork)
        await expect(409, id, {request: '0123456789abcdef', bearer: waterworks, body: codes[id]});
    await expect(403, 'fetchWork', {bearer: waterworks, body: {topics: ['gas']}});
    await expect(400, 'fetchWork', {bearer: waterworks, body: {most: 0}});
    await expect(400, 'fetchWork', {bearer: waterworks, body: {topics: []}});

    step('the example worker looks one up, and does not know another address');
    const supplied = await submit('1-1');
    await until('the work to be done', async () => /^done /m.test(await worker(waterworks)));
    assert.match(await contextOf(await opened(supplied)), /"possible",true/);
    const nowhere = await submit('5-5');
    await until('the error to be told', async () => /^done /m.test(await worker(waterworks)));
    assert.doesNotMatch(await contextOf(await opened(nowhere)), /"possible"/);

    step('a lock that runs out lets another in');
    const receipt = await submit('1-1');
    const first = await fetched(waterworks, {lockSeconds: 1});
    assert.deepEqual(first.variables, {block: '1-1'});
    assert.equal(first.topic, 'water-supply');
    for (const id of ofWork)
        await expect(403, id, {request: first.request, bearer: foreign, body: codes[id]});
    const second = await fetched(other);
    assert.equal(second.request, first.request);
    await expect(409, 'completeWork', {request: first.request, bearer: waterworks, body: {results: {}}});
    const longer = await expect(200, 'extendLock', {request: second.request, bearer: other, body: {lockSeconds: 3600}});
    assert.ok(longer.lockedUntil > second.lockedUntil);
    assert.deepEqual((await expect(200, 'fetchWork', {bearer: waterworks})).work, [], 'what is held is not given');

    step('what fails is tried again, later each time');
    const failed = await expect(200, 'failWork', {request: second.request, bearer: other, body: {error: 'system-down'}});
    assert.equal(failed.attempts, 1);
    assert.ok(Date.parse(failed.nextAt) > Date.now());
    await expect(409, 'failWork', {request: second.request, bearer: other, body: {error: 'system-down'}});
    const third = await fetched(other);
    assert.equal(third.attempts, 1);
    const again = await expect(200, 'failWork', {request: third.request, bearer: other, body: {error: 'system-down', retrySeconds: 0}});
    assert.equal(again.attempts, 2);
    await expect(400, 'failWork', {request: third.request, bearer: other, body: {error: '見本 一郎さんの記録がない'}});
    const fourth = await fetched(other);
    assert.equal((await expect(200, 'failWork', {request: fourth.request, bearer: other, body: {error: 'gone', final: true}})).incident, true);
    const incidents = async () => (await (await clerk.api(town, 'S11', 'GET', '/tasks?queue=incidents')).json()).cases;
    assert.equal((await incidents()).length, 1);
    const {id} = await clerk.caseOf(town, 'S11', receipt);
    const retry = async () => assert.ok((await clerk.api(town, 'S11', 'POST', `/services/${fourth.request}/retry`, {case: id})).status < 300);
    await retry();

    step('an error that the workflow does not catch is an incident too');
    const fifth = await fetched(other);
    await expect(200, 'throwError', {request: fifth.request, bearer: other, body: {code: 'nobody-knows'}});
    assert.equal((await incidents()).length, 1);
    await retry();

    step('a result counts once, also when the server was killed');
    const sixth = await fetched(other);
    await town.kill();
    await town.startServer();
    assert.deepEqual((await expect(200, 'fetchWork', {bearer: waterworks})).work, [], 'the lock outlives the server');
    await expect(200, 'completeWork', {request: sixth.request, bearer: other, body: {results: {possible: true, cost: {n: '12.5'}, when: {d: '2026-05-07'}}}});
    await town.kill();
    await town.startServer();
    await expect(200, 'completeWork', {request: sixth.request, bearer: other, body: {results: {possible: false}}});
    await expect(409, 'completeWork', {request: sixth.request, bearer: waterworks, body: {results: {possible: false}}});
    const context = await contextOf(await opened(receipt));
    assert.match(context, /"possible",true/);
    assert.match(context, /"12\.5"/);
    const {history} = await clerk.caseOf(town, 'S11', receipt);
    assert.ok(history.length > 0);

    step('what nobody can look up is skipped, with a reason');
    const hopeless = await submit('1-1');
    const seventh = await fetched(other);
    await expect(200, 'failWork', {request: seventh.request, bearer: other, body: {error: 'gone', final: true}});
    const {id: stuck} = await clerk.caseOf(town, 'S11', hopeless);
    const skip = reason => clerk.api(town, 'S11', 'POST', `/services/${seventh.request}/skip`, {case: stuck, reason});
    assert.ok((await skip(' ')).status >= 400);
    assert.equal((await incidents()).length, 1);
    const desktop = await Desktop.start(town, 'S11');
    await desktop.do('select main.queues 障害');
    await desktop.do(`select main.tasks ${stuck}`);
    await desktop.do('select case.tabs 申請内容');
    await desktop.do(`wait skip.${seventh.request}`);
    await desktop.shot('desktop-incident');
    await desktop.do(`click skip.${seventh.request}`);
    await desktop.do('click skip.do');
    await desktop.do('wait skip.error 理由');
    await desktop.do('type skip.reason 水道課の記録が失われたため');
    await desktop.shot('desktop-skip');
    await desktop.do('click skip.do');
    await opened(hopeless);
    await desktop.stop();
    assert.equal((await incidents()).length, 0);
    assert.ok((await skip('もう一度')).status >= 400, 'once');
    assert.deepEqual((await expect(200, 'fetchWork', {bearer: other})).work, []);

    for (const {operation} of operations()) {
        for (const status of Object.keys(operation.responses))
            assert.ok(exercised.has(`${operation.operationId} ${status}`), `${operation.operationId} ${status} is documented and was not seen`);
    }

    assert.equal((await run(programs.server, ['worker', '--data', town.folder, 'remove', 'other'])).code, 0);
    await expect(401, 'fetchWork', {bearer: other});
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`external work: ${exercised.size} documented answers seen; ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
    fs.rmSync(packages, {recursive: true, force: true});
}
