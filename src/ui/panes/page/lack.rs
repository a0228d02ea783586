//! Why something asked of a page is not done.

/// What a page may have none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// a link that way
    Link,
    /// a link that could be looked at
    AnyLink,
    /// a match that way, though there are others
    Match,
    /// a callout that folds or a wide table, in view
    Fold,
    /// anything folded, while text is to be found in all of it
    Folds,
    /// columns that way of a table in view
    Columns,
    Properties,
    /// text that could be marked
    Text,
}

impl Lack {
    /// The same as a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Lack::Link => "No more links that way.",
            Lack::AnyLink => "There is no link to look at.",
            Lack::Match => "No more matches that way.",
            Lack::Fold => "Nothing that folds is in view.",
            Lack::Folds => "All of the note is shown while you find text in it: Esc ends that.",
            Lack::Columns => "No table in view has more columns that way.",
            Lack::Properties => "The note has no properties.",
            Lack::Text => "There is nothing to mark.",
        }
    }
}
