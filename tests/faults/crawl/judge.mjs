// SPDX-License-Identifier: Apache-2.0
// What every answer of the server must be, whatever was asked.
import {read} from './html.mjs';

const headers = {
    'content-security-policy': 'default-src \'none\'; style-src \'self\'; script-src \'self\'; img-src \'self\' data:; connect-src \'self\'; font-src \'self\'; form-action \'self\'; '
        + 'frame-ancestors \'none\'; base-uri \'none\'; require-trusted-types-for \'script\'',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
const statuses = new Set([200, 201, 204, 303, 400, 401, 403, 404, 405, 408, 409, 410, 411, 413, 415, 417, 422, 429]);
const cookies = /^(todoke=[\w-]+|language=(ja|en)); Path=\/; (Max-Age=31536000; SameSite=Lax; HttpOnly|HttpOnly; SameSite=Lax)$/;
/** Words of the inside: places in the source, the database's own sentences, paths, exceptions. */
const inside = /\b[\w/]+\.(?:cpp|h|so)(?::\d+|\b.*?line \d+)|terminate called|std::|what\(\):|SQLITE_|sqlite3?[ :_]|near ".*?": syntax|SQLSTATE|PostgreSQL|libpq|\bSELECT .{1,80} FROM\b|Poco::|QSql|Segmentation|Traceback|\bat 0x[0-9a-f]{6}|root:x:0:0/;

/** What is typed begins and ends so; in an answer it may only stand escaped. */
export const mark = number => `<zq${number}"'&>`;
const unescaped = {html: /<\/?zq|zq\d+"(?:'|&#39;|&apos;)|&quot;'|'&(?:amp;)?(?:>|&gt;)/i, xml: /<\/?zq|["']&>/i}; // quotes are letters like others in the text of XML

/** What is wrong with an answer; an empty list if nothing is. `secrets`: what must stand in none; `bodyless`: it answers HEAD. */
export function faultsOf(answer, {secrets = [], bodyless = false} = {}) {
    const faults = [];
    const {status, headers: given, text} = answer;
    if (!statuses.has(status))
        faults.push(`status ${status}`);
    for (const [name, value] of Object.entries(headers)) {
        if (given[name] !== value)
            faults.push(`${name}: ${given[name]}`);
    }
    for (const [name, value] of Object.entries(given)) {
        const values = [value].flat();
        if (name.includes('zq') || values.some(one => unescaped.html.test(one) || /[^\x20-\x7e]/.test(one)))
            faults.push(`the field ${name}: ${value}`);
        if (/^(server|x-powered-by|access-control-.*)$/.test(name))
            faults.push(`a field that tells: ${name}`);
    }
    for (const cookie of given['set-cookie'] ?? []) {
        if (!cookies.test(cookie))
            faults.push(`the cookie ${cookie}`);
    }
    const type = given['content-type'] ?? '';
    const isAsset = /immutable/.test(given['cache-control'] ?? '');
    if (!isAsset && given['cache-control'] !== 'no-store')
        faults.push(`cache-control: ${given['cache-control']}`);
    if (status === 303 && !/^\/(?![/\\])[^\\]*$/.test(given.location ?? ''))
        faults.push(`leads to ${given.location}`);
    if (status !== 303 && given.location)
        faults.push('a location without being led there');
    if (text && !type)
        faults.push('content without a media type');
    const isAttachment = /^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.~%-]*$/.test(given['content-disposition'] ?? '');
    if (given['content-disposition'] && !isAttachment)
        faults.push(`content-disposition: ${given['content-disposition']}`);
    if (!isAsset && !isAttachment && text && !/^(text\/html|text\/plain|application\/json); charset=utf-8$/.test(type) && !/^image\/svg\+xml/.test(type))
        faults.push(`shown as ${type}`);
    if (inside.test(text) && !isAsset)
        faults.push(`the inside is told: ${inside.exec(text)[0]}`);
    for (const secret of secrets) {
        if (text.includes(secret))
            faults.push(`${secret} is told`);
    }
    if (bodyless && text)
        faults.push('a body for HEAD');
    return bodyless ? faults : [...faults, ...contentFaults(type, text)];
}

function contentFaults(type, text) {
    const faults = [];
    const isXml = /^(application\/(xhtml\+xml|xml)|image\/svg)/.test(type);
    const found = (isXml || type.startsWith('text/')) && unescaped[isXml ? 'xml' : 'html'].exec(text);
    if (found)
        faults.push(`not escaped: ${text.slice(Math.max(0, found.index - 80), found.index + 80)}`);
    if (type.startsWith('text/html')) {
        const {parts, faults: written} = read(text);
        faults.push(...written);
        if (!parts.some(part => part.name === 'h1'))
            faults.push('a page without a heading');
    } else if (isXml) {
        faults.push(...read(text, {xml: true}).faults);
    } else if (type.startsWith('application/json')) {
        try {
            JSON.parse(text);
        } catch (error) {
            faults.push(`no JSON: ${error.message}`);
        }
    }
    return faults;
}
