// SPDX-License-Identifier: Apache-2.0
// What a citizen does on the site, step by step, as a person would: by labels and buttons, without script where possible.
import assert from 'node:assert/strict';
import path from 'node:path';
import {artefacts, step, until} from './town.mjs';

export async function signIn(town, page, email) {
    await page.goto(`${town.url}/sign-in`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', town.logins[email].password);
    await page.click('main form button[type=submit]');
    await page.waitForURL(/my-page|\/$/);
}

export async function next(page) {
    const before = page.url();
    await Promise.all([page.waitForNavigation(), page.click('.form-buttons button[name=next]')]);
    if (/^(エラー：|Error: )/.test(await page.title()))
        throw new Error(`refused at ${before}: ${await page.locator('main').innerText()}`);
}

export async function begin(town, page, procedure) {
    await page.goto(`${town.url}/procedures/${procedure}`);
    await page.click('main form button[type=submit]');
    await page.waitForURL(/drafts/);
    if (page.url().endsWith('/begun'))
        await page.click('main a.button');
    await page.waitForURL(/pages/);
}

export async function fill(page, values) {
    for (const [name, value] of Object.entries(values)) {
        const radio = page.locator(`input[type=radio][name="${name}"][value="${value}"]`);
        const box = page.locator(`input[type=checkbox][name="${name}"][value="${value}"]`);
        const select = page.locator(`select[name="${name}"]`);
        if (await radio.count())
            await radio.check();
        else if (await box.count())
            await box.check();
        else if (await select.count())
            await select.selectOption(value);
        else
            await page.locator(`[name="${name}"]:not([type=hidden])`).fill(value);
    }
}

export const hanako = {
    'taxpayer.type': 'person', 'taxpayer.name.family': '見本', 'taxpayer.name.given': '花子', 'taxpayer.kana': 'ミホン　ハナコ',
    'taxpayer.born.year': '平成2', 'taxpayer.born.month': '4', 'taxpayer.born.day': '1',
    'taxpayer.address.postcode': '000-0000', 'taxpayer.address.prefecture': '東京都', 'taxpayer.address.city': '見本区',
    'taxpayer.address.town': '架空一丁目', 'taxpayer.address.block': '999番9号',
};

/** The pages of a tax certificate's form, one after the other, each filled in and sent. */
export function taxCertificatePages({taxpayer = hanako, role = 'principal', year = '2025', tax = 'vehicle', extra = {}} = {}) {
    return [
        {name: 'what', act: async page => {
            await fill(page, {kind: 'NZ', purpose: '借入れのため'});
            await next(page);
        }},
        {name: 'details', act: async page => {
            if (await page.locator('select[name="items[1].tax"]').count() === 0)
                throw new Error(`the items are not shown at ${page.url()}: ${await page.locator('main').innerText()}`);
            await fill(page, {'items[1].tax': tax, 'items[1].year': year, 'items[1].copies': '1'});
            await next(page);
        }},
        {name: 'taxpayer', act: async page => {
            await fill(page, taxpayer);
            await next(page);
        }},
        {name: 'who', act: async page => {
            await fill(page, {role});
            if (role !== 'principal')
                await page.click('button[name=refresh]');
            await fill(page, {phone: '03-0000-0001', email: 'hanako@example.jp', ...extra});
            await next(page);
            await page.waitForURL(/\/check/);
        }},
    ];
}

/** Fills in a tax certificate's form up to the check page. */
export async function fillTaxCertificate(page, options = {}) {
    for (const {act} of taxCertificatePages(options))
        await act(page);
}

/** Declares and sends; gives the receipt number. */
export async function declareAndSend(page) {
    await page.check('input[name=declared]');
    await page.click('main form:has(input[name=declared]) button[type=submit]');
    await page.waitForURL(/received/);
    return (await page.locator('#receipt').innerText()).trim();
}

export async function stateOf(town, page, receipt) {
    await page.goto(`${town.url}/cases/${receipt}`);
    return (await page.locator('#state').innerText()).trim();
}

export function waitForState(town, page, receipt, state) {
    step(`waits for ${state}`);
    return until(`state ${state} of ${receipt}`, async () => {
        const now = await stateOf(town, page, receipt);
        if (now !== state)
            throw new Error(`it is ${now}`);
        return true;
    });
}

/** Pays at the sandbox; `behaviour`: late, twice, swapped. */
export async function pay(town, page, receipt, {behaviour = [], outcome = 'succeed'} = {}) {
    await page.goto(`${town.url}/cases/${receipt}/payment`);
    await page.click('main form:has(input[value=card]) button[type=submit]');
    if (new URL(page.url()).port === `${town.port}`)
        await page.click('main a.button');
    await page.waitForURL(new RegExp(`:${town.paymentPort}/`));
    for (const name of behaviour)
        await page.check(`#${name}`);
    await page.click(`button[value=${outcome}]`);
    await page.waitForURL(new RegExp(`:${town.port}/`));
}

export async function shot(page, name) {
    await page.screenshot({path: path.join(artefacts, `${name}.png`), fullPage: true});
}

export function noProblems(page) {
    assert.deepEqual(page.problems, [], 'no script error and no violation of the content security policy');
}
