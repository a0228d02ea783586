//! The parts of the screen that look different, as a closed set, and the names theme files have for them.

/// The parts of the screen that look different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Text,
    /// the frame of a pane
    Border,
    BorderFocused,
    /// the name in the frame of a pane
    Title,
    TitleFocused,
    /// the chosen row of the focused list
    Selection,
    /// the chosen row of another list
    SelectionUnfocused,
    /// letters that match the query
    Match,
    /// counts, dates and other asides
    Dim,
    /// the heading of a group of rows
    Group,
    /// a chosen tag that notes must carry, may carry, must not carry
    TagAll,
    TagAny,
    TagNot,
    /// a note's heading, level 1 to 6
    Heading(u8),
    Strong,
    Emphasis,
    Strike,
    Underline,
    Small,
    Code,
    /// the words of code in a known language
    CodeComment,
    CodeString,
    CodeKeyword,
    CodeNumber,
    CodeName,
    Math,
    /// `==text==`
    Highlight,
    Quote,
    /// bullets, numbers, bars and other marks beside the text
    Mark,
    Rule,
    TableBorder,
    TableHead,
    LinkNote,
    LinkTag,
    LinkSource,
    LinkAddress,
    LinkAttachment,
    LinkFootnote,
    LinkUnresolved,
    /// the link the cursor is on
    LinkSelected,
    /// what the search finds in a note
    Found,
    /// and the one the reader is at
    FoundSelected,
    TaskOpen,
    TaskDone,
    /// the title of a callout
    Callout(CalloutTone),
    /// the bar and the icon of a callout, which look like its title
    CalloutSign(CalloutTone),
    PropertyName,
    PropertyValue,
    Problem,
    StatusLine,
    /// a key in the status line and the help
    Key,
}

/// The tones of callouts; Obsidian's kinds fall into these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalloutTone {
    Note,
    Tip,
    Success,
    Question,
    Warning,
    Danger,
    Quote,
}

impl CalloutTone {
    /// Every tone.
    pub const ALL: [CalloutTone; 7] = [
        CalloutTone::Note,
        CalloutTone::Tip,
        CalloutTone::Success,
        CalloutTone::Question,
        CalloutTone::Warning,
        CalloutTone::Danger,
        CalloutTone::Quote,
    ];
}

impl Role {
    /// Every role a theme may style: the names in theme files are [`Role::name`]'s.
    pub fn all() -> impl Iterator<Item = Role> {
        use Role::*;
        let plain = [
            Text,
            Border,
            BorderFocused,
            Title,
            TitleFocused,
            Selection,
            SelectionUnfocused,
            Match,
            Dim,
            Group,
            TagAll,
            TagAny,
            TagNot,
            Strong,
            Emphasis,
            Strike,
            Underline,
            Small,
            Code,
            CodeComment,
            CodeString,
            CodeKeyword,
            CodeNumber,
            CodeName,
            Math,
            Highlight,
            Quote,
            Mark,
            Rule,
            TableBorder,
            TableHead,
            LinkNote,
            LinkTag,
            LinkSource,
            LinkAddress,
            LinkAttachment,
            LinkFootnote,
            LinkUnresolved,
            LinkSelected,
            Found,
            FoundSelected,
            TaskOpen,
            TaskDone,
            PropertyName,
            PropertyValue,
            Problem,
            StatusLine,
            Key,
        ];
        let headings = (1..=6).map(Heading);
        plain.into_iter().chain(headings).chain(CalloutTone::ALL.map(Callout))
    }

    /// The role a theme styles for this one: headings have six levels, and a callout's signs look like its title.
    pub(super) fn styled_as(self) -> Role {
        match self {
            Role::Heading(level) => Role::Heading(level.clamp(1, 6)),
            Role::CalloutSign(tone) => Role::Callout(tone),
            role => role,
        }
    }

    /// Whether ibid draws what has this role, so that none of it is text of a note.
    pub(super) fn is_drawn(self) -> bool {
        matches!(
            self,
            Role::Border
                | Role::BorderFocused
                | Role::Mark
                | Role::Rule
                | Role::TableBorder
                | Role::TaskOpen
                | Role::TaskDone
                | Role::CalloutSign(_)
        )
    }

    /// Its name in a theme file.
    pub fn name(self) -> &'static str {
        match self {
            Role::Text => "text",
            Role::Border => "border",
            Role::BorderFocused => "border-focused",
            Role::Title => "title",
            Role::TitleFocused => "title-focused",
            Role::Selection => "selection",
            Role::SelectionUnfocused => "selection-unfocused",
            Role::Match => "match",
            Role::Dim => "dim",
            Role::Group => "group",
            Role::TagAll => "tag-all",
            Role::TagAny => "tag-any",
            Role::TagNot => "tag-not",
            Role::Heading(0 | 1) => "heading-1",
            Role::Heading(2) => "heading-2",
            Role::Heading(3) => "heading-3",
            Role::Heading(4) => "heading-4",
            Role::Heading(5) => "heading-5",
            Role::Heading(_) => "heading-6",
            Role::Strong => "strong",
            Role::Emphasis => "emphasis",
            Role::Strike => "strike",
            Role::Underline => "underline",
            Role::Small => "small",
            Role::Code => "code",
            Role::CodeComment => "code-comment",
            Role::CodeString => "code-string",
            Role::CodeKeyword => "code-keyword",
            Role::CodeNumber => "code-number",
            Role::CodeName => "code-name",
            Role::Math => "math",
            Role::Highlight => "highlight",
            Role::Quote => "quote",
            Role::Mark => "mark",
            Role::Rule => "rule",
            Role::TableBorder => "table-border",
            Role::TableHead => "table-head",
            Role::LinkNote => "link-note",
            Role::LinkTag => "link-tag",
            Role::LinkSource => "link-source",
            Role::LinkAddress => "link-address",
            Role::LinkAttachment => "link-attachment",
            Role::LinkFootnote => "link-footnote",
            Role::LinkUnresolved => "link-unresolved",
            Role::LinkSelected => "link-selected",
            Role::Found => "found",
            Role::FoundSelected => "found-selected",
            Role::TaskOpen => "task-open",
            Role::TaskDone => "task-done",
            Role::Callout(tone) | Role::CalloutSign(tone) => tone.name(),
            Role::PropertyName => "property-name",
            Role::PropertyValue => "property-value",
            Role::Problem => "problem",
            Role::StatusLine => "status-line",
            Role::Key => "key",
        }
    }
}

impl CalloutTone {
    fn name(self) -> &'static str {
        match self {
            CalloutTone::Note => "callout-note",
            CalloutTone::Tip => "callout-tip",
            CalloutTone::Success => "callout-success",
            CalloutTone::Question => "callout-question",
            CalloutTone::Warning => "callout-warning",
            CalloutTone::Danger => "callout-danger",
            CalloutTone::Quote => "callout-quote",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_of_one_role() {
        let mut names: Vec<_> = Role::all().map(Role::name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    /// A role added to the enum is to be added to the list as well.
    #[test]
    fn the_list_has_every_role_of_the_enum() {
        let own = include_str!("role.rs");
        let body = own.split("pub enum Role {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
        let is_variant = |line: &&str| line.trim().starts_with(|c: char| c.is_uppercase());
        let variants =
            body.lines().filter(is_variant).map(|line| line.trim().trim_end_matches(',').split('(').next());
        let listed: Vec<String> = Role::all().map(|role| format!("{role:?}")).collect();
        for variant in variants.flatten().filter(|variant| *variant != "CalloutSign") {
            let is_listed = |listed: &String| listed.split('(').next() == Some(variant);
            assert!(listed.iter().any(is_listed), "{variant} is missing in Role::all");
        }
    }
}
