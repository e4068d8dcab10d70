// SPDX-License-Identifier: Apache-2.0
// A second package that no source names: another route, another form, payment after the approval; dropped in, not built in. And a
// whole case erased by value, with `todoke verify` before and after.
import assert from 'node:assert/strict';
import {Browser, Desktop, Town, programs, run, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('dropped-in', {extraProcedures: ['tests/packages']});
const browser = await Browser.start();
async function work(staff, task, fill) {
    const desktop = await Desktop.start(town, staff);
    await desktop.open(task);
    const before = await desktop.do('read task.title');
    await fill(desktop);
    await desktop.send();
    await until(`${task} sent`, async () => (await desktop.ask('gone task.form 200')).ok || (await desktop.do('read task.title')) !== before, 30000);
    await desktop.stop();
}
try {
    const page = await browser.visitor();
    await page.goto(town.url);
    assert.match(await page.locator('main').innerText(), /公園内行為の許可申請/);
    await citizen.begin(town, page, 'park-use');
    await citizen.fill(page, {title: '納涼の会', 'begins.year': 'R9', 'begins.month': '8', 'begins.day': '8', days: '２', people: '80', stalls: 'false'});
    await citizen.next(page);
    await citizen.fill(page, {'organiser.family': '見本', 'organiser.given': '一郎', 'address.postcode': '000-0000', 'address.prefecture': '東京都', 'address.city': '見本区',
        'address.town': '架空二丁目', 'address.block': '999番10号', phone: '03-0000-0002', rules: 'true'});
    await citizen.next(page);
    const receipt = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, receipt, '審査中');
    await work('S11', '内容の確認', desktop => desktop.do('click field.result=draft'));
    await work('S11', '起案', async desktop => {
        await desktop.do('type field.subject "公園内行為の許可について"');
        await desktop.do('click field.disposition=granted');
    });
    await work('S12', '安全の協議', desktop => desktop.do('click field.outcome=approve'));
    await work('S12', '近隣の協議', desktop => desktop.do('click field.outcome=approve'));
    await work('S13', '決裁', desktop => desktop.do('click field.outcome=approve'));
    await citizen.waitForState(town, page, receipt, '手数料納付待ち');
    await citizen.pay(town, page, receipt);
    await citizen.waitForState(town, page, receipt, '交付済');
    const id = (await clerk.caseOf(town, 'S11', receipt)).id;

    const before = await town.verify();
    assert.equal(before.code, 0, before.said);
    const gone = new Promise(resolve => town.server.once('exit', resolve));
    town.server.removeAllListeners('exit');
    town.server.once('exit', () => {});
    const ended = new Promise(resolve => town.server.once('exit', resolve));
    town.server.kill('SIGTERM');
    await Promise.race([gone, ended]);
    const erased = await run(programs.server, ['erase', '--data', town.folder, '--procedures', town.procedures[0], id, 'retention-3-years', 'organiser', 'phone']);
    assert.equal(erased.code, 0, erased.said);
    const after = await town.verify();
    assert.equal(after.code, 0, after.said);
    assert.match(after.said, /organiser/);
    assert.ok(!town.databaseHolds('見本　一郎'));
    console.log(`dropped in: ${before.said.trim()}; after erasing: ${after.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
}
