//! Paths inside a vault as text: relative, with `/`, NFC.

/// The extension of a canvas. Links name it with the extension.
const CANVAS: &str = ".canvas";

/// The endings of files that are pictures made of pixels.
const RASTERS: [&str; 12] =
    ["png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "avif", "heic", "jxl", "apng"];

/// The last part of `path`.
pub fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folder of `path`, empty for the vault itself.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of `path` without a note's extension.
pub fn stem(path: &str) -> &str {
    without_extension(name(path))
}

/// `path` without `.md` or `.markdown`, in any case.
pub fn without_extension(path: &str) -> &str {
    [".md", ".markdown"]
        .iter()
        .find_map(|extension| strip_suffix_ignoring_case(path, extension))
        .unwrap_or(path)
}

/// The last part of `path` without the extension of a note or a canvas.
pub fn called(path: &str) -> &str {
    let name = stem(path);
    strip_suffix_ignoring_case(name, CANVAS).unwrap_or(name)
}

/// Whether `path` names a note: a Markdown file or a canvas.
pub fn is_note(path: &str) -> bool {
    without_extension(path).len() < path.len() || is_canvas(path)
}

/// Whether `path` names a canvas.
pub fn is_canvas(path: &str) -> bool {
    strip_suffix_ignoring_case(path, CANVAS).is_some()
}

/// Whether `path` names a picture made of pixels.
pub fn is_raster(path: &str) -> bool {
    RASTERS.iter().any(|ending| ends(path, ending))
}

/// Whether `path` names a picture: one made of pixels, or a drawing (SVG).
pub fn is_picture(path: &str) -> bool {
    is_raster(path) || ends(path, "svg")
}

fn ends(path: &str, ending: &str) -> bool {
    let (_, own) = name(path).rsplit_once('.').unwrap_or_default();
    own.eq_ignore_ascii_case(ending)
}

fn strip_suffix_ignoring_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(suffix.len())?;
    let tail = text.get(at..)?;
    tail.eq_ignore_ascii_case(suffix).then(|| &text[..at])
}
