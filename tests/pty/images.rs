//! Pictures by what is known of the terminal: in its own protocol, in half blocks, or not at all; sent once; and never at the
//! price of a key.

use portable_pty::PtySize;

use super::run::{Run, ibid, size};

/// How a picture is sent to kitty, and how the line of a table of half blocks begins.
const KITTY: &str = "\x1b_Gq=2,i=";
const ITERM: &str = "\x1b]1337;File=";
const SIXEL: &str = "\x1bP";
const HALF: &str = "▀";

/// A terminal of 120×40 cells of 8×16 pixels.
fn in_pixels() -> PtySize {
    PtySize { pixel_width: 960, pixel_height: 640, ..size(120, 40) }
}

/// ibid on the gallery's note of pictures.
fn opened(variables: &[(&str, &str)], size: PtySize) -> Run {
    let mut command = ibid("demo-vault");
    command.arg("Gallery/Media");
    variables.iter().for_each(|(name, value)| command.env(name, value));
    Run::on(command, size)
}

/// How often the program has written this.
fn times(run: &Run, wanted: &str) -> usize {
    let seen = run.seen.lock().unwrap();
    seen.bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

#[test]
fn a_terminal_is_sent_pictures_as_it_takes_them() {
    let (kitty, remote) = (("TERM", "xterm-kitty"), ("SSH_TTY", "/dev/pts/1"));
    for (variables, size, written) in [
        (&[kitty][..], in_pixels(), Some(KITTY)),
        (&[("TERM_PROGRAM", "WezTerm")], in_pixels(), Some(ITERM)),
        (&[("TERM", "foot")], in_pixels(), Some(SIXEL)),
        (&[], in_pixels(), Some(HALF)),
        // nothing is known of the size in pixels
        (&[kitty], size(120, 40), Some(HALF)),
        (&[kitty, ("TMUX", "/tmp/none")], in_pixels(), Some(HALF)),
        (&[kitty, remote, ("IBID_IMAGES", "on")], in_pixels(), Some(KITTY)),
        (&[kitty, remote], in_pixels(), None),
        (&[kitty, ("IBID_IMAGES", "off")], in_pixels(), None),
        (&[kitty, ("NO_COLOR", "1")], in_pixels(), None),
        (&[("TERM", "linux"), ("IBID_IMAGES", "on")], in_pixels(), None),
    ] {
        let run = opened(variables, size);
        run.until_shown("forgetting-curve.png");
        written.into_iter().for_each(|written| run.until_written(written));
        println!("{variables:?}: {} bytes to the first screen", run.seen.lock().unwrap().bytes.len());
        for other in [KITTY, ITERM, SIXEL, HALF].into_iter().filter(|other| Some(*other) != written) {
            assert!(!run.has_written(other), "{variables:?}: {other:?}");
        }
    }
}

#[test]
fn a_picture_is_sent_once_and_leaves_the_keys_alone() {
    let mut run = opened(&[("TERM", "xterm-kitty")], in_pixels());
    // typed before anything is shown
    run.press("?");
    run.until_shown("Keys");
    run.press("\x1b");
    run.until_shown("forgetting-curve.png");
    run.until_written(KITTY);
    let (sent, before) = (times(&run, KITTY), run.seen.lock().unwrap().bytes.len());
    // in another pane, scrolled out of view and back, below the help
    run.press("1jjjjkkkk3GgGg?");
    run.until_shown("Keys");
    run.press("\x1b");
    run.until("the help to go", |screen| !screen.contains("Keys "));
    assert_eq!(times(&run, KITTY), sent);
    let written = run.seen.lock().unwrap().bytes.len() - before;
    println!("{sent} pictures; 16 keys after them wrote {written} bytes");
    // nobody was asked anything whose answer would come among the keys
    for question in ["\x1b[c", "\x1b[14t", "\x1b[16t", "\x1b[6n", "\x1b[>q", "a=q"] {
        assert!(!run.has_written(question), "{question:?}");
    }
}
