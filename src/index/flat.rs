//! Flat arrays of an index as bytes, and back. What comes back leads only to places that are there: whoever made the bytes,
//! nothing is looked up in vain.

use super::hashes::Hashes;
use super::ids::{Backlink, NoteId, PointedAt, Resolution, Resolved, SourceId, TagId};
use super::lists::Lists;
use super::tags::Using;

/// How many there are of everything an array can lead to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub notes: usize,
    pub attachments: usize,
    pub tags: usize,
    pub sources: usize,
}

/// A value of always equally many bytes.
pub(super) trait Flat<const N: usize>: Copy {
    fn bytes(self) -> [u8; N];
    /// `None` for a value that leads to what is not among `counts`.
    fn read(bytes: [u8; N], counts: Counts) -> Option<Self>;
}

/// `values` as bytes.
pub(super) fn freeze<T: Flat<N>, const N: usize>(values: &[T]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(values.len() * N);
    values.iter().for_each(|value| bytes.extend_from_slice(&value.bytes()));
    bytes
}

/// The values that `bytes` are.
pub(super) fn thaw<T: Flat<N>, const N: usize>(bytes: &[u8], counts: Counts) -> Option<Vec<T>> {
    let (values, []) = bytes.as_chunks::<N>() else { return None };
    values.iter().map(|value| T::read(*value, counts)).collect()
}

/// `lists` as bytes: where they end, then their values.
pub(super) fn freeze_lists<T: Flat<N>, const N: usize>(lists: &Lists<T>) -> [Vec<u8>; 2] {
    [freeze(&lists.ends), freeze(&lists.values)]
}

/// The lists that `ends` and `values` are, if they are those of so many rows.
pub(super) fn thaw_lists<T: Flat<N>, const N: usize>(
    [ends, values]: &[Vec<u8>; 2],
    rows: usize,
    counts: Counts,
) -> Option<Lists<T>> {
    let lists = Lists { ends: thaw::<u32, 4>(ends, counts)?, values: thaw(values, counts)? };
    let all = lists.ends.last().map_or(0, |end| *end as usize);
    (lists.ends.len() == rows && lists.ends.is_sorted() && all == lists.values.len()).then_some(lists)
}

/// The names of `owners` things that `bytes` are.
pub(super) fn thaw_names(bytes: &[u8], owners: usize, counts: Counts) -> Option<Hashes> {
    let entries: Vec<u64> = thaw(bytes, counts)?;
    let there = entries.iter().all(|entry| (*entry as u32 as usize) < owners);
    (there && entries.is_sorted()).then(|| Hashes::of_sorted(entries))
}

impl Flat<4> for u32 {
    fn bytes(self) -> [u8; 4] {
        self.to_le_bytes()
    }

    fn read(bytes: [u8; 4], _: Counts) -> Option<Self> {
        Some(u32::from_le_bytes(bytes))
    }
}

impl Flat<8> for u64 {
    fn bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    fn read(bytes: [u8; 8], _: Counts) -> Option<Self> {
        Some(u64::from_le_bytes(bytes))
    }
}

impl Flat<4> for NoteId {
    fn bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    fn read(bytes: [u8; 4], counts: Counts) -> Option<Self> {
        place(bytes, counts.notes).map(NoteId)
    }
}

impl Flat<4> for TagId {
    fn bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    fn read(bytes: [u8; 4], counts: Counts) -> Option<Self> {
        place(bytes, counts.tags).map(TagId)
    }
}

impl Flat<4> for Using {
    fn bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    fn read(bytes: [u8; 4], counts: Counts) -> Option<Self> {
        let using = Using(u32::from_le_bytes(bytes));
        ((using.tag() as usize) < counts.tags).then_some(using)
    }
}

impl Flat<4> for SourceId {
    fn bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    fn read(bytes: [u8; 4], counts: Counts) -> Option<Self> {
        place(bytes, counts.sources).map(SourceId)
    }
}

/// None is the last place, which no vault has.
impl Flat<4> for Option<SourceId> {
    fn bytes(self) -> [u8; 4] {
        self.map_or(u32::MAX, |id| id.0).to_le_bytes()
    }

    fn read(bytes: [u8; 4], counts: Counts) -> Option<Self> {
        if bytes == [u8::MAX; 4] { Some(None) } else { SourceId::read(bytes, counts).map(Some) }
    }
}

impl Flat<4> for Resolved {
    fn bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    fn read(bytes: [u8; 4], counts: Counts) -> Option<Self> {
        let resolved = Resolved(u32::from_le_bytes(bytes));
        let there = match resolved.get() {
            Resolution::Note(id) | Resolution::Alias(id) => (id.0 as usize) < counts.notes,
            Resolution::Attachment(place) => (place as usize) < counts.attachments,
            Resolution::Ambiguous | Resolution::Unresolved => true,
        };
        there.then_some(resolved)
    }
}

impl Flat<8> for Backlink {
    fn bytes(self) -> [u8; 8] {
        pair(self.from.0, self.link)
    }

    fn read(bytes: [u8; 8], counts: Counts) -> Option<Self> {
        let (from, link) = split(bytes);
        Some(Backlink { from: NoteId::read(from, counts)?, link: u32::from_le_bytes(link) })
    }
}

impl Flat<8> for PointedAt {
    fn bytes(self) -> [u8; 8] {
        pair(self.from.0, self.relation)
    }

    fn read(bytes: [u8; 8], counts: Counts) -> Option<Self> {
        let (from, relation) = split(bytes);
        Some(PointedAt { from: NoteId::read(from, counts)?, relation: u32::from_le_bytes(relation) })
    }
}

impl Flat<8> for (NoteId, SourceId) {
    fn bytes(self) -> [u8; 8] {
        pair(self.0.0, self.1.0)
    }

    fn read(bytes: [u8; 8], counts: Counts) -> Option<Self> {
        let (note, source) = split(bytes);
        Some((NoteId::read(note, counts)?, SourceId::read(source, counts)?))
    }
}

fn place(bytes: [u8; 4], count: usize) -> Option<u32> {
    let place = u32::from_le_bytes(bytes);
    ((place as usize) < count).then_some(place)
}

fn pair(one: u32, other: u32) -> [u8; 8] {
    (u64::from(other) << 32 | u64::from(one)).to_le_bytes()
}

fn split(bytes: [u8; 8]) -> ([u8; 4], [u8; 4]) {
    let [a, b, c, d, e, f, g, h] = bytes;
    ([a, b, c, d], [e, f, g, h])
}
