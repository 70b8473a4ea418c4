import type { SizedPool } from '../workflow/size-pool.ts';
import { list, page, paragraph, section, table } from './html.ts';
import { STYLE } from './page-style.ts';
import { exhaustionPicture, fanPicture, needPicture } from './pool-size-charts.ts';
import { needTable, noteLines, outlookTable, partyTable, repeatLines, requirementLines } from './pool-size-tables.ts';
import { sizeIdentity } from './pool-size-text.ts';
import { saySizeIn } from './pool-size-words.ts';
import { escapeText, type Picture, picture, pictureFile } from './svg.ts';
import { type Unit, unitFor } from './unit.ts';
import { type Language, sayIn } from './words.ts';

function unitOf({ size, rules }: SizedPool, language: Language): Unit {
  return unitFor(
    Math.max(size.opening, size.requirement.required.estimate) / 100,
    rules.currency ?? '',
    language,
    sayIn(language),
  );
}

/** The three pictures of a pool's size as files: balance over time, exhaustion by quarter, need by probability. */
export function poolSizePictures(
  sized: SizedPool,
  language: Language,
): Readonly<Record<'fan' | 'exhaustion' | 'need', string>> {
  const say = saySizeIn(language);
  const unit = unitOf(sized, language);
  const file = (one: Picture): string => pictureFile(one, STYLE);
  return {
    fan: file(fanPicture(sized, unit, say)),
    exhaustion: file(exhaustionPicture(sized, unit, say)),
    need: file(needPicture(sized, unit, say)),
  };
}

/** A pool's size as a page that stands alone. */
export function poolSizeHtml(sized: SizedPool, language: Language): string {
  const say = saySizeIn(language);
  const unit = unitOf(sized, language);
  return page(language, say('title'), [
    `<header><h1>${escapeText(say('title'))}</h1>`,
    paragraph(sizeIdentity(sized, language, say), 'soft'),
    '</header>',
    section(say('required'), [list(requirementLines(sized, say))]),
    section(say('needs'), [picture(needPicture(sized, unit, say)), table(needTable(sized, say))]),
    section(say('outlook'), [picture(exhaustionPicture(sized, unit, say)), table(outlookTable(sized, say))]),
    section(say('fan'), [picture(fanPicture(sized, unit, say))]),
    section(say('parties'), [table(partyTable(sized, language, say))]),
    section(say('notes'), [list(noteLines(sized, language))]),
    section(say('repeat'), [list(repeatLines(sized, say))]),
  ]);
}
