// Brings a heading or a label to the form in which the synonym tables are written.

const asciiOrCjk = /[a-z0-9\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]/

/**
 * Lower case, without accents, emoji, punctuation, leading numbers or what stands in parentheses.
 * Words without any plain letter (an emoji, or one that was decoded wrongly) come off.
 */
export function normalise(text: string): string {
  return (
    text
      .slice(0, 300)
      .replaceAll(/[([（【][^()[\]（）【】]{0,120}[)\]）】]/g, ' ')
      .toLowerCase()
      .normalize('NFD')
      // Latin accents only: Korean and Japanese decompose into marks that belong to the letter.
      .replaceAll(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N}ー]+/gu, ' ')
      .trim()
      .split(/\s+/)
      .filter((word) => asciiOrCjk.test(word))
      .join(' ')
      .replace(/^(?:(?:section|part|step|phase)? ?\d{1,2}(?: \d{1,2}){0,3} |[a-h] (?=\p{L}{3}))/u, '')
      .trim()
  )
}
