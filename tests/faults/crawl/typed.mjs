// SPDX-License-Identifier: Apache-2.0
// What is typed into forms: what somebody would type, what nobody would, and what an attacker does. A Buffer is sent as its bytes, which need not be UTF-8.
import {deflateRawSync, crc32} from 'node:zlib';
import {mark} from './judge.mjs';

const bytes = (...values) => Buffer.from(values);
const repeated = (text, times) => text.repeat(times);

/** Families of hostile values; each takes a number that makes the value one of its own. */
export const families = {
    markup: n => [mark(n), `"><zq${n} onfocus=alert(${n}) autofocus>`, `'><script>zq${n}</script>${mark(n)}`, `</textarea></title></select></dd>${mark(n)}`, `<!--${mark(n)}`, `]]>${mark(n)}`,
        `javascript:alert(${n})//${mark(n)}`, `&lt;zq${n}&gt;&#60;zq${n}&#x3e;${mark(n)}`, `\\u003czq${n}\\u003e`, `＜zq${n}＂＇＆＞`, `﹤zq${n}﹥${mark(n)}`, `data:text/html,${mark(n)}`],
    sql: n => [`' OR '1'='1' -- ${mark(n)}`, `'; DROP TABLE intake_draft; -- `, `1); SELECT pg_sleep(9); --`, `\\'; --${n}`, `%' UNION SELECT 1,2,3 -- ${mark(n)}`, `$1$$; --`, `0x27 OR 1=1`, `" OR ""="`],
    path: () => ['../../../../etc/passwd', '..\\..\\..\\windows\\win.ini', '/etc/passwd', 'file:///etc/passwd', '%2e%2e%2f%2e%2e%2fetc/passwd', '//evil.example/', '\\\\evil.example\\x', '.', '..', '/', 'CON', 'a/../../b'],
    header: n => [`x\r\nSet-Cookie: zq${n}=1\r\n\r\n${mark(n)}`, `x\nX-Zq: ${n}`, '%0d%0aX-Zq: 1', `x\u2028X-Zq: ${n}`, `a@b.example\r\nBcc: zq@evil.example`, `"x"; filename="zq.html"`],
    xml: n => [`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`, `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "${repeated('&c;', 50)}">]><b>&a;</b>`, `<![CDATA[${mark(n)}]]>`,
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>', `<?php zq${n} ?>`, '&undefined;'],
    template: n => [`{{{csrf}}}{{#x}}${mark(n)}`, '{{> layout}}', '[[Next]]', '%1 %2 %L1 %n %s', '${7*7}', '#{7*7}', '{{7*7}}', 'for i in 1..1000000000 return i', 'today() - duration("P1D")', '__proto__', 'constructor'],
    unicode: n => ['𠮷野 葛󠄀城', '\u0000', '\uFEFFx', 'a\u202Eb', `z${repeated('\u0301', 400)}`, repeated('ﷺ', 300), '\uFFFF', 'İıſK', '👩🏽‍🚒', '\u200B', `\u0008${mark(n)}`, bytes(0xED, 0xA0, 0x80), bytes(0xC0, 0xBC, 0x7A, 0x71), bytes(0xFF, 0xFE), bytes(0xE3, 0x81)],
    long: n => [repeated('あ', 20000), repeated('x', 100000), repeated('9', 5000), repeated(mark(n), 2000), repeated(' ', 50000), repeated('a\n', 20000)],
    number: () => ['-1', '0', '1e309', '-1e-400', 'NaN', 'Infinity', repeated('9', 40), '0x10', '１２３', '1,000,000,000,000', '٣', '-0', '1.5', '.', '+', '000000000000000000001', '2147483648', '9223372036854775808'],
    date: () => ['0', '99', '32', '-5', '令和999', '令和元', 'R0', 'H-3', '999999999', '2月', '二十九', '0000', '10000', '昭和64.5'],
    empty: () => ['', ' ', '\u3000', '\t', '\n'],
};

/** What a person might type into a field of that name. */
export function plausible(name, pick) {
    const last = name.split('.').at(-1);
    const known = [
        [/^family$/, '見本'], [/^given$/, '花子'], [/kana/i, 'ミホン　ハナコ'], [/^postcode$/, '000-0000'], [/^prefecture$/, '東京都'], [/^city$/, '見本区'], [/^town$/, '架空一丁目'],
        [/^block$/, '999番9号'], [/^building$/, '見本ハイツ101'], [/phone/i, '03-0000-0001'], [/email/i, `zq${Math.floor(pick() * 1e6)}@example.jp`], [/^password$/, 'a-long-pass-phrase-of-mine'],
        [/^(corporateNumber)$/, '8700110005901'], [/^copies$/, '1'], [/^grade$/, '2'], [/^chassis$/, '1234'], [/area|Area/, '3500'], [/lot/i, '1000番1'], [/amount|salary|pension|business|expenses/i, '1000000'],
        [/^month$/, '4'], [/^day$/, '1'], [/^q$/, '税'], [/^number$/, '2026-000001-1'], [/^secret$/, 'ABCD EFGH'], [/^code$/, 'AAAA-BBBB'], [/^name$/, '見本 花子'],
    ];
    if (last === 'year')
        return /\.born\.|\.(since|statusSince|inTokyoSince)\./.test(name) || /born/.test(name) ? '1990' : '2025';
    return known.find(([pattern]) => pattern.test(last))?.[1] ?? '借入れのため';
}

/** A zip of one member that says and is far more than it takes: 1 MiB of zeros a kilobyte, `times` over. */
export function bomb(name, times) {
    const local = [];
    const central = [];
    let offset = 0;
    const content = Buffer.alloc(1 << 20);
    const packed = deflateRawSync(content, {level: 9});
    const sum = crc32 ? crc32(content) : 0xA738EA1C;
    for (let i = 0; i < times; ++i) {
        const member = Buffer.from(`${i}${name}`);
        const head = Buffer.alloc(30);
        head.writeUInt32LE(0x04034b50, 0);
        head.writeUInt16LE(20, 4);
        head.writeUInt16LE(8, 8);
        head.writeUInt32LE(sum, 14);
        head.writeUInt32LE(packed.length, 18);
        head.writeUInt32LE(content.length, 22);
        head.writeUInt16LE(member.length, 26);
        const entry = Buffer.alloc(46);
        entry.writeUInt32LE(0x02014b50, 0);
        entry.writeUInt16LE(20, 4);
        entry.writeUInt16LE(20, 6);
        head.copy(entry, 10, 8, 30);
        entry.writeUInt32LE(offset, 42);
        local.push(head, member, packed);
        central.push(entry, member);
        offset += head.length + member.length + packed.length;
    }
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(times, 8);
    end.writeUInt16LE(times, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...local, directory, end]);
}

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Files that are not what they say, and names that are none. */
export const files = n => [
    {name: `${mark(n)}.pdf`, type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4\n${mark(n)}\n%%EOF\n`)},
    {name: 'page.pdf', type: 'text/html', bytes: Buffer.from(`<html><script>zq${n}</script></html>`)},
    {name: 'both.pdf', type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4\n<html><script>zq${n}</script>${mark(n)}\n%%EOF`)},
    {name: 'picture.svg', type: 'image/svg+xml', bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="zq${n}()"><script>zq${n}</script></svg>`)},
    {name: 'picture.pdf.exe', type: 'application/pdf', bytes: Buffer.from('MZ\u0090\u0000')},
    {name: 'x.php.png', type: 'image/png', bytes: Buffer.concat([bytes(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A), Buffer.from('<?php zq(); ?>')])},
    {name: 'bomb.zip', type: 'application/zip', bytes: bomb('zq', 40)},
    {name: 'slip.asice', type: 'application/vnd.etsi.asic-e+zip', bytes: bomb('/../../../../etc/zq', 1)},
    {name: 'signed.xml', type: 'application/xml', bytes: Buffer.from(`<!DOCTYPE x [<!ENTITY a "${repeated('&b;', 60)}"><!ENTITY b "${repeated('x', 999)}">]><x>&a;</x>`)},
    {name: 'signed.xml', type: 'application/xml', bytes: Buffer.from(repeated('<a>', 50000))},
    {name: 'test.pdf', type: 'application/pdf', bytes: Buffer.from(eicar)},
    {name: '', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4')},
    {name: 'empty.pdf', type: 'application/pdf', bytes: Buffer.alloc(0)},
    {name: '../../../../etc/cron.d/zq', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n')},
    {name: '..\\..\\zq.pdf\u0000.exe', type: 'x', bytes: Buffer.from('%PDF-1.4\n')},
    {name: `a.pdf"\r\nX-Zq: ${n}`, type: `text/html"\r\nX: <zq${n}>`, bytes: Buffer.from('%PDF-1.4\n')},
    {name: `${repeated('長', 3000)}.pdf`, type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n')},
    {name: '\u202Efdp.exe', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n')},
    {name: '.htaccess', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n')},
];

/** A small right PDF under a name. */
export const goodFile = name => ({name, type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')});
