// SPDX-License-Identifier: Apache-2.0
// Reads a page of ours as strictly as we write it: every tag is closed, every attribute quoted, every `&` an entity, no `<`, `>` or quote in text.
// What a visitor typed can only stand in such a page if it was escaped; anything else is a fault.

const voids = new Set(['meta', 'link', 'input', 'br', 'hr', 'img', 'col']);
const forbidden = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'style', 'svg', 'math', 'template', 'marquee', 'noembed', 'xmp', 'plaintext']);
const entity = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9a-f]{1,6});)/i;
const tag = /<(\/?)([^\s<>"'/=]+)((?:\s+[^\s<>"'/=]+(?:="[^"<>]*")?)*)\s*(\/?)>/y;
const attribute = /\s+([^\s<>"'/=]+)(?:="([^"<>]*)")?/g;

const entities = {amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: '\u00A0'};

export function unescaped(text) {
    return text.replaceAll(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi, (whole, hex, decimal, name) =>
        name ? entities[name] ?? whole : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)));
}

/** The tags and texts of a page in their order, and what is wrong with how it is written. `xml`: any name, and no tag closes itself. */
export function read(source, {xml = false} = {}) {
    const faults = [];
    const parts = [];
    const open = [];
    const fault = (what, at) => faults.push(`${what} at: ${source.slice(Math.max(0, at - 60), at + 100)}`);
    let at = 0;
    if (xml) {
        at = /^\s*(<\?xml [^<>]*\?>)?(\s|<!--[^<>]*-->)*(<!DOCTYPE html>)?\s*/i.exec(source)[0].length;
    } else {
        if (!source.startsWith('<!DOCTYPE html>\n'))
            fault('a page begins with its document type', 0);
        at = '<!DOCTYPE html>'.length;
    }
    while (at < source.length && faults.length < 5) {
        const begin = source.indexOf('<', at);
        const text = source.slice(at, begin < 0 ? source.length : begin);
        if (/[>"]/.test(text) && !(xml && !text.includes('>')))
            fault('a raw character in text', at + text.search(/[>"]/));
        if (entity.test(text))
            fault('a raw & in text', at + text.search(entity));
        if (text)
            parts.push({text: unescaped(text)});
        if (begin < 0)
            break;
        tag.lastIndex = begin;
        const found = tag.exec(source);
        if (!found) {
            fault('no tag of ours', begin);
            break;
        }
        at = tag.lastIndex;
        const [, closing, name, written, empty] = found;
        if (closing) {
            if (open.pop() !== name)
                fault(`</${name}> closes nothing`, begin);
            parts.push({close: name});
            continue;
        }
        const attributes = {};
        for (const [, key, value = ''] of written.matchAll(attribute)) {
            if (key in attributes)
                fault(`${key} twice`, begin);
            if (entity.test(value))
                fault('a raw & in an attribute', begin);
            attributes[key] = unescaped(value);
        }
        parts.push({name, attributes});
        if (!xml)
            htmlFaults(name, attributes).forEach(what => fault(what, begin));
        if (!empty && !(voids.has(name) && !xml))
            open.push(name);
        // A script comes from a file of ours: nothing stands in it.
        if (!xml && name === 'script' && source.slice(at, at + 9) !== '</script>')
            fault('a script in the page', begin);
    }
    if (faults.length === 0 && open.length > 0)
        fault(`not closed: ${open.join(' ')}`, source.length);
    return {parts, faults};
}

function htmlFaults(name, attributes) {
    const faults = [];
    if (!/^[a-z][a-z0-9]*$/.test(name) || forbidden.has(name) || name.startsWith('zq'))
        faults.push(`a tag <${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
        if (!/^[a-z][a-z-]*$/.test(key) || /^(on|zq)|^(style|srcdoc|srcset|background|ping)$/.test(key))
            faults.push(`an attribute ${key}`);
        if (/^(href|src|action|formaction)$/.test(key) && !/^(\/(?![/\\])|#)/.test(value) && !/^http:\/\/localhost:\d+\/pay\/[\w-]+$/.test(value))
            faults.push(`${key} leads to ${value}`);
    }
    if (name === 'script' && !attributes.src?.startsWith('/assets/'))
        faults.push('a script that is none of ours');
    return faults;
}

/** Where a page leads: its links of this site, and its forms with their fields. */
export function waysOf({parts}) {
    const links = [];
    const forms = [];
    let form = null;
    let select = null;
    let area = null;
    for (const part of parts) {
        const {name, attributes} = part;
        if (area && part.text !== undefined)
            area.value += part.text;
        if (part.close === 'form')
            form = null;
        else if (part.close === 'select')
            select = null;
        else if (part.close === 'textarea')
            area = null;
        else if (name === 'a' && attributes.href?.startsWith('/'))
            links.push(attributes.href.split('#')[0]);
        else if (name === 'form')
            forms.push(form = {method: attributes.method ?? 'get', action: attributes.action ?? '', multipart: attributes.enctype === 'multipart/form-data', fields: []});
        else if (form && name === 'input')
            form.fields.push({name: attributes.name, type: attributes.type ?? 'text', value: attributes.value ?? '', checked: 'checked' in attributes});
        else if (form && name === 'button' && attributes.name)
            form.fields.push({name: attributes.name, type: 'button', value: attributes.value ?? ''});
        else if (form && name === 'textarea')
            form.fields.push(area = {name: attributes.name, type: 'textarea', value: ''});
        else if (form && name === 'select')
            form.fields.push(select = {name: attributes.name, type: 'select', value: '', options: []});
        else if (select && name === 'option') {
            select.options.push(attributes.value ?? '');
            if ('selected' in attributes)
                select.value = attributes.value;
        }
    }
    return {links: [...new Set(links)], forms};
}
