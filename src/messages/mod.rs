//! Every text that a person reads, one file per language.
