//! Words → the texts that hold them all, best first: for long texts, in which scattered letters are found by chance.

use super::fold::fold;
use super::fuzzy::Fuzzy;

/// The places of the `texts` that hold every word of `query` without regard to case and marks, best first;
/// all in their order when it is blank.
pub fn rank_words<T: AsRef<str>>(query: &str, texts: &[T]) -> Vec<usize> {
    let words: Vec<String> = query.split_whitespace().map(fold).collect();
    let holds = |text: &str| {
        let folded = fold(text);
        words.iter().all(|word| folded.contains(word.as_str()))
    };
    let holding: Vec<usize> = (0..texts.len()).filter(|place| holds(texts[*place].as_ref())).collect();
    Fuzzy::new(texts).rank_within(query, &holding)
}

#[cfg(test)]
mod tests {
    use super::rank_words;

    #[test]
    fn every_word_has_to_be_there() {
        let texts = ["García, Ana 2011 discs", "Melton 1970 spacing", "a g r c i a"];
        for (query, expected) in
            [("garcia", vec![0]), ("1970 mel", vec![1]), ("melton discs", vec![]), ("", vec![0, 1, 2])]
        {
            assert_eq!(rank_words(query, &texts), expected, "{query}");
        }
    }
}
