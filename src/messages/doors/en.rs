//! What is said about the ways into a locked book in English.

use super::DoorTexts;

/// The English texts.
pub const TEXTS: DoorTexts = DoorTexts {
    owner_first: "To change something",
    owner_first_hint: "It is needed before anything below is set or changed.",

    // The phone in the hands of the staff.
    service: "Service",
    service_what: "The staff open with a code of their own and see what the counter needs: who comes in, what they have, what they must not eat. Phone numbers, mail, prices, reviews, backups and all the rest stay behind the owner’s passcode.",
    service_honest: "This is a curtain, not a safe: it decides what is seen, but the opened data are the same. And the phone is as safe as the weaker of the two codes: with six digits, some hours against whoever copies its files.",
    service_code: "The service code",
    service_code_hint: "At least six digits, to be told to the staff.",
    service_same: "That is the owner’s passcode: service needs another one.",
    service_set: "Set the service code",
    service_done: "Done: the phone can be handed to the staff now.",
    service_begin: "Hand to the staff",
    service_begin_more: "The counter stays; the way back takes the owner’s passcode",
    service_take_away: "Take the service code away",
    service_gone: "Service code taken away.",
    service_on: "The phone is with the staff",
    service_on_more: "The counter and the customers are here. The rest is the owner’s, behind their passcode.",
    service_end: "Owner",
    service_end_more: "Locks, and asks for the passcode",
    locked_service: "The service code",
    locked_to_service: "Open for service",
    locked_to_owner: "Owner: with the passcode",

    // The phone recognises somebody.
    known: "Fingerprint or face",
    known_what: "The phone opens for whoever it recognises, by one tap. The passcode and the recovery phrase go on to open it.",
    known_honest: "It opens as the owner, for everybody whose fingerprint or face is set up on this phone. The key stays here: once this is taken away it opens nothing.",
    known_add: "Open by fingerprint or face",
    known_done: "Done: from now on one tap is enough.",
    known_take_away: "Take fingerprint and face away",
    known_gone: "Taken away: the passcode alone opens it.",
    known_impossible: "This phone, or this browser, cannot give a key in this way. The passcode remains.",
    known_refused: "Not recognised, or called off. Nothing has changed.",
    locked_known: "Open by fingerprint or face",
    locked_known_refused: "Not recognised. Try again, or use the passcode.",
};
