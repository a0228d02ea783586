//! Addresses as they may leave the program: to a browser, in a hyperlink, in a QR code. Where they come from is untrusted.

use std::fmt::Write;

/// The schemes that are offered.
const SCHEMES: [&str; 3] = ["http://", "https://", "zotero://"];
/// The resolver of `doi:` addresses, which no browser knows.
const RESOLVER: &str = "https://doi.org/";
/// The longest address, in bytes; browsers and terminals take little more.
const LONGEST: usize = 2000;

/// `address` as it may be offered: http, https, doi (as its doi.org address) and zotero only, and of printable ASCII only,
/// the rest of it percent-encoded. `None` for any other scheme, for nothing behind the scheme, and for more than
/// 2,000 bytes.
pub fn offered(address: &str) -> Option<String> {
    let address = address.trim();
    let doi = || Some((RESOLVER, behind(address, "doi:")?.trim_start()));
    let known = SCHEMES.iter().find_map(|scheme| Some((*scheme, behind(address, scheme)?)));
    let (scheme, rest) = known.or_else(doi)?;
    let encoded = encoded(rest);
    (!encoded.is_empty() && encoded.len() <= LONGEST).then(|| format!("{scheme}{encoded}"))
}

/// What follows `scheme`, written in any case.
fn behind<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = address.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// `text` with every byte percent-encoded that no address may hold (RFC 3986, 2), and what is encoded already as it is.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => push_encoded(&mut out, byte),
            b'!'..=b'~' => out.push(char::from(byte)),
            _ => push_encoded(&mut out, byte),
        }
    }
    out
}

fn push_encoded(out: &mut String, byte: u8) {
    let _ = write!(out, "%{byte:02X}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_and_printable_ascii_are_offered() {
        for (address, expected) in [
            ("https://doi.org/10.1000/x", Some("https://doi.org/10.1000/x")),
            (" HTTP://example.org/a?b=c;d#e ", Some("http://example.org/a?b=c;d#e")),
            ("doi:10.1000/x", Some("https://doi.org/10.1000/x")),
            ("zotero://select/items/1", Some("zotero://select/items/1")),
            (
                "https://doi.org/10.1002/(sici)1<1::aid>3.0",
                Some("https://doi.org/10.1002/(sici)1%3C1::aid%3E3.0"),
            ),
            ("https://e.org/%3C", Some("https://e.org/%3C")),
            ("https://e.org/é b", Some("https://e.org/%C3%A9%20b")),
            ("https://e.org/\x1b]8;;x\x07\u{9c}\u{202e}", Some("https://e.org/%1B]8;;x%07%C2%9C%E2%80%AE")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("--help", None),
            ("https://", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(offered(address).as_deref(), expected, "{address:?}");
        }
        assert_eq!(offered(&format!("https://e.org/{}", "x".repeat(3000))), None);
    }
}
