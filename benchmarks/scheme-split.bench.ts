import { loanCover } from '../src/pool/scheme/loan-cover.ts';
import { splitLoss } from '../src/pool/scheme/split-loss.ts';
import { decimalSplit } from '../test/pool/scheme/decimal-split.ts';
import { factsOf, zhongshan } from '../test/pool/scheme/rules.ts';
import type { Benchmark } from './harness.ts';

const LOSSES = 500;

export const bench: Benchmark = {
  question: 'How fast are 500 losses split on whole fen, against decimals?',
  cheap: true,
  gate: { atLeast: 10 },
  setup() {
    const losses = Array.from({ length: LOSSES }, (_, i) => 1_000 + ((i * 7_919_777) % 1_000_000_007));
    const texts = losses.map((fen) => (fen / 100).toFixed(2));
    const cover = loanCover(zhongshan, factsOf());
    const layers = cover.isCovered ? cover.layers : [];
    const { rules } = zhongshan;
    const terms = {
      ...{ id: rules.id, version: 1, title: rules.title, remainder: rules.remainder, poolParty: rules.poolParty },
      ...{
        compensationBase: 'principal' as const,
        poolSize: '1',
        isLimitedToBalance: true,
        leverage: null,
        maximumLoan: null,
      },
      layers: rules.layers.map(({ party, share }) => ({ party, share: share as string, perLoanCap: null })),
    } as const;
    const whole = (fen: number) => splitLoss(zhongshan, layers, { loss: fen, compensable: fen, otherPublic: 0 });
    const decimals = (principal: string) => decimalSplit(terms, { principal, interest: '0' });
    return {
      ours: () => losses.reduce((sum, fen) => sum + whole(fen).layers[0]!, 0),
      rival: () => texts.reduce((sum, text) => sum + Number(decimals(text).parts[0]!.amount), 0),
      check() {
        for (const [i, fen] of losses.entries()) {
          const { layers: parts, remainder } = whole(fen);
          const slow = decimals(texts[i]!).parts.map(({ amount }) => Number(amount.replace('.', '')));
          if (JSON.stringify([...parts, remainder]) !== JSON.stringify(slow))
            throw new Error(`they disagree on ${fen}`);
        }
      },
    };
  },
};
