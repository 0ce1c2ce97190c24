//! What a column of a table of reviews can hold.

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ReviewMeaning {
            $($(#[$doc])* $name,)*
            /// Nothing that is wanted here.
            #[default]
            Ignore,
        }

        impl ReviewMeaning {
            /// All of them, in the order in which a person chooses.
            pub const ALL: &'static [ReviewMeaning] = &[$(ReviewMeaning::$name,)* ReviewMeaning::Ignore];

            /// Returns its code, for choosing it on a screen.
            pub fn code(self) -> &'static str {
                match self {
                    $(ReviewMeaning::$name => $code,)*
                    ReviewMeaning::Ignore => "ignore",
                }
            }

            /// Reads a code.
            pub fn parse(code: &str) -> Option<ReviewMeaning> {
                Self::ALL.iter().copied().find(|meaning| meaning.code() == code)
            }
        }
    };
}

meanings! {
    /// What was written.
    Text = "text",
    /// Its title.
    Title = "title",
    /// The stars.
    Stars = "stars",
    /// When it was written.
    Date = "date",
    /// Who wrote it.
    Author = "author",
    /// Where it was written.
    Source = "source",
    /// What the house answered.
    Reply = "reply",
    /// The language.
    Language = "language",
    /// Where it can be read.
    Url = "url",
    /// When the visit was.
    Visited = "visited",
    /// How many reviews the author has written.
    AuthorReviews = "author_reviews",
    /// How the source names it.
    Key = "key",
}
