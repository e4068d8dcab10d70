// SPDX-License-Identifier: Apache-2.0
// Loads the page anew when a file of the package was saved. What was typed goes into the draft first.
const shown = document.getElementById('preview').dataset.version;
const form = document.querySelector('main form[method=post][action*="/pages/"]');
let typed = false;
form?.addEventListener('input', () => { typed = true; });
const place = `preview:${location.pathname}`;
window.scrollTo(0, Number(sessionStorage.getItem(place) ?? 0));
sessionStorage.removeItem(place);

async function keep() {
    const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    fields.set('refresh', '1');
    await fetch(form.action, {method: 'POST', body: fields});
}

async function look() {
    try {
        const answer = await fetch('/preview/version');
        if (answer.ok && await answer.text() !== shown) {
            if (typed)
                await keep();
            sessionStorage.setItem(place, String(window.scrollY));
            location.replace(location.pathname + location.search);
            return;
        }
    } catch {
        // The preview was stopped; it may be started again.
    }
    setTimeout(look, 700);
}

setTimeout(look, 700);
