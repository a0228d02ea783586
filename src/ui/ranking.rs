//! What a list that is typed for asks to have found beside the screen, and the answers.

use crate::search::{FoundThings, FoundWorks, Recent};

/// What answers a line that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Works.
    Works(String),
    /// Anything, with what was opened lately before what answers as well.
    Things(String, Recent),
}

/// What was found, best first, in the index the screen had when it asked.
#[derive(Clone, Debug)]
pub enum Ranked {
    Works(FoundWorks),
    Things(FoundThings),
}

/// How far a list is with what it wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// It shows what it wants.
    #[default]
    Nothing,
    /// It wants something else.
    Wanting,
    /// It has asked for it.
    Waiting,
}

impl Asking {
    /// Whether something is wanted that has not been asked for; now it is.
    pub fn asks(&mut self) -> bool {
        let wanting = *self == Asking::Wanting;
        if wanting {
            *self = Asking::Waiting;
        }
        wanting
    }

    /// Whether there is an answer to come.
    pub fn is_open(self) -> bool {
        self != Asking::Nothing
    }

    /// Whether an answer that came was awaited.
    pub fn hears(&mut self) -> bool {
        std::mem::take(self) == Asking::Waiting
    }
}
