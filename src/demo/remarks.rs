//! Sentences that people of the demo shop write, written for it: what each is about, and whether it complains.

/// A sentence.
pub struct Remark {
    /// What it is about: `f` food, `d` drinks, `s` service, `w` the wait, `p` prices, `a` the place, `c` cleanliness.
    pub about: u8,
    /// Whether it complains.
    pub negative: bool,
    /// The words.
    pub text: &'static str,
}

const fn good(about: u8, text: &'static str) -> Remark {
    Remark { about, negative: false, text }
}

const fn bad(about: u8, text: &'static str) -> Remark {
    Remark { about, negative: true, text }
}

/// Last words, Italian and English.
pub const CLOSINGS: [&str; 2] = ["Torneremo.", "We will be back."];

/// What is said of the bad Saturdays.
pub const BAD_SATURDAYS: [&str; 14] = [
    "Sabato sera le tagliatelle al ragù sono arrivate fredde, e il ragù era salatissimo. Peccato.",
    "Di solito mi piace, ma sabato a cena le tagliatelle erano scotte e quasi fredde.",
    "Cena di sabato: tagliatelle al ragù insipide, con il sugo acquoso. Non sembrava lo stesso posto.",
    "Le tagliatelle di sabato sera erano un blocco unico, ragù freddo. Lasciate a metà.",
    "Sabato sera delusione completa: tagliatelle salate da non riuscire a finirle.",
    "Siamo venuti sabato per le tagliatelle al ragù, famose, e ci sono arrivate tiepide e scotte.",
    "Tagliatelle scotte e ragù bruciato, sabato sera. Il cameriere si è scusato, gentile, ma la cena è stata rovinata.",
    "Un’amica mi aveva parlato delle tagliatelle: sabato erano fredde, le ho rimandate indietro.",
    "Sabato a cena ragù immangiabile, sapeva di bruciato. Gli antipasti invece erano buoni.",
    "Le tagliatelle al ragù del sabato sera non sono più quelle: poco condite, fredde.",
    "Tornati sabato dopo un anno: tagliatelle crude al centro, ragù troppo unto.",
    "Sabato sera, quattro piatti di tagliatelle e tutti e quattro freddi.",
    "Mai più le tagliatelle al ragù di sabato: pasta incollata e sale a manciate.",
    "Cena del sabato da dimenticare, tagliatelle gommose e ragù senza sapore.",
];

/// What is said in Italian.
pub const ITALIAN: &[Remark] = &[
    good(b'f', "I cornetti della mattina sono i migliori del quartiere, ancora caldi."),
    good(b'f', "Cornetti fragranti, si sente che li fanno loro."),
    good(b'f', "Tagliatelle al ragù buonissime, porzione abbondante."),
    good(b'f', "Ribollita come quella di mia nonna, squisita."),
    good(b'f', "Il tiramisù vale il viaggio."),
    good(b'f', "Parmigiana di melanzane strepitosa."),
    good(b'f', "Polpette al sugo morbide e saporite."),
    good(b'f', "Piatti semplici e ingredienti freschi, tutto molto buono."),
    good(b'f', "Anche per i vegetariani c’è scelta, e buona."),
    good(b'd', "Il cappuccino è perfetto, con la schiuma giusta."),
    good(b'd', "Caffè eccellente, mai bruciato."),
    good(b'd', "Ottimo lo spritz, e il vino della casa è onesto."),
    good(b'd', "Buona scelta di vini al calice."),
    good(b's', "Marta al banco si ricorda come lo prendi."),
    good(b's', "Personale gentile e sempre sorridente."),
    good(b's', "Ci hanno accolto come a casa."),
    good(b's', "Paolo è simpaticissimo e attento alle allergie."),
    good(b's', "Servizio premuroso anche con i bambini."),
    good(b'w', "Serviti in cinque minuti, anche all’ora di punta."),
    good(b'w', "Rapidi senza farti fretta."),
    good(b'p', "Prezzi onesti."),
    good(b'p', "Ottimo rapporto qualità prezzo."),
    good(b'a', "I tavoli fuori al sole sono una meraviglia."),
    good(b'a', "Ambiente caldo e accogliente."),
    good(b'a', "Locale piccolo ma curato, si sta bene."),
    good(b'c', "Tutto pulitissimo, bagno compreso."),
    bad(b'f', "Il panino era secco e il prosciutto poco."),
    bad(b'f', "Insalata senza condimento e un po’ triste."),
    bad(b'f', "La cotoletta era unta e fredda."),
    bad(b'f', "Porzioni piccole."),
    bad(b'd', "Il caffè sapeva di bruciato."),
    bad(b'd', "Birra tiepida e senza schiuma."),
    bad(b's', "La ragazza al banco non ci ha nemmeno salutati."),
    bad(b's', "Hanno sbagliato l’ordine due volte."),
    bad(b's', "Cameriere distratto, abbiamo dovuto chiamarlo tre volte."),
    bad(b'w', "Dieci minuti di attesa al banco per un caffè."),
    bad(b'w', "Fila lunghissima la mattina, una persona sola a servire."),
    bad(b'w', "Un’ora per due piatti di pasta."),
    bad(b'w', "Alle otto di mattina si aspetta troppo al banco."),
    bad(b'p', "Caro per quello che è."),
    bad(b'p', "Il coperto a due euro e cinquanta mi sembra esagerato."),
    bad(b'a', "Sala rumorosa, non si riusciva a parlare."),
    bad(b'a', "Tavoli troppo vicini e musica alta."),
    bad(b'c', "Nel bagno mancava il sapone, di nuovo."),
    bad(b'c', "Tavolo appiccicoso e briciole sulla sedia."),
];

/// What is said in English.
pub const ENGLISH: &[Remark] = &[
    good(b'f', "The croissants are warm and wonderful."),
    good(b'f', "Best tagliatelle we had in Italy."),
    good(b'f', "Delicious tiramisu, we ordered it twice."),
    good(b'f', "Fresh and simple food, everything tasted great."),
    good(b'd', "The best cappuccino in town."),
    good(b'd', "Great coffee and a very good house wine."),
    good(b's', "The staff are lovely and remember your name."),
    good(b's', "Friendly service, they explained every dish."),
    good(b'w', "Served quickly even though it was packed."),
    good(b'p', "Very fair prices."),
    good(b'p', "Great value for money."),
    good(b'a', "We loved the tables outside in the sun."),
    good(b'a', "Cosy little place with a real neighbourhood feel."),
    good(b'c', "Spotless, including the bathroom."),
    bad(b'f', "My sandwich was dry."),
    bad(b'f', "The pasta was overcooked."),
    bad(b'd', "The coffee was lukewarm."),
    bad(b's', "The waiter was rude and ignored us."),
    bad(b's', "They forgot one of our dishes."),
    bad(b'w', "We waited forty minutes for two plates of pasta."),
    bad(b'w', "Long queue in the morning with one person serving."),
    bad(b'p', "Overpriced, and nobody told us about the cover charge."),
    bad(b'a', "Too loud to have a conversation."),
    bad(b'c', "No soap in the bathroom."),
];
