//! What is said about the ways into a locked book in Italian.

use super::DoorTexts;

/// The Italian texts.
pub const TEXTS: DoorTexts = DoorTexts {
    owner_first: "Per cambiare",
    owner_first_hint: "Serve prima di mettere o cambiare qualcosa qui sotto.",

    // The phone in the hands of the staff.
    service: "Il servizio",
    service_what: "Chi sta al banco apre con un codice suo e vede quello che serve lì: chi viene, che cosa prende, che cosa non può mangiare. Telefoni, mail, prezzi, recensioni, copie e tutto il resto restano dietro il codice del titolare.",
    service_honest: "È una tenda, non una cassaforte: decide che cosa si vede, ma i dati aperti sono gli stessi. E il telefono è protetto quanto il più debole dei due codici: con sei cifre, poche ore contro chi ne copia i file.",
    service_code: "Il codice del servizio",
    service_code_hint: "Almeno sei cifre, da dire a chi sta al banco.",
    service_same: "È il codice del titolare: per il servizio ne serve un altro.",
    service_set: "Metti il codice del servizio",
    service_done: "Fatto: adesso il telefono si può passare al servizio.",
    service_begin: "Passa al servizio",
    service_begin_more: "Resta il banco; per tornare serve il codice del titolare",
    service_take_away: "Togli il codice del servizio",
    service_gone: "Codice del servizio tolto.",
    service_on: "Il telefono è al servizio",
    service_on_more: "Il banco e i clienti sono qui. Il resto è del titolare, dietro il suo codice.",
    service_end: "Titolare",
    service_end_more: "Chiude, e chiede il codice",
    locked_service: "Il codice del servizio",
    locked_to_service: "Apri per il servizio",
    locked_to_owner: "Titolare: con il suo codice",

    // The phone recognises somebody.
    known: "Impronta o viso",
    known_what: "Il telefono apre a chi riconosce, con un tocco. Il codice e la frase di riserva continuano ad aprire.",
    known_honest: "Apre come titolare, a chiunque abbia registrato un’impronta o il viso su questo telefono. La chiave resta qui: togliendo questo modo non apre più.",
    known_add: "Apri con impronta o viso",
    known_done: "Fatto: da ora basta un tocco.",
    known_take_away: "Togli impronta e viso",
    known_gone: "Tolto: si apre solo con il codice.",
    known_impossible: "Questo telefono, o questo browser, non sa dare una chiave in questo modo. Resta il codice.",
    known_refused: "Non riconosciuto, o annullato. Non è cambiato niente.",
    locked_known: "Apri con impronta o viso",
    locked_known_refused: "Non riconosciuto. Prova ancora, o usa il codice.",
};
