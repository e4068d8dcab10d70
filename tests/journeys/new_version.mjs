// SPDX-License-Identifier: Apache-2.0
// A department publishes a new version while cases run: new ones take it, running ones are told what would become of them, and those
// that can go on with it do, to their end. `todoke verify` holds after each step.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {Browser, Town, programs, run, source, step, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const packages = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-packages-'));
const copy = path.join(packages, 'park-use');
fs.cpSync(path.join(source, 'tests/packages/park-use'), copy, {recursive: true});

function edit(file, ...changes) {
    const where = path.join(copy, file);
    let text = fs.readFileSync(where, 'utf8');
    for (const [before, after] of changes) {
        assert.ok(text.includes(before), `${file} has ${before}`);
        text = text.replaceAll(before, after);
    }
    fs.writeFileSync(where, text);
}

/** The second version: the draft is another task, and the applicant is asked about an insurance. */
function publishSecond() {
    edit('procedure.xml', ['version="0.1.0"', 'version="0.2.0"']);
    edit('forms/entry.xml', ['<number name="stallCount"', `<yes-no name="insured" required="true"><label xml:lang="ja">保険に入っていますか</label><label xml:lang="en">Is it insured?</label></yes-no>
    <number name="stallCount"`]);
    edit('workflow.bpmn', ['id="draft"', 'id="proposal"'], ['sourceRef="draft"', 'sourceRef="proposal"'], ['targetRef="draft"', 'targetRef="proposal"'],
        ['bpmnElement="draft"', 'bpmnElement="proposal"'],
        ['looked.result = "completion"</bpmn:conditionExpression>', 'looked.result = "completion" or insured = false</bpmn:conditionExpression>']);
    for (const scenario of ['granted', 'unpaid'])
        edit(`scenarios/${scenario}.xml`, ['task="draft"', 'task="proposal"'], ['<stalls>false</stalls>', '<stalls>false</stalls><insured>true</insured>']);
}

const town = await Town.start('new-version', {extraProcedures: [path.relative(source, packages)]});
const browser = await Browser.start();
const migrate = (...more) => run(programs.server, ['migrate', '--data', town.folder, 'park-use', ...more]);

async function apply(page, extra = {}) {
    await citizen.begin(town, page, 'park-use');
    await citizen.fill(page, {title: '納涼の会', 'begins.year': 'R9', 'begins.month': '8', 'begins.day': '8', days: '2', people: '80', stalls: 'false', ...extra});
    await citizen.next(page);
    await citizen.fill(page, {'organiser.family': '見本', 'organiser.given': '一郎', 'address.postcode': '000-0000', 'address.prefecture': '東京都', 'address.city': '見本区',
        'address.town': '架空二丁目', 'address.block': '999番10号', phone: '03-0000-0002', rules: 'true'});
    await citizen.next(page);
    const receipt = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, receipt, '審査中');
    return receipt;
}

/** Does the task called `label` of a case over the API. */
async function work(staff, id, label, answers) {
    step(`${staff}: ${label}`);
    const task = await until(`the task ${label} of ${id}`, async () =>
        (await (await clerk.api(town, staff, 'GET', '/tasks?queue=open')).json()).tasks.find(one => one.case === id && one.label.ja === label));
    const done = await clerk.api(town, staff, 'POST', `/tasks/${task.id}/complete`, {answers});
    assert.equal(done.status, 200, await done.text());
}

async function proven(what) {
    const report = await town.verify();
    assert.equal(report.code, 0, `${what}: ${report.said}`);
    step(`${what}: ${report.said.trim()}`);
}

try {
    const page = await browser.visitor();
    const moving = await apply(page);
    const staying = await apply(await browser.visitor());
    const id = (await clerk.caseOf(town, 'S11', moving)).id;
    const other = (await clerk.caseOf(town, 'S11', staying)).id;
    await work('S11', other, '内容の確認', {result: ['draft']});

    publishSecond();
    await town.restart();
    await apply(await browser.visitor(), {insured: 'true'});

    const told = await migrate();
    assert.equal(told.code, 0, told.said);
    assert.match(told.said, new RegExp(`${id}  needs-answer[^]*「insured」`));
    assert.match(told.said, new RegExp(`${other}  stay[^]*「draft」`));
    assert.match(told.said, /0 move, 1 stay, 1 need an answer, 0 failed; 1 run with this version already/);
    assert.equal((await migrate()).said, told.said, 'a plan changes nothing');

    const answers = path.join(packages, 'answers.json');
    fs.writeFileSync(answers, JSON.stringify({[id]: {insured: 'perhaps'}}));
    const refused = await migrate('--answers', answers, '--apply');
    assert.match(refused.said, /0 move, 1 stay, 1 need an answer/);
    fs.writeFileSync(answers, JSON.stringify({[id]: {insured: true}}));
    const moved = await migrate('--answers', answers, '--apply');
    assert.equal(moved.code, 0, moved.said);
    assert.match(moved.said, /1 move, 1 stay, 0 need an answer/);
    assert.match((await migrate()).said, /0 move, 1 stay, 0 need an answer, 0 failed; 2 run with this version already/);
    await proven('after the move');

    await work('S11', id, '内容の確認', {result: ['draft']});
    await work('S11', id, '起案', {subject: ['公園内行為の許可について'], disposition: ['granted']});
    for (const concurrence of ['安全の協議', '近隣の協議'])
        await work('S12', id, concurrence, {outcome: ['approve']});
    await work('S13', id, '決裁', {outcome: ['approve']});
    await citizen.waitForState(town, page, moving, '手数料納付待ち');
    await citizen.pay(town, page, moving);
    await citizen.waitForState(town, page, moving, '交付済');
    const history = (await clerk.caseOf(town, 'S11', moving)).history.map(one => one.text);
    assert.ok(history.some(line => line.includes('手続の別の版への移行の判定')), history.join('\n'));
    await proven('at the end');
    await work('S11', other, '起案', {subject: ['公園内行為の許可について'], disposition: ['granted']});
    await proven('with the first version, too');
} finally {
    await browser.stop();
    await town.stop();
    fs.rmSync(packages, {recursive: true, force: true});
}
