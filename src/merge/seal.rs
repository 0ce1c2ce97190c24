//! The outermost layer of a sync file: age, version 1, with a passphrase, as the standard `age` command reads it.

use super::MergeError;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::io::{self, BufRead, BufReader, Read, Write};

/// The work factor of new files: scrypt with N = 2^16, which takes 64 MiB and a fraction of a second.
pub const WORK_FACTOR: u8 = 16;

/// The greatest work factor that is accepted: 256 MiB. A greater one is an attack, or not meant for phones.
pub const MAX_WORK_FACTOR: u8 = 18;

/// What every age file begins with.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// Seals what is written to it.
pub type Sealer<W> = age::stream::StreamWriter<W>;

/// Starts sealing with a passphrase, at a work factor from 1 to 63. Takes as long as opening does.
pub fn seal<W: Write>(out: W, passphrase: &str, work_factor: u8) -> Result<Sealer<W>, MergeError> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work_factor.clamp(1, 63));
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(MergeError::broken)?;
    encryptor.wrap_output(out).map_err(MergeError::broken)
}

/// Opens what was sealed with a passphrase.
pub struct Opener<R: Read> {
    stream: age::stream::StreamReader<Watched<BufReader<R>>>,
    /// Why reading failed, once it has.
    ended: std::rc::Rc<std::cell::Cell<bool>>,
}

impl<R: Read> Opener<R> {
    /// Checks what it begins with and derives the key, which takes a fraction of a second.
    pub fn new(input: R, passphrase: &str) -> Result<Self, MergeError> {
        let ended = std::rc::Rc::new(std::cell::Cell::new(false));
        let mut input = BufReader::new(input);
        check_magic(&mut input)?;
        let input = Watched { input, ended: ended.clone() };
        let decryptor = Decryptor::new_buffered(input).map_err(|error| flaw(&error))?;
        if !decryptor.is_scrypt() {
            return Err(MergeError::Foreign);
        }
        let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        identity.set_max_work_factor(MAX_WORK_FACTOR);
        let stream = decryptor
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .map_err(|error| flaw(&error))?;
        Ok(Self { stream, ended })
    }

    /// Reads some of what is inside; 0 at its end.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, MergeError> {
        self.stream.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => MergeError::Truncated,
            // A piece that does not open is damaged; the last one may as well be the beginning of a longer one.
            io::ErrorKind::InvalidData if self.ended.get() => MergeError::Truncated,
            io::ErrorKind::InvalidData => MergeError::Tampered,
            _ => MergeError::broken(error),
        })
    }
}

/// Notes when the input has come to its end.
struct Watched<R> {
    input: R,
    ended: std::rc::Rc<std::cell::Cell<bool>>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            self.ended.set(true);
        }
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Watched<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.input.consume(amount);
    }
}

/// Tells another file from one that was cut off within its first line.
fn check_magic(input: &mut impl BufRead) -> Result<(), MergeError> {
    let start = input.fill_buf().map_err(MergeError::broken)?;
    let start = start.get(..MAGIC.len()).unwrap_or(start);
    match start {
        [] => Err(MergeError::Truncated),
        start if start == MAGIC => Ok(()),
        start if MAGIC.starts_with(start) => Err(MergeError::Truncated),
        _ => Err(MergeError::Foreign),
    }
}

fn flaw(error: &DecryptError) -> MergeError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            MergeError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => MergeError::Gigantic,
        DecryptError::InvalidMac | DecryptError::InvalidHeader => MergeError::Tampered,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => MergeError::Truncated,
        DecryptError::Io(error) => MergeError::broken(error),
        _ => MergeError::Foreign,
    }
}
