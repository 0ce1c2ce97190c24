//! What a person agreed to, for a purpose and by a channel, in the very words they were shown; and what they refused.

use super::allergy::coded;
use super::{Customer, Field, Record, Register, Stamp, Value};

/// What data may be used for beyond serving the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Being written to about offers and news.
    Marketing,
    /// Keeping what they say of allergies and of how they eat, and being counted in groups that are made by that.
    Health,
    /// Being remembered at all.
    Remembering,
    /// Being thanked: good wishes, a gesture.
    Thanks,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Purpose; 4] =
        [Purpose::Remembering, Purpose::Health, Purpose::Thanks, Purpose::Marketing];

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::Marketing => "marketing",
            Purpose::Health => "health",
            Purpose::Remembering => "remembering",
            Purpose::Thanks => "thanks",
        }
    }

    /// Returns the channels that it is asked for one by one; none where there is nothing to send.
    pub fn channels(self) -> &'static [Channel] {
        match self {
            Purpose::Marketing => &Channel::ALL,
            Purpose::Health | Purpose::Remembering | Purpose::Thanks => &[],
        }
    }
}

/// By what a person is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A text message.
    Sms,
    /// WhatsApp.
    WhatsApp,
    /// A mail.
    Mail,
    /// A call.
    Call,
}

impl Channel {
    /// All of them.
    pub const ALL: [Channel; 4] = [Channel::Sms, Channel::WhatsApp, Channel::Mail, Channel::Call];

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Sms => "sms",
            Channel::WhatsApp => "whatsapp",
            Channel::Mail => "mail",
            Channel::Call => "call",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// Returns the number or address that a person is reached at, empty where there is none.
    pub fn address<'a>(self, customer: &Customer<'a>) -> &'a str {
        let (main, scheme) = match self {
            Channel::Mail => (customer.email(), "mailto:"),
            Channel::Sms | Channel::WhatsApp | Channel::Call => (customer.phone(), "tel:"),
        };
        if !main.is_empty() {
            return main;
        }
        let mut others = customer.record().present().filter_map(|(field, _)| match field {
            Field::Contact(uri) => uri.strip_prefix(scheme),
            _ => None,
        });
        others.find(|address| !address.is_empty()).unwrap_or_default()
    }
}

coded! {
    /// What they said.
    ConsentState {
        /// Yes.
        Given = "given",
        /// No.
        Refused = "refused",
        /// Yes once, and no longer.
        Withdrawn = "withdrawn",
    } else Unsaid
}

coded! {
    /// How they were asked.
    ConsentHow {
        /// They read it on this phone and pressed it themselves.
        Screen = "screen",
        /// It was read to them, and they said so.
        Spoken = "spoken",
        /// On a sheet of paper that the shop keeps.
        Sheet = "sheet",
    } else Unsaid
}

/// A consent, or a refusal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Consent {
    /// To what; a code that this version does not know is kept.
    pub purpose: Box<str>,
    /// By what; `None` for a word about all channels, which can refuse but never agree to one of them.
    pub channel: Option<Channel>,
    /// What they said last.
    pub state: ConsentState,
    /// The very words that they were shown.
    pub wording: Box<str>,
    /// Which version of the words that was.
    pub version: Box<str>,
    /// How they were asked.
    pub how: ConsentHow,
    /// Who asked, as the phone was told; may be empty.
    pub by: Box<str>,
    /// Since when it is so.
    pub at: Stamp,
    /// When it had been given, where it was withdrawn.
    pub given: Option<Stamp>,
    /// The file that it came from, empty where they said it here.
    pub source: Box<str>,
}

impl Consent {
    /// Returns the field it is stored in.
    pub fn field(purpose: Purpose, channel: Option<Channel>) -> Field {
        Field::Consent(match channel {
            Some(channel) => format!("{}/{}", purpose.code(), channel.code()).into(),
            None => purpose.code().into(),
        })
    }

    /// Returns the value to store.
    pub fn to_value(&self) -> Value {
        Value::parts([
            ("state", self.state.code().into()),
            ("wording", (&*self.wording).into()),
            ("version", (&*self.version).into()),
            ("how", self.how.code().into()),
            ("by", (&*self.by).into()),
            ("at", number(self.at)),
            ("given", self.given.map_or(Value::Absent, number)),
            ("source", (&*self.source).into()),
        ])
    }

    /// Reads a register of a consent field; `None` where it is another field or holds nothing.
    pub fn read(field: &Field, register: &Register) -> Option<Self> {
        let ConsentWord { purpose, channel, state, at } = ConsentWord::read(field, register)?;
        let value = &register.value;
        Some(Self {
            purpose: purpose.into(),
            channel,
            state,
            wording: value.part_text("wording").into(),
            version: value.part_text("version").into(),
            how: ConsentHow::parse(value.part_text("how")),
            by: value.part_text("by").into(),
            at,
            given: moment(value, "given"),
            source: value.part_text("source").into(),
        })
    }

    /// Returns what stands there once it is withdrawn.
    #[must_use]
    pub fn withdraw(self, now: Stamp, by: &str) -> Self {
        Self { state: ConsentState::Withdrawn, given: Some(self.at), at: now, by: by.into(), ..self }
    }

    /// Reads all that a record says about consent.
    pub fn of(record: &Record) -> Vec<Consent> {
        record.present().filter_map(|(field, register)| Consent::read(field, register)).collect()
    }
}

/// What decides how things stand: a consent without what was shown and by whom, read without a copy of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentWord<'a> {
    /// To what.
    pub purpose: &'a str,
    /// By what.
    pub channel: Option<Channel>,
    /// What they said last.
    pub state: ConsentState,
    /// Since when it is so.
    pub at: Stamp,
}

impl<'a> ConsentWord<'a> {
    /// Reads a register of a consent field; `None` where it is another field or holds nothing.
    pub fn read(field: &'a Field, register: &Register) -> Option<Self> {
        let Field::Consent(key) = field else { return None };
        let value = &register.value;
        if *value == Value::Absent {
            return None;
        }
        let (purpose, channel) = match key.split_once('/') {
            // A channel that this version does not know agrees to nothing that it does know.
            Some((purpose, channel)) => (purpose, Some(Channel::parse(channel)?)),
            None => (&**key, None),
        };
        let state = ConsentState::parse(value.part_text("state"));
        Some(Self { purpose, channel, state, at: moment(value, "at").unwrap_or(register.stamp) })
    }

    /// Walks all that a record says about consent.
    pub fn of(record: &'a Record) -> impl Iterator<Item = Self> {
        record.present().filter_map(|(field, register)| Self::read(field, register))
    }
}

impl<'a> From<&'a Consent> for ConsentWord<'a> {
    fn from(consent: &'a Consent) -> Self {
        let Consent { purpose, channel, state, at, .. } = consent;
        Self { purpose, channel: *channel, state: *state, at: *at }
    }
}

fn moment(value: &Value, name: &str) -> Option<Stamp> {
    let ms = value.part(name).and_then(Value::as_number)?;
    Some(Stamp(u64::try_from(ms).unwrap_or_default()))
}

fn number(at: Stamp) -> Value {
    Value::Number(at.0.min(i64::MAX as u64) as i64)
}

/// How things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// They said yes, then.
    Given(Stamp),
    /// They said yes once, and no longer since then.
    Withdrawn(Stamp),
    /// They said no, then.
    Refused(Stamp),
    /// Nobody asked.
    #[default]
    Unasked,
}

impl Standing {
    /// Returns whether it is a no, from the beginning or later.
    pub fn is_no(self) -> bool {
        matches!(self, Standing::Refused(_) | Standing::Withdrawn(_))
    }

    /// Returns whether it is a yes.
    pub fn is_given(self) -> bool {
        matches!(self, Standing::Given(_))
    }
}

/// Returns how things stand for a purpose by a channel: the latest word counts, of two of one moment the refusal. A
/// refusal of the whole purpose counts for each channel; a yes counts only for the channel it was given for, and what
/// says neither counts as a no.
pub fn standing<'a, W: Into<ConsentWord<'a>>>(
    words: impl IntoIterator<Item = W>,
    purpose: Purpose,
    channel: Option<Channel>,
) -> Standing {
    let mut latest = (None, Standing::Unasked);
    for word in words.into_iter().map(W::into).filter(|word| word.purpose == purpose.code()) {
        if word.channel != channel && word.channel.is_some() {
            continue;
        }
        let stands = match word.state {
            ConsentState::Given if word.channel == channel => Standing::Given(word.at),
            ConsentState::Given => continue,
            ConsentState::Withdrawn => Standing::Withdrawn(word.at),
            ConsentState::Refused | ConsentState::Unsaid => Standing::Refused(word.at),
        };
        let rank = Some((word.at, !stands.is_given()));
        if rank > latest.0 {
            latest = (rank, stands);
        }
    }
    latest.1
}

impl Customer<'_> {
    /// Returns what they agreed to and refused.
    pub fn consents(&self) -> Vec<Consent> {
        Consent::of(self.record())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DeviceId;
    use proptest::prelude::*;

    fn consent(channel: Option<Channel>, state: ConsentState, at: u64) -> Consent {
        Consent {
            purpose: "marketing".into(),
            channel,
            state,
            wording: "Posso scriverti?".into(),
            version: "1".into(),
            how: ConsentHow::Screen,
            by: "Marta".into(),
            at: Stamp(at),
            given: None,
            source: "".into(),
        }
    }

    fn any_consent() -> impl Strategy<Value = Consent> {
        let channels = prop_oneof![Just(None), Just(Some(Channel::Sms)), Just(Some(Channel::Mail))];
        let states = prop_oneof![
            Just(ConsentState::Given),
            Just(ConsentState::Refused),
            Just(ConsentState::Withdrawn),
            Just(ConsentState::Unsaid)
        ];
        (channels, states, 0_u64..6).prop_map(|(channel, state, at)| consent(channel, state, at))
    }

    proptest! {
        #[test]
        fn it_reads_back(one in any_consent(), given in proptest::option::of(0_u64..9)) {
            let one = Consent { given: given.map(Stamp), ..one };
            let register = Register { stamp: Stamp(1), device: DeviceId(1), value: one.to_value() };
            prop_assert_eq!(Consent::read(&Consent::field(Purpose::Marketing, one.channel), &register), Some(one));
        }

        #[test]
        fn a_yes_is_the_last_word_for_its_own_channel(all in proptest::collection::vec(any_consent(), 0..7)) {
            let stands = standing(&all, Purpose::Marketing, Some(Channel::Sms));
            let about = |one: &&Consent| one.channel.is_none() || one.channel == Some(Channel::Sms);
            let no = all.iter().filter(about).filter(|one| one.state != ConsentState::Given).map(|one| one.at).max();
            let yes = all.iter().filter(|one| one.channel == Some(Channel::Sms) && one.state == ConsentState::Given);
            let yes = yes.map(|one| one.at).max();
            prop_assert_eq!(stands.is_given(), yes.is_some() && yes > no);
            prop_assert_eq!(stands == Standing::Unasked, yes.is_none() && no.is_none());
            prop_assert_eq!(standing(&all, Purpose::Health, None), Standing::Unasked);
        }
    }

    #[test]
    fn a_word_about_everything_agrees_to_no_channel() {
        let all = [consent(None, ConsentState::Given, 3)];
        assert_eq!(standing(&all, Purpose::Marketing, Some(Channel::Sms)), Standing::Unasked);
        assert_eq!(standing(&all, Purpose::Marketing, None), Standing::Given(Stamp(3)));
    }

    #[test]
    fn withdrawing_keeps_what_was_shown() {
        let gone = consent(Some(Channel::Mail), ConsentState::Given, 3).withdraw(Stamp(8), "Paolo");
        assert_eq!((gone.state, gone.at, gone.given), (ConsentState::Withdrawn, Stamp(8), Some(Stamp(3))));
        assert_eq!(&*gone.wording, "Posso scriverti?");
        let stands = standing([&gone], Purpose::Marketing, Some(Channel::Mail));
        assert_eq!(stands, Standing::Withdrawn(Stamp(8)));
    }
}
