//! A page to hand over or to hang up: a title, sections, lines; the same on the screen, on paper and as a file.

/// One thing that is said, and what is added to it in smaller letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub what: String,
    /// Where it comes from, how long it is kept; may be empty.
    pub more: String,
}

/// Lines under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading, empty for none.
    pub title: String,
    /// A sentence before the lines, empty for none.
    pub lead: String,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A whole page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handout {
    /// The title.
    pub title: String,
    /// A sentence under the title, empty for none.
    pub lead: String,
    /// The sections.
    pub sections: Vec<Section>,
    /// What stands at the end in smaller letters.
    pub foot: Vec<String>,
}

impl Line {
    /// Makes a line.
    pub fn new(what: impl Into<String>, more: impl Into<String>) -> Self {
        Self { what: what.into(), more: more.into() }
    }
}

impl Handout {
    /// Writes it as an HTML file that needs nothing else, in the language of that BCP 47 tag.
    ///
    /// What people typed is text there and nothing else: no markup, and no letters that turn what stands around them.
    pub fn to_html(&self, language: &str) -> String {
        let mut html = String::from("<!doctype html>\n<html lang=\"");
        push(&mut html, language);
        html.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // A file that is opened anywhere must not load or send anything either.
        html.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        html.push_str("style-src 'unsafe-inline'\">\n<title>");
        push(&mut html, &self.title);
        html.push_str("</title>\n<style>");
        html.push_str(STYLE);
        html.push_str("</style>\n</head>\n<body>\n");
        element(&mut html, "h1", &self.title);
        element(&mut html, "p", &self.lead);
        for section in &self.sections {
            element(&mut html, "h2", &section.title);
            element(&mut html, "p", &section.lead);
            if section.lines.is_empty() {
                continue;
            }
            html.push_str("<ul>\n");
            for line in &section.lines {
                html.push_str("<li><bdi>");
                push(&mut html, &line.what);
                html.push_str("</bdi>");
                if !line.more.is_empty() {
                    html.push_str("<br><small><bdi>");
                    push(&mut html, &line.more);
                    html.push_str("</bdi></small>");
                }
                html.push_str("</li>\n");
            }
            html.push_str("</ul>\n");
        }
        for foot in &self.foot {
            html.push_str("<p><small>");
            push(&mut html, foot);
            html.push_str("</small></p>\n");
        }
        html.push_str("</body>\n</html>\n");
        html
    }
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
h1,h2{line-height:1.2}ul{padding-left:1.2rem}li{margin:.4rem 0;overflow-wrap:anywhere}small{color:#444}";

fn element(html: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        html.push_str(&format!("<{name}>"));
        push(html, text);
        html.push_str(&format!("</{name}>\n"));
    }
}

fn push(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // Not allowed in HTML, and nothing to read.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => html.push('\u{fffd}'),
            // Marks that turn the direction of what follows, beyond the words they stand in.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(text: &str) -> Handout {
        Handout {
            title: text.into(),
            lead: text.into(),
            sections: vec![Section {
                title: text.into(),
                lead: text.into(),
                lines: vec![Line::new(text, text)],
            }],
            foot: vec![text.into()],
        }
    }

    /// The tags of a page, in their order.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).collect()
    }

    proptest! {
        #[test]
        fn whatever_was_typed_makes_no_tag_and_is_all_there(text in "[^\0\u{202a}-\u{202e}\u{2066}-\u{2069}]{1,40}") {
            let html = page(&text).to_html("it");
            let plain = page("x").to_html("it");
            prop_assert_eq!(tags(&html), tags(&plain));
            prop_assert_eq!(html.matches("&lt;").count(), 8 * text.matches('<').count());
        }
    }

    #[test]
    fn hostile_words_are_words() {
        let html = page("</style><script>alert(1)</script>\u{202e}\0\"'&").to_html("it");
        assert!(!html.contains("<script") && !html.contains('\u{202e}') && !html.contains('\0'));
        assert_eq!(html.matches("&lt;script&gt;").count(), 8);
        assert!(!html.contains("http:") && !html.contains("https:") && !html.contains("src="));
    }
}
