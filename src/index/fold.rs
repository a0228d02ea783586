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

/// `name` in NFC.
pub(crate) fn nfc(name: &str) -> Cow<'_, str> {
    if is_nfc(name) { name.into() } else { name.nfc().collect::<String>().into() }
}
