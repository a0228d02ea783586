//! Names as they are compared.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `name` as names are compared: NFC, lower case.
pub(crate) fn fold(name: &str) -> String {
    match name.is_ascii() {
        true => name.to_ascii_lowercase(),
        false => nfc(name).to_lowercase(),
    }
}

/// Whether two names are one but for case.
pub(super) fn same(one: &str, other: &str) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => one.eq_ignore_ascii_case(other),
        false => one == other || fold(one) == fold(other),
    }
}

/// `name` in NFC.
pub(crate) fn nfc(name: &str) -> Cow<'_, str> {
    if is_nfc(name) { name.into() } else { name.nfc().collect::<String>().into() }
}
