//! Many short lists as one flat array: small in memory, and written and read at its speed.

use std::collections::BTreeMap;

/// A list of values for each of a number of rows.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    /// Where the list of each row ends among the values.
    pub ends: Vec<u32>,
    /// The values of all rows, one row behind the other.
    pub values: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { ends: Vec::new(), values: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// The list of `row`; empty for one that is not there.
    pub fn of(&self, row: usize) -> &[T] {
        let begin = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(row).copied().unwrap_or(begin);
        self.values.get(begin as usize..end as usize).unwrap_or_default()
    }

    /// The lists in the order of their rows.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> + Clone {
        (0..self.ends.len()).map(|row| self.of(row))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.ends.len()
    }

    /// The same lists of other values.
    pub fn map<U>(&self, value: impl Fn(&T) -> U) -> Lists<U> {
        Lists { ends: self.ends.clone(), values: self.values.iter().map(value).collect() }
    }

    /// The same rows in other places: each row is what the one was that it comes with; empty without one.
    pub fn arranged(&self, origins: impl ExactSizeIterator<Item = Option<usize>>) -> Lists<T> {
        let mut arranged = Lists::with_capacity(origins.len(), self.values.len());
        for origin in origins {
            arranged.push(origin.map_or(&[][..], |row| self.of(row)).iter().copied());
        }
        arranged
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.values.extend(row);
        self.ends.push(self.values.len() as u32);
    }

    /// The lists of `parts`, one part behind the other.
    pub fn joined(parts: &[Lists<T>]) -> Lists<T> {
        let mut all = Lists::with_capacity(
            parts.iter().map(|part| part.ends.len()).sum(),
            parts.iter().map(|part| part.values.len()).sum(),
        );
        parts.iter().for_each(|part| all.append(part, 0..part.ends.len()));
        all
    }

    /// The same lists, but for `rows`.
    pub fn replaced(&self, rows: &BTreeMap<usize, Vec<T>>) -> Lists<T> {
        let more = rows.values().map(Vec::len).sum::<usize>();
        let mut all = Lists::with_capacity(self.ends.len(), self.values.len() + more);
        let mut next = 0;
        for (row, values) in rows {
            all.append(self, next..*row);
            all.push(values.iter().copied());
            next = row + 1;
        }
        all.append(self, next..self.ends.len());
        all.values.shrink_to_fit();
        all
    }

    /// Without rows, with room for so many.
    pub fn with_capacity(rows: usize, values: usize) -> Lists<T> {
        Lists { ends: Vec::with_capacity(rows), values: Vec::with_capacity(values) }
    }

    /// Adds `rows` of `other`.
    fn append(&mut self, other: &Lists<T>, rows: std::ops::Range<usize>) {
        let Some(ends) = other.ends.get(rows.clone()) else { return };
        let begin = rows.start.checked_sub(1).map_or(0, |before| other.ends[before]);
        let end = ends.last().copied().unwrap_or(begin);
        let shift = (self.values.len() as u32).wrapping_sub(begin);
        self.values.extend_from_slice(&other.values[begin as usize..end as usize]);
        self.ends.extend(ends.iter().map(|end| end.wrapping_add(shift)));
    }
}

impl<T: Copy + Default> Lists<T> {
    /// The lists of `rows` rows: each value goes to the row it comes with, where they stay in the order they come.
    pub fn grouped(rows: usize, values: impl Iterator<Item = (u32, T)> + Clone) -> Lists<T> {
        let mut ends = vec![0u32; rows];
        values.clone().for_each(|(row, _)| ends[row as usize] += 1);
        let mut all = 0;
        for end in &mut ends {
            let begin = all;
            all += *end;
            *end = begin; // where the next value of the row goes, and so in the end where the row ends
        }
        let mut placed = vec![T::default(); all as usize];
        for (row, value) in values {
            let next = &mut ends[row as usize];
            placed[*next as usize] = value;
            *next += 1;
        }
        Lists { ends, values: placed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lists: &Lists<u8>) -> String {
        lists.iter().map(|list| format!("{list:?}")).collect()
    }

    #[test]
    fn lists_are_grouped_joined_replaced_and_arranged() {
        let grouped = || Lists::grouped(4, [(2, 1), (0, 2), (2, 3), (3, 4)].into_iter());
        assert_eq!(shown(&grouped()), "[2][][1, 3][4]");
        let mut other = Lists::default();
        other.push([5, 6]);
        other.push([]);
        assert_eq!(shown(&Lists::joined(&[grouped(), Lists::default(), other])), "[2][][1, 3][4][5, 6][]");
        for (rows, expected) in [
            (vec![], "[2][][1, 3][4]"),
            (vec![(0, vec![])], "[][][1, 3][4]"),
            (vec![(1, vec![7, 8]), (3, vec![9])], "[2][7, 8][1, 3][9]"),
        ] {
            assert_eq!(shown(&grouped().replaced(&rows.into_iter().collect())), expected);
        }
        let arranged = grouped().arranged([Some(3), None, Some(2)].into_iter());
        assert_eq!(shown(&arranged), "[4][][1, 3]");
        assert_eq!(Lists::<u8>::default().of(0), [0u8; 0]);
    }
}
