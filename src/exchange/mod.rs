//! Files that people bring in and take out. Uses the domain.
