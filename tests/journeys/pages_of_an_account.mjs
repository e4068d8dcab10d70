// SPDX-License-Identifier: Apache-2.0
// Labels: site
// My page and the page of a case in each of its ends, in both languages.
import assert from 'node:assert/strict';
import {Browser, Town, step, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';
import {judge, meet, submit, visitor} from './meeting.mjs';

/** One office's answer to the open task of a case. */
async function answer(receipt, staff, answers) {
    const task = await until(`a task of ${receipt} for ${staff}`, async () => {
        const {tasks} = await (await clerk.api(town, staff, 'GET', '/tasks?queue=open&limit=100')).json();
        return tasks.find(one => one.receipt === receipt);
    });
    const opened = await (await clerk.api(town, staff, 'GET', `/tasks/${task.id}`)).json();
    const done = await clerk.api(town, staff, 'POST', `/tasks/${task.id}/complete`, {answers: {...opened.answers, ...answers}});
    assert.equal(done.status, 200, `${staff} ${task.label.ja}: ${await done.clone().text()}`);
}

/** Cases of one account in each of their ends, made once and then met in both languages. */
async function makeCases(page) {
    await citizen.signIn(town, page, 'tp01@example.jp');
    const cases = {};
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page);
    cases.issued = await citizen.declareAndSend(page);
    await citizen.waitForState(town, page, cases.issued, '手数料納付待ち');
    await citizen.pay(town, page, cases.issued);
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page, {year: '2024'});
    cases.refused = await citizen.declareAndSend(page);
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page, {
        role: 'agent',
        extra: {
            'applicant.name.family': '見本', 'applicant.name.given': '法子', 'applicant.address.postcode': '000-0000', 'applicant.address.prefecture': '東京都',
            'applicant.address.city': '見本区', 'applicant.address.town': '架空一丁目', 'applicant.address.block': '999番1号',
        },
    });
    cases.completion = await citizen.declareAndSend(page);
    await citizen.begin(town, page, 'tax-certificate'); // a draft for my page
    for (const [receipt, result, outcome] of [[cases.issued, {result: ['grant']}, {}], [cases.refused, {result: ['refuse'], reasons: ['課税台帳に記載がないため']}, {reasons: ['課税台帳に記載がないため']}]]) {
        await answer(receipt, 'S03', result);
        await answer(receipt, 'S03', {subject: ['納税証明書の交付について'], ...outcome});
        await answer(receipt, 'S05', {outcome: ['approve']});
        await answer(receipt, receipt === cases.issued ? 'S07' : 'S08', {outcome: ['approve']});
    }
    await citizen.waitForState(town, page, cases.issued, '交付済');
    await citizen.waitForState(town, page, cases.refused, '不許可');
    await citizen.waitForState(town, page, cases.completion, '補正依頼中');
    return cases;
}

async function ownCases(page, language, cases) {
    await page.goto(`${town.url}/language/${language}?back=/my-page`);
    await meet(page, language, 'my-page', {status: 200});
    for (const [name, receipt] of Object.entries(cases)) {
        await page.goto(`${town.url}/cases/${receipt}`);
        await meet(page, language, `case-${name}`, {status: 200});
    }
    await page.goto(`${town.url}/account/password`);
    await meet(page, language, 'change-password', {status: 200});
    await submit(page);
    await meet(page, language, 'change-password-error', {error: true, status: 422});
    await page.goto(`${town.url}/cases/${cases.completion}`);
    await submit(page, {}, 'section:has(#completion-title) button[type=submit]');
    await meet(page, language, 'form-completion', {status: 200});
    await page.goto(`${town.url}/cases/${cases.refused}/withdraw`);
    await submit(page);
    await meet(page, language, 'withdraw-too-late', {status: 409});
}

const town = await Town.start('pages_of_an_account');
const browser = await Browser.start();
try {
    const page = await visitor(town, browser, 'ja');
    const cases = await makeCases(page);
    for (const language of ['ja', 'en']) {
        step(language);
        await ownCases(page, language, cases);
    }
    judge('pages_of_an_account');
} finally {
    await browser.stop();
    await town.stop();
}
