/** What an operator does: the second question, the request, and what became of it. */

import { el } from './dom.js';
import { t } from './texts.js';

/** Does something; a question is {title, text, verb}, and asked first where something ends. */
export async function act(ctx, { question = null, run, done }) {
  if (ctx.acting || question && !await confirmed(question)) {
    return;
  }
  ctx.acting = true;
  ctx.say('quiet', t('action.working'));
  try {
    await run();
    ctx.say('good', t(done.key, done));
    await ctx.reload();
    keepFocus();
  } catch (error) {
    ctx.fail(error);
  } finally {
    ctx.acting = false;
  }
}

/** What was pressed may be gone with its row. */
function keepFocus() {
  if (document.activeElement === document.body) {
    document.querySelector('h1').focus();
  }
}

/** Asks a second time; true if the operator means it. */
export function confirmed({ title, text, verb }) {
  return new Promise(resolve => {
    const dialog = el('dialog', { 'aria-labelledby': 'question', 'aria-describedby': 'consequence' },
      el('h2', { id: 'question' }, title),
      el('p', { id: 'consequence' }, text),
      el('div.buttons',
        el('button', { type: 'button', autofocus: true, on: { click: () => dialog.close('') } }, t('action.leave')),
        el('button.danger', { type: 'button', on: { click: () => dialog.close('yes') } }, verb)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
