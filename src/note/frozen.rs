//! Many notes as bytes, and back. What comes back shares one block, so that this costs next to nothing.

use super::Stamp;
use super::model::Note;
use super::packed::{Block, Place, extent, numbers as numbers_of};
use std::sync::Arc;

/// Some notes as bytes: where each lies, their numbers, their text.
pub type Frozen = [Vec<u8>; 3];

/// The numbers that say where a note lies: text, its length, numbers, width, stamp (two), size.
const SEAT: usize = 7;

/// So many bytes of text are frozen together: blocks few enough to read at once and many enough to share among threads.
const BLOCK: usize = 2 << 20;

/// `notes` as bytes, in their order: some of them with each step.
pub fn freeze(notes: &[Arc<Note>]) -> impl Iterator<Item = Frozen> {
    let mut rest = notes;
    std::iter::from_fn(move || {
        let (now, later) = rest.split_at(together(rest));
        rest = later;
        (!now.is_empty()).then(|| freeze_together(now))
    })
}

/// How many of the first notes are to share a block.
fn together(notes: &[Arc<Note>]) -> usize {
    let mut bytes = 0;
    let fits = |note: &&Arc<Note>| {
        let begins = bytes < BLOCK;
        bytes += note.place.text_bytes as usize;
        begins
    };
    notes.iter().take_while(fits).count()
}

fn freeze_together(notes: &[Arc<Note>]) -> Frozen {
    let [mut seats, mut numbers, mut text] = Frozen::default();
    for note in notes {
        let Place { text_bytes, wide, .. } = note.place;
        let Stamp { size, changed } = note.stamp;
        let seat: [u64; SEAT] = [
            text.len() as u64,
            u64::from(text_bytes),
            numbers.len() as u64,
            u64::from(wide),
            size,
            changed.cast_unsigned(),
            note.bytes,
        ];
        seats.extend_from_slice(seat.map(u64::to_le_bytes).as_flattened());
        numbers.extend_from_slice(numbers_of(&note.block, note.place));
        text.extend_from_slice(note.block.text_of(note.place).as_bytes());
    }
    [seats, numbers, text]
}

/// The notes of one step of [`freeze`], in their order. `None` for bytes that are none; those that only look right make notes
/// without meaning, and nothing worse.
pub fn thaw([seats, numbers, text]: Frozen) -> Option<Vec<Arc<Note>>> {
    let text = String::from_utf8(text).ok()?.into_boxed_str();
    let block = Arc::new(Block { text, numbers: numbers.into() });
    let (seats, []) = seats.as_chunks::<8>() else { return None };
    let (seats, []) = seats.as_chunks::<SEAT>() else { return None };
    seats.iter().map(|seat| seated(&block, seat.map(u64::from_le_bytes)).map(Arc::new)).collect()
}

/// The note of `block` that a seat tells of, if it has the numbers it says.
fn seated(block: &Arc<Block>, seat: [u64; SEAT]) -> Option<Note> {
    let [text, text_bytes, numbers, wide, size, changed, bytes] = seat;
    let number = |number: u64| u32::try_from(number).ok();
    let place = Place {
        text: number(text)?,
        text_bytes: number(text_bytes)?,
        numbers: number(numbers)?,
        wide: wide > 0,
    };
    let text_ends = place.text as usize + place.text_bytes as usize;
    let numbers_end = place.numbers as usize + extent(block, place);
    let there = text_ends <= block.text.len() && numbers_end <= block.numbers.len();
    let stamp = Stamp { size, changed: changed.cast_signed() };
    there.then(|| Note { block: Arc::clone(block), place, stamp, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::note::parse;

    /// Notes with everything there is: none, one and many of each.
    fn notes() -> Vec<Arc<Note>> {
        let long = "# a heading of a long note\n".repeat(3_000);
        let texts = [
            "",
            "---\ntags: [a, b]\naliases: One\nup: \"[[x|y]]\"\ncreated: 2020-01-01\n---\n# Títle\n\n#tag and [[Títle|text]] @key2020.",
            "one [two\nlines](a.md#anchor) ![[embed]] <https://doi.org/10.1000/x.y>\n\nfield:: [[x]]",
            long.as_str(),
        ];
        let parsed = texts.iter().zip(0u32..).map(|(text, nth)| {
            let (note, _) = parse(&format!("Folder/note {nth}.md"), text, &Settings::default());
            note.stamped(Stamp { size: 5, changed: -i64::from(nth) })
        });
        parsed.map(Arc::new).collect()
    }

    fn thawed(notes: &[Arc<Note>]) -> Vec<Arc<Note>> {
        freeze(notes).flat_map(|frozen| thaw(frozen).unwrap()).collect()
    }

    #[test]
    fn notes_come_back_as_they_were() {
        let notes = notes();
        let back = thawed(&notes);
        assert_eq!(back, notes);
        assert_eq!(format!("{back:?}"), format!("{notes:?}"));
        assert_eq!(thawed(&back), notes, "also those that share a block");
        assert_eq!(thawed(&back[1..2]), notes[1..2], "also some of them");
    }

    #[test]
    fn many_notes_are_frozen_in_steps() {
        let notes: Vec<Arc<Note>> = notes().into_iter().cycle().take(200).collect();
        assert!(freeze(&notes).count() > 1);
        assert_eq!(thawed(&notes), notes);
        assert_eq!(freeze(&[]).count(), 0);
    }

    #[test]
    fn bytes_that_mean_nothing_harm_nobody() {
        let notes = notes();
        let whole = freeze(&notes).next().unwrap();
        arbtest::arbtest(|u| {
            let mut bytes = whole.clone();
            for _ in 0..u.int_in_range(1..=4)? {
                let section = u.choose_iter(bytes.iter_mut())?;
                let at = u.choose_index(section.len())?;
                match u.ratio(1, 4)? {
                    true => section.truncate(at),
                    false => section[at] = u.arbitrary()?,
                }
                if section.is_empty() {
                    break;
                }
            }
            let _ = thaw(bytes).map(|notes| format!("{notes:?}"));
            Ok(())
        });
    }
}
