'use strict';

const CALLERS = 100;

const byId = (id) => document.getElementById(id);

/** Writes a text where it has changed: a screen reader speaks what is written, and a selection would be lost. */
function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** The lines of a page of the application, each split into words. */
async function lines(path, options) {
  const response = await fetch(path, {cache: 'no-store', ...options});
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return (await response.text()).trim().split('\n').filter(Boolean).map((line) => line.split(' '));
}

const post = (path, fields) => lines(path, {method: 'POST', body: new URLSearchParams(fields)});

/** What the filter said since it had said so much: a script itself sees only where redirects end. */
async function decisions(since) {
  return (await lines('/control/decisions')).filter((words) => Number(words[0]) > since);
}

async function lastDecision() {
  const all = await decisions(0);
  return all.length ? Number(all[all.length - 1][0]) : 0;
}

/** The request of a form: a field with data-header becomes a header, the others are the body. */
function requestOf(form, button) {
  const headers = {};
  for (const field of [...form.elements, button]) {
    if (field && field.dataset.header && (field.tagName !== 'BUTTON' || field === button)) {
      headers[field.dataset.header] = field.value;
    }
  }
  const method = form.method.toUpperCase();
  const body = method === 'POST' ? new URLSearchParams(new FormData(form)) : undefined;
  return {method, headers, body, cache: 'no-store'};
}

/** What a person reads of an answer: plain text, or what a page of the application quotes. */
async function textOf(response) {
  const text = await response.text();
  const html = (response.headers.get('Content-Type') || '').startsWith('text/html');
  const quoted = html ? new DOMParser().parseFromString(text, 'text/html').querySelector('pre') : null;
  return (quoted ? quoted.textContent : text).trim().split('\n').join(', body ');
}

/** Sends a request and tells what became of it, in pairs of a word and a text. */
async function attempt(path, request) {
  const since = await lastDecision();
  const sent = [`${request.method} ${path}`];
  Object.entries(request.headers).forEach(([name, value]) => sent.push(`${name}: ${value}`));
  if (request.body && request.body.toString()) {
    sent.push(`body ${request.body}`);
  }
  let end;
  try {
    const response = await fetch(path, request);
    const where = response.redirected ? new URL(response.url) : null;
    const place = where && where.origin !== location.origin ? ` from ${where.origin}` : '';
    end = `${response.status}${place}: ${await textOf(response)}`;
  } catch (failed) {
    end = path.startsWith('/pay/')
      ? 'no answer from where the redirect leads. The health check has not noticed yet: try again.'
      : failed.message;
  }
  const said = (await decisions(since))
    .map((words) => words.slice(1).join(' '))
    .filter((line) => line.startsWith(`${request.method} ${path} -> `))
    .map((line) => line.split(' -> ')[1]);
  return [['Sent', sent.join(', ')], ['Filter', said[0] || 'let it pass'], ['Answer', end]];
}

function show(card, rows) {
  card.querySelector('.outcome').replaceChildren(...rows.map(([word, text]) => {
    const row = document.createElement('p');
    const name = document.createElement('b');
    name.textContent = word;
    const said = document.createElement('span');
    said.textContent = text;
    row.append(name, said);
    return row;
  }));
}

/** Does something for a card; what goes wrong is told there. */
async function inCard(element, action) {
  const card = element.closest('li');
  try {
    const rows = await action();
    if (rows) {
      show(card, rows);
    }
  } catch (failed) {
    show(card, [['Failed', `${failed.message}. Does the application still run?`]]);
  }
}

for (const form of document.querySelectorAll('form[data-try]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = event.submitter;
    inCard(form, async () => {
      const action = button && button.getAttribute('formaction') || form.getAttribute('action');
      const path = new URL(action, location).pathname;
      const request = requestOf(form, button);
      const times = Number(button && button.dataset.times || 1);
      const rows = [];
      for (let i = 1; i <= times; i++) {
        const answer = await attempt(path, request);
        rows.push(...(times > 1 ? [[`${i}.`, answer[1][1]]] : answer));
      }
      return rows;
    });
  });
}

// A share of the callers

let asked = 0;

async function askAsAllCallers() {
  const round = ++asked;
  const dots = [...byId('callers').children];
  const answers = await Promise.all(dots.map(async (dot, i) => {
    const response = await fetch('/checkout/v1/orders', {headers: {'X-Caller': `caller-${i + 1}`}, cache: 'no-store'});
    return {moved: response.redirected, closed: !response.ok};
  }));
  if (round === asked) { // else the slider has moved on
    dots.forEach((dot, i) => dot.classList.toggle('moved', answers[i].moved));
    say(byId('callers-told'), answers.every((answer) => answer.closed)
      ? 'The site is closed, for all callers.'
      : `${answers.filter((answer) => answer.moved).length} of ${CALLERS} callers were moved: `
        + 'so few meet the share only roughly. A larger one only moves more.');
  }
}

function prepareShare() {
  byId('callers').append(...Array.from({length: CALLERS}, () => document.createElement('span')));
  const slider = byId('share');
  slider.addEventListener('input', () => {
    byId('share-now').value = `${slider.value} %`;
  });
  slider.addEventListener('change', () => inCard(slider, async () => {
    await post('/control/values', {name: 'share.new-checkout', value: `${slider.value}%`});
    await refresh();
  }));
}

// Switch and servers

let values = {};
let servers = {};

/** Reads what the rules depend on now, as another page or curl may have changed it. */
async function refresh() {
  const before = values;
  values = Object.fromEntries((await lines('/control/values')).map(([name, value, state]) => [name, {value, state}]));
  servers = Object.fromEntries((await lines('/control/servers')).map(([name, state]) => [name, state]));
  const closed = values['switch.maintenance']?.value === 'on';
  say(byId('maintenance-now'), closed ? 'The site is closed.' : 'The site is open.');
  say(byId('maintenance'), closed ? 'Open the site' : 'Close the site');
  for (const row of document.querySelectorAll('[data-server]')) {
    const name = row.dataset.server;
    const runs = servers[name] === 'runs';
    say(row.querySelector('button'), `${runs ? 'Stop' : 'Start'} ${name}`);
    say(row.querySelector('span'), `${runs ? 'runs' : 'is stopped'}; the check says ${values[`health.${name}`].state}`);
  }
  const share = values['share.new-checkout'].value.replace(/^0-|%/g, '');
  if (document.activeElement !== byId('share')) {
    byId('share').value = share;
    byId('share-now').value = `${share} %`;
  }
  if (['share.new-checkout', 'switch.maintenance'].some((name) => before[name]?.value !== values[name].value)) {
    await askAsAllCallers();
  }
}

byId('maintenance').addEventListener('click', (event) => inCard(event.target, async () => {
  const closed = values['switch.maintenance']?.value === 'on';
  await post('/control/values', {name: 'switch.maintenance', value: closed ? 'off' : 'on'});
  await refresh();
}));

for (const row of document.querySelectorAll('[data-server]')) {
  row.querySelector('button').addEventListener('click', () => inCard(row, async () => {
    const name = row.dataset.server;
    await post('/control/servers', {server: name, do: servers[name] === 'stopped' ? 'start' : 'stop'});
    await refresh();
  }));
}

prepareShare();
inCard(byId('share'), refresh);
setInterval(() => {
  if (document.visibilityState === 'visible') {
    refresh().catch(() => {}); // it says so where somebody tries something
  }
}, 1000);
