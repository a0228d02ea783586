//! Many short texts as one: read one after the other or here and there without a detour through what they belong to.

/// Texts by their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    /// Where each text ends, in bytes.
    pub ends: Vec<u32>,
    pub text: String,
}

impl Texts {
    /// The text at `place`; empty if there is none.
    pub fn get(&self, place: usize) -> &str {
        let begin = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(begin);
        self.text.get(begin as usize..end as usize).unwrap_or_default()
    }

    /// The place of `text`, if the texts are sorted.
    pub fn place(&self, text: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }
}

impl<'t> FromIterator<&'t str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'t str>>(texts: I) -> Texts {
        let mut all = Texts::default();
        for text in texts {
            all.text.push_str(text);
            all.ends.push(all.text.len() as u32);
        }
        all.text.shrink_to_fit();
        all.ends.shrink_to_fit();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn each_text_is_at_its_place() {
        let texts: Texts = ["", "a", "bé", "c"].into_iter().collect();
        assert_eq!([0, 1, 2, 3, 4].map(|at| texts.get(at)), ["", "a", "bé", "c", ""]);
        assert_eq!(["", "c", "bé", "b"].map(|text| texts.place(text)), [Some(0), Some(3), Some(2), None]);
    }
}
