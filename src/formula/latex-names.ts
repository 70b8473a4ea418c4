/** Greek letters that LaTeX has a command for, as written and as spelt. */
const GREEK: Readonly<Record<string, string>> = {
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'varepsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota' },
  ...{ κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau', υ: 'upsilon' },
  ...{ φ: 'varphi', χ: 'chi', ψ: 'psi', ω: 'omega', Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi' },
  ...{ Π: 'Pi', Σ: 'Sigma', Υ: 'Upsilon', Ψ: 'Psi', Ω: 'Omega' },
};
const SPELT = new Set([...Object.values(GREEK), 'epsilon', 'phi']);

/** A name in LaTeX: letters and Greek as symbols, figures after them as an index, words upright or in italics. */
export function nameLatex(name: string): string {
  const [, letters = name, figures = ''] = /^(.*?)_?(\d*)$/u.exec(name) ?? [];
  const command = GREEK[letters] ?? (SPELT.has(letters) ? letters : undefined);
  const symbol = command === undefined ? (/^[a-zA-Z]$/.test(letters) ? letters : undefined) : `\\${command}`;
  if (symbol !== undefined) return figures === '' ? symbol : `${symbol}_{${figures}}`;
  const word = name.replaceAll('_', '\\_');
  return /^[\w\\]+$/.test(word) ? `\\mathit{${word}}` : `\\text{${word}}`;
}

/** A symbol with an index, beside the one it has. */
export function under(symbol: string, index: string): string {
  return symbol.endsWith('}') && symbol.includes('_{') ? `${symbol.slice(0, -1)},${index}}` : `${symbol}_{${index}}`;
}
