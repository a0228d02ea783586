//! A table of words as bytes, and back. Whatever the bytes are, it reads them or gives up.

use super::Words;

pub(super) fn encode(table: &Words) -> Vec<Vec<u8>> {
    let keys = table.keys.iter().flat_map(|key| key.to_le_bytes()).collect();
    let ends = table.ends.iter().flat_map(|end| end.to_le_bytes()).collect();
    vec![keys, table.words.clone(), ends, table.notes.clone()]
}

pub(super) fn decode(blocks: Vec<Vec<u8>>) -> Option<Words> {
    let [keys, words, ends, notes] = <[Vec<u8>; 4]>::try_from(blocks).ok()?;
    let (keys, []) = keys.as_chunks::<8>() else { return None };
    let (ends, []) = ends.as_chunks::<4>() else { return None };
    let keys = keys.iter().map(|key| u64::from_le_bytes(*key)).collect();
    let ends: Vec<u32> = ends.iter().map(|end| u32::from_le_bytes(*end)).collect();
    let each_has_an_end = memchr::memchr_iter(b'\n', &words).count() == ends.len() + 1;
    let whole = ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == notes.len();
    (each_has_an_end && whole).then_some(Words { keys, words, ends, notes })
}
