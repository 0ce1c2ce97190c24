//! What is said about the ways into a locked book, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::texts;

texts! { DoorTexts:
    owner_first owner_first_hint

    // The phone in the hands of the staff.
    service service_what service_honest service_code service_code_hint service_same service_set service_done
    service_begin service_begin_more service_take_away service_gone
    service_on service_on_more service_end service_end_more
    locked_service locked_to_service locked_to_owner

    // The phone recognises somebody.
    known known_what known_honest known_add known_done known_take_away known_gone known_impossible known_refused
    locked_known locked_known_refused
}
