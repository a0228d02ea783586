//! Names as they are compared.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `name` as names are compared: NFC, lower case.
pub(crate) fn fold(name: &str) -> String {
    match name.is_ascii() {
        true => name.to_ascii_lowercase(),
        false => nfc(name).to_lowercase(),
    }
}

/// `name` in NFC.
pub(crate) fn nfc(name: &str) -> String {
    if is_nfc(name) { name.to_string() } else { name.nfc().collect() }
}
