//! The files in a ZIP archive, read into memory with a bound on what they may unpack to.

use super::ExchangeError;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipVerification};

/// More entries than any export has.
const MOST_ENTRIES: usize = 10_000;

/// One file in an archive.
pub struct Entry {
    /// Its path as it is written there, never used to open anything.
    pub path: String,
    method: CompressionMethod,
    locked: bool,
    way: ZipArchiveEntryWayfinder,
}

/// A ZIP archive in memory.
pub struct Archive<'a> {
    archive: rawzip::ZipSliceArchive<&'a [u8]>,
    entries: Vec<Entry>,
}

impl<'a> Archive<'a> {
    /// Reads the list of its files; folders are left out.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ExchangeError> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| ExchangeError::BadArchive)?;
        let mut entries = Vec::new();
        let mut listed = archive.entries();
        while let Some(entry) = listed.next_entry().map_err(|_| ExchangeError::BadArchive)? {
            if entries.len() >= MOST_ENTRIES {
                return Err(ExchangeError::BadArchive);
            }
            if !entry.is_dir() {
                entries.push(Entry {
                    path: super::text::decode_bytes(entry.file_path().as_bytes()),
                    method: entry.compression_method(),
                    locked: entry.flags().is_encrypted(),
                    way: entry.wayfinder(),
                });
            }
        }
        Ok(Self { archive, entries })
    }

    /// Returns its files, in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Unpacks a file of at most `limit` bytes and checks that it is whole.
    pub fn read(&self, entry: &Entry, limit: usize) -> Result<Vec<u8>, ExchangeError> {
        if entry.locked {
            return Err(ExchangeError::LockedArchive);
        }
        let found = self.archive.get_entry(entry.way).map_err(|_| ExchangeError::BadArchive)?;
        let expected = found.claim_verifier();
        let packed = found.data();
        if expected.uncompressed_size > limit as u64 {
            return Err(ExchangeError::TooLarge { limit });
        }
        let bytes = match entry.method {
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => {
                // The size that is told may be a lie: unpacking stops there.
                miniz_oxide::inflate::decompress_to_vec_with_limit(
                    packed,
                    expected.uncompressed_size as usize,
                )
                .map_err(|_| ExchangeError::BadArchive)?
            }
            _ => return Err(ExchangeError::BadArchive),
        };
        expected
            .valid(ZipVerification { crc: crc32(&bytes), uncompressed_size: bytes.len() as u64 })
            .map_err(|_| ExchangeError::BadArchive)?;
        Ok(bytes)
    }
}

/// Computes the checksum of ZIP (CRC-32 of IEEE 802.3), with a table of 1 kB made on the spot: that of the archive's
/// reader is 16 kB of the download, for files that are a few megabytes at most.
pub fn crc32(bytes: &[u8]) -> u32 {
    let table: [u32; 256] = std::array::from_fn(|byte| {
        (0..8).fold(byte as u32, |rest, _| if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 })
    });
    !bytes.iter().fold(u32::MAX, |rest, byte| rest >> 8 ^ table[usize::from(rest as u8 ^ byte)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_checksum_is_that_of_zip(bytes: Vec<u8>) {
            prop_assert_eq!(crc32(&bytes), rawzip::crc32(&bytes));
        }
    }

    #[test]
    fn the_checksum_has_its_known_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
