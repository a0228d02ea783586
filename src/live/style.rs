//! The citation style that the settings choose, made ready.

use crate::bibliography::{DEFAULT_STYLE, Record, Style};
use crate::config::StyleChoice;
use crate::vault;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

/// The style of a choice, made ready when it is first asked for, once for all readers.
#[derive(Debug, Default)]
pub struct ChosenStyle {
    choice: StyleChoice,
    made: OnceLock<Result<Style, String>>,
}

impl ChosenStyle {
    pub fn new(choice: StyleChoice) -> ChosenStyle {
        ChosenStyle { choice, made: OnceLock::new() }
    }

    /// `work` as a bibliography has it; empty where it cannot be cited. What goes wrong in a style costs no more than this.
    pub fn cite(&self, work: &Record) -> String {
        self.guarded(|style| style.cite(work))
    }

    /// `work` as running text cites it, at `locator` as Pandoc writes it; empty where it cannot be cited.
    pub fn cite_in_text(&self, work: &Record, locator: Option<&str>) -> String {
        self.guarded(|style| style.in_text(work, locator))
    }

    fn guarded(&self, cite: impl Fn(&Style) -> String) -> String {
        let cite = || self.ready().map(&cite).unwrap_or_default();
        catch_unwind(AssertUnwindSafe(cite)).unwrap_or_default()
    }

    /// The style, or why it cannot be used. Takes a few milliseconds the first time.
    pub fn ready(&self) -> Result<&Style, &str> {
        self.made.get_or_init(|| style(&self.choice)).as_ref().map_err(String::as_str)
    }
}

/// Makes the style of that choice ready: a few milliseconds. Otherwise why it cannot be used, and what to do.
pub fn style(choice: &StyleChoice) -> Result<Style, String> {
    let made = catch_unwind(AssertUnwindSafe(|| match choice {
        StyleChoice::Default => Style::named(DEFAULT_STYLE).map_err(|error| error.to_string()),
        StyleChoice::Named(name) => Style::named(name).map_err(|error| error.to_string()),
        StyleChoice::File(path) => {
            let told = |reason: String| format!("{}: {reason}", path.display());
            let text =
                vault::read_outside(path).map_err(|reason| told(format!("cannot be read: {reason}")))?;
            Style::from_csl(&text.text).map_err(|error| told(error.to_string()))
        }
    }));
    made.unwrap_or_else(|_| Err("the citation style could not be read: a fault of ibid's".to_string()))
}
