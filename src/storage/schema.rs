//! The ladder of database structures ever shipped, one step a version; what lies in pages has versions of its own.

use super::StorageError;

/// What one version of the structure added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaStep {
    /// The version it leads to.
    pub version: u32,
    /// The object stores it creates.
    pub creates: &'static [&'static str],
}

/// All steps, from an empty database on. A step that was shipped is never changed.
pub const SCHEMA: &[SchemaStep] = &[
    SchemaStep { version: 1, creates: &["pages", "meta"] },
    // From here on the pages may have a key of their own, which older versions would not find.
    SchemaStep { version: 2, creates: &[] },
];

/// The version of today.
pub const SCHEMA_VERSION: u32 = 2;

/// Returns the steps from a version, 0 for none, to today's; errs where that version is newer.
pub fn steps_from(version: u32) -> Result<impl Iterator<Item = &'static SchemaStep>, StorageError> {
    if version > SCHEMA_VERSION {
        return Err(StorageError::Newer { version });
    }
    Ok(SCHEMA.iter().filter(move |step| step.version > version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladder_has_every_rung_once_and_ends_today() {
        let versions: Vec<u32> = SCHEMA.iter().map(|step| step.version).collect();
        assert_eq!(versions, (1..=SCHEMA_VERSION).collect::<Vec<_>>());
        assert_eq!(steps_from(0).map(Iterator::count), Ok(SCHEMA.len()));
        assert_eq!(steps_from(SCHEMA_VERSION).map(Iterator::count), Ok(0));
        assert!(matches!(
            steps_from(SCHEMA_VERSION + 1).map(Iterator::count),
            Err(StorageError::Newer { .. })
        ));
    }
}
