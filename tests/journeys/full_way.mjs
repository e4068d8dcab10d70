// SPDX-License-Identifier: Apache-2.0
// The main job: from the citizen's browser to the issued, verifiable certificate; one server all the way, whose memory is measured.
// killed_between_steps.mjs kills it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, artefacts, programs, run} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';
import * as xmlsec1 from './xmlsec1.mjs';

const town = await Town.start('full-way');
const browser = await Browser.start();
try {
    const page = await browser.visitor({javaScriptEnabled: false});
    await page.goto(town.url);
    await citizen.shot(page, 'web-home');
    await citizen.signIn(town, page, 'tp01@example.jp');
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.shot(page, 'web-form-what');

    // Everything wrong at once: the same page, nothing lost, a summary with links.
    await page.click('.form-buttons button[name=next]');
    assert.match(await page.title(), /^エラー：/);
    assert.ok(await page.locator('main a[href^="#"]').count() >= 1, 'the summary links to the fields');
    await citizen.shot(page, 'web-form-errors');

    await citizen.fillTaxCertificate(page);
    await citizen.shot(page, 'web-check');
    assert.match(await page.locator('main').innerText(), /借入れのため/);
    const receipt = await citizen.declareAndSend(page);
    assert.match(receipt, /^\d{4}-\d{6}-\d$/);
    await citizen.shot(page, 'web-received');

    await citizen.waitForState(town, page, receipt, '手数料納付待ち');
    await citizen.pay(town, page, receipt);
    await citizen.waitForState(town, page, receipt, '審査中');
    await citizen.shot(page, 'web-case');

    await clerk.examine(town, 'S03', 'grant', {}, 'desktop-examine');
    await clerk.draft(town, 'S03');
    await clerk.concur(town, 'S05');
    await clerk.approve(town, 'S07', 'approve', null, 'desktop-approve');
    await citizen.waitForState(town, page, receipt, '交付済');
    await citizen.shot(page, 'web-issued');

    const folder = path.join(artefacts, 'full-way');
    fs.mkdirSync(folder, {recursive: true});
    const links = await page.locator('.documents a').evaluateAll(all => all.map(link => link.getAttribute('href')));
    assert.equal(links.length, 3, 'PDF, signed XHTML and container');
    for (const link of links) {
        const response = await page.request.get(town.url + link);
        assert.equal(response.status(), 200);
        const type = response.headers()['content-type'];
        const ending = type.includes('pdf') ? 'pdf' : type.includes('xhtml') ? 'xhtml' : 'asice';
        fs.writeFileSync(path.join(folder, `certificate.${ending}`), await response.body());
    }
    const text = await run('pdftotext', ['-layout', path.join(folder, 'certificate.pdf'), '-']);
    assert.match(text.said, /納税証明書/);
    assert.match(text.said, /39,500/);
    const anchor = path.join(town.folder, 'keys/authority.pem');
    for (const ending of ['xhtml', 'asice']) {
        const checked = await run(programs.tool, ['verify-signature', '--anchor', anchor, path.join(folder, `certificate.${ending}`)]);
        assert.equal(checked.code, 0, checked.said);
    }
    const changed = path.join(folder, 'changed.xhtml');
    fs.writeFileSync(changed, fs.readFileSync(path.join(folder, 'certificate.xhtml'), 'utf8').replace('39,500', '39,501'));
    assert.equal((await run(programs.tool, ['verify-signature', '--anchor', anchor, changed])).code, 1, 'a changed amount is refused');

    // The same by xmlsec1's own command: certificate, container, and what the office keeps.
    await xmlsec1.acceptsEnveloped(path.join(folder, 'certificate.xhtml'), anchor, '39,500', '39,501');
    await xmlsec1.acceptsContainer(path.join(folder, 'certificate.asice'), anchor);
    for (const [role, from, to] of [['application', '借入れのため', '借入れの為め'], ['approval', 'approve', 'aqprove']]) {
        const file = path.join(folder, `${role}.xml`);
        fs.writeFileSync(file, await clerk.fileOf(town, 'S03', receipt, role));
        await xmlsec1.acceptsEnveloped(file, anchor, from, to);
    }

    // The office finds the case by words that stand in its lists, and filters by them.
    const rows = async where => (await (await clerk.api(town, 'S03', 'GET', where)).json()).cases.map(one => one.receipt);
    assert.deepEqual(await rows(`/cases?number=${encodeURIComponent('納税証明書　交付済')}`), [receipt]);
    assert.deepEqual(await rows(`/cases?number=${encodeURIComponent('納税証明書 却下')}`), []);
    assert.deepEqual(await rows(`/tasks?queue=done&filter=${encodeURIComponent('ＴＡＸ payment')}`), [receipt]);
    assert.deepEqual(await rows(`/tasks?queue=done&filter=${encodeURIComponent('見本 花子')}`), [], 'no names in lists');

    // The public page: what the paper says, as a visitor would type it.
    const number = /証明書番号 (\S+)/.exec(text.said)?.[1] ?? /(tax-certificate-\d{4}-\d{6})/.exec(text.said)[1];
    const code = /確認コード (\S+)/.exec(text.said)[1];
    const visitor = await browser.visitor();
    const check = async values => {
        await visitor.goto(`${town.url}/verify?number=${number}`);
        await citizen.fill(visitor, {code, name: '見本 花子', year: '令和7年度', amount: '39,500円', ...values});
        await visitor.click('main form button[type=submit]');
        return (await visitor.locator('#answer .panel__number').innerText()).trim();
    };
    const matching = await check({});
    await citizen.shot(visitor, 'web-verify');
    const wrongAmount = await check({amount: '39501'});
    const wrongCode = await check({code: 'A'.repeat(26)});
    assert.notEqual(matching, wrongAmount);
    assert.equal(wrongAmount, wrongCode, 'the page does not say what is wrong');
    citizen.noProblems(visitor);

    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    fs.writeFileSync(path.join(artefacts, 'memory.json'), JSON.stringify({peakKiB: town.peakMemoryKiB(), startMilliseconds: town.startMilliseconds}));
    console.log(`full way: ${receipt}, ${verified.said.trim()}, peak ${town.peakMemoryKiB()} KiB`);
} finally {
    await browser.stop();
    await town.stop();
}
