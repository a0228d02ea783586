//! Settings: what a reader may decide about a vault. Values only; no file is read for them yet.

/// What a reader may decide about a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The names of folders whose notes are tags, at any depth, without regard to case.
    pub tag_folders: Vec<String>,
    /// The beginnings of headings and names that give relations a direction.
    pub directions: Directions,
    /// The kinds of notes that should rest on a source, in lower case.
    pub evidence_kinds: Vec<String>,
}

/// The kinds by which people name what should rest on a source.
const EVIDENCE_KINDS: [&str; 9] = [
    "claim",
    "conclusion",
    "evidence",
    "finding",
    "insight",
    "observation",
    "result",
    "source content",
    "takeaway",
];

/// Words, in lower case, that a heading, property or field starts with when its targets have a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directions {
    pub rests_on: Vec<String>,
    pub supports: Vec<String>,
    pub tagged: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            tag_folders: words(&["Tags"]),
            directions: Directions::default(),
            evidence_kinds: words(&EVIDENCE_KINDS),
        }
    }
}

impl Default for Directions {
    fn default() -> Self {
        Directions {
            rests_on: words(&[
                "reference",
                "source",
                "original source",
                "evidence",
                "based on",
                "rests on",
                "cites",
                "bibliography",
                "citation",
                "referencia",
                "fuente",
                "evidencia",
                "basado en",
                "bibliografía",
                "quelle",
                "literatur",
                "beleg",
                "référence",
                "bibliographie",
                "fonte",
                "referência",
                "riferiment",
            ]),
            supports: words(&["support", "soporta", "apoya", "stützt", "soutient"]),
            tagged: words(&["tagged"]),
        }
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_string()).collect()
}
