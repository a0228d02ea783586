//! Sub- and superscripts in the characters Unicode has for them, where it has all of a text.

/// The characters that have a superscript, and these. The `T` of a transposed matrix is often set without serifs.
const RAISED: (&str, &str) = (
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθ𝖳",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵀ",
);
/// The characters that have a subscript, and these.
const LOWERED: (&str, &str) =
    ("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");
/// More than a word in small letters is hard to read.
const LONGEST: usize = 12;

/// `text` as a superscript; none where a character has none.
pub(super) fn raised(text: &str) -> Option<String> {
    set_in(RAISED, text)
}

/// `text` as a subscript; none where a character has none.
pub(super) fn lowered(text: &str) -> Option<String> {
    set_in(LOWERED, text)
}

/// Whether `c` is a superscript or a subscript itself.
pub(super) fn is_set(c: char) -> bool {
    RAISED.1.contains(c) || LOWERED.1.contains(c)
}

fn set_in((plain, set): (&str, &str), text: &str) -> Option<String> {
    let of = |c: char| plain.chars().zip(set.chars()).find(|(own, _)| *own == c).map(|(_, set)| set);
    if text.chars().count() > LONGEST {
        return None;
    }
    text.chars().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_or_none() {
        let check = |text: &str, up: Option<&str>, down: Option<&str>| {
            assert_eq!((raised(text).as_deref(), lowered(text).as_deref()), (up, down), "{text}");
        };
        check("2", Some("²"), Some("₂"));
        check("n+1", Some("ⁿ⁺¹"), Some("ₙ₊₁"));
        check("th", Some("ᵗʰ"), Some("ₜₕ"));
        check("q", None, None);
        check("max", Some("ᵐᵃˣ"), Some("ₘₐₓ"));
        check("a word", None, None);
        check("thirteenchars", None, None);
        assert!(is_set('ⁿ') && is_set('₁') && !is_set('n'));
    }

    #[test]
    fn each_character_has_its_own() {
        for (plain, set) in [RAISED, LOWERED] {
            assert_eq!(plain.chars().count(), set.chars().count());
        }
    }
}
