// What the bytes 0x80 to 0xFF mean in the legacy encodings that UTF-8 is most often taken for.

export type LegacyEncoding = 'macroman' | 'windows-1252' | 'windows-1254'

// The Unicode consortium's tables (MAPPINGS/VENDORS/APPLE/ROMAN.TXT, MICSFT/WINDOWS/CP1252.TXT, CP1254.TXT); a byte
// that they leave undefined is the control character of the same number, as browsers read it.
const upperHalves: Readonly<Record<LegacyEncoding, string>> = {
  'windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß' +
    'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  'windows-1254':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008d\u008e\u008f\u0090‘’“”•–—˜™š›œ\u009d\u009eŸ' +
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß' +
    'àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ',
  macroman:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü' +
    '†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ' +
    '‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
}

/** For each encoding, the byte of each character outside ASCII. */
export const legacyBytes: ReadonlyMap<LegacyEncoding, ReadonlyMap<string, number>> = new Map(
  (['windows-1252', 'windows-1254', 'macroman'] as const).map((name) => [
    name,
    new Map(Array.from(upperHalves[name], (character, index) => [character, 0x80 + index])),
  ]),
)

/** Reads bytes as Windows-1252, which gives every byte a meaning. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const upper = upperHalves['windows-1252']
  let text = ''
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upper.charAt(byte - 0x80)
  return text
}
