import { engineHash } from './engine-hash.ts';

interface Page {
  readonly body: { textContent: string };
}

const { document } = globalThis as { readonly document?: Page };
if (document === undefined) console.log(engineHash());
else document.body.textContent = engineHash();
