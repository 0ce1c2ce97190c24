//! What the staff of the demo shop write about people: words only, for women and for men where they differ.

/// What people are called by what they do.
#[rustfmt::skip]
pub const ROLES: [(&str, &str); 30] = [
    ("la prof", "il prof"), ("la dottoressa", "il dottore"), ("l'avvocata", "l'avvocato"), ("l'infermiera", "l'infermiere"),
    ("la maestra", "il maestro"), ("la fioraia", "il fioraio"), ("la postina", "il postino"), ("la vigilessa", "il vigile"),
    ("la sarta", "il sarto"), ("la farmacista", "il farmacista"), ("la libraia", "il libraio"), ("la bancaria", "il bancario"),
    ("l'architetta", "l'architetto"), ("la musicista", "il musicista"), ("la parrucchiera", "il barbiere"),
    ("la tassista", "il tassista"), ("la geometra", "il geometra"), ("la fotografa", "il fotografo"), ("la nonna", "il nonno"),
    ("la ciclista", "il ciclista"), ("la veterinaria", "il veterinario"), ("la ferroviera", "il ferroviere"),
    ("la studentessa", "lo studente"), ("la consigliera", "il consigliere"), ("la pittrice", "il pittore"),
    ("la vicina del terzo piano", "il vicino del terzo piano"), ("l'idraulica", "l'idraulico"),
    ("la contessa", "il conte"), ("la presidentessa", "il presidente"), ("la signora del primo caffè", "il signore del primo caffè"),
];

/// How people are recognised.
#[rustfmt::skip]
pub const FEATURES: [&str; 44] = [
    "occhiali rossi", "occhiali tondi", "capelli ricci", "capelli corti grigi", "treccia lunga", "barba bianca",
    "barba rossa", "baffi", "sempre in giacca", "tuta da lavoro blu", "divisa verde", "casco sotto il braccio",
    "bicicletta gialla", "cane bassotto", "cane lupo", "due gemelli", "passeggino", "zaino arancione", "cappello di paglia",
    "berretto di lana", "sciarpa a righe", "impermeabile giallo", "borsa di tela", "giornale sotto il braccio",
    "voce bassa", "ride forte", "molto alto", "tatuaggio sul polso", "anello grande verde", "orecchini lunghi",
    "stampella", "violino in spalla", "cuffie grandi", "camice bianco", "scarpe da corsa", "accento toscano",
    "accento veneto", "accento siciliano", "parla piano", "coda di cavallo", "rasato", "lentiggini", "trolley blu",
    "monopattino",
];

/// Where people like to sit or stand.
#[rustfmt::skip]
pub const PLACES: [&str; 10] = [
    "banco, lato cassa", "banco, in fondo", "tavolo alla finestra", "tavolo 4", "saletta", "fuori, all'ombra",
    "fuori, al sole", "vicino alla presa", "tavolo tondo", "lontano dalla porta",
];

/// What is liked.
#[rustfmt::skip]
pub const LIKES: [&str; 40] = [
    "tavolo alla finestra", "caffè forte", "latte ben caldo", "schiuma densa", "cornetto ben cotto", "crosta croccante",
    "pane senape", "piccante", "verdure di stagione", "pesce il venerdì", "vino della casa", "dolci al limone",
    "cioccolato fondente", "porzioni piccole", "porzioni grandi", "acqua a temperatura ambiente", "acqua frizzante",
    "ghiaccio", "musica bassa", "giornale locale", "due chiacchiere", "essere lasciato in pace", "scontrino subito",
    "pagare in contanti", "tazza di vetro", "zucchero di canna", "miele", "cannella", "funghi", "tartufo", "melanzane",
    "carciofi", "frutti di bosco", "pistacchio", "crema chantilly", "birre artigianali", "vini naturali", "amaro dopo cena",
    "piatti della nonna", "novità del giorno",
];

/// What is disliked.
#[rustfmt::skip]
pub const DISLIKES: [&str; 30] = [
    "coriandolo", "cipolla cruda", "aglio", "peperoni", "olive", "capperi", "acciughe", "fegato", "trippa", "gorgonzola",
    "maionese", "aceto", "prezzemolo", "funghi", "cetrioli", "uvetta", "canditi", "cocco", "anice", "latte freddo",
    "caffè lungo", "musica alta", "tavolo vicino al bagno", "corrente d'aria", "sgabelli alti", "bicchieri di plastica",
    "aspettare", "essere chiamato per cognome", "piatti troppo salati", "zucchero nel tè",
];

/// What must never be offered.
#[rustfmt::skip]
pub const NEVER: [&str; 8] = [
    "alcolici", "carne di cavallo", "coniglio", "lumache", "maiale", "vitello", "dolci", "bibite gassate",
];

/// Tags.
#[rustfmt::skip]
pub const TAGS: [&str; 24] = [
    "ufficio", "quartiere", "università", "mercato", "calcetto", "parrocchia", "pendolari", "con il cane", "famiglia",
    "smart working", "coro", "ospedale", "scuola", "palestra", "teatro", "libreria", "cantiere", "tribunale", "B&B",
    "soci", "fornitori", "amici di Marta", "bocciofila", "gruppo di lettura",
];

/// Notes, about a woman and about a man.
#[rustfmt::skip]
pub const NOTES: [(&str, &str); 44] = [
    ("Paga sempre con il buono pasto.", "Paga sempre con il buono pasto."),
    ("Si siede volentieri vicino alla finestra.", "Si siede volentieri vicino alla finestra."),
    ("Ha appena cambiato lavoro, ora comincia più tardi.", "Ha appena cambiato lavoro, ora comincia più tardi."),
    ("È diventata nonna a maggio!", "È diventato nonno a maggio!"),
    ("Il martedì ha fretta: preparare subito.", "Il martedì ha fretta: preparare subito."),
    ("Chiede sempre del figlio di Paolo.", "Chiede sempre del figlio di Paolo."),
    ("Studia medicina, esami a febbraio.", "Studia medicina, esami a febbraio."),
    ("Le piace se il cornetto è ben caldo.", "Gli piace se il cornetto è ben caldo."),
    ("Lascia la mancia ai ragazzi.", "Lascia la mancia ai ragazzi."),
    ("Porta il suo bicchiere da casa.", "Porta il suo bicchiere da casa."),
    ("Viene con il cane: ciotola d'acqua.", "Viene con il cane: ciotola d'acqua."),
    ("Tifa Fiorentina, non parlare di calcio il lunedì.", "Tifa Fiorentina, non parlare di calcio il lunedì."),
    ("Operata al ginocchio, lasciare il tavolo vicino all'ingresso.", "Operato al ginocchio, lasciare il tavolo vicino all'ingresso."),
    ("Compra la torta di nocciole per il compleanno della mamma.", "Compra la torta di nocciole per il compleanno della mamma."),
    ("Non ama aspettare: se c'è coda, avvisarla.", "Non ama aspettare: se c'è coda, avvisarlo."),
    ("Ha prenotato la saletta per la laurea.", "Ha prenotato la saletta per la laurea."),
    ("Legge il giornale, tenerglielo da parte.", "Legge il giornale, tenerglielo da parte."),
    ("Preferisce pagare a fine mese.", "Preferisce pagare a fine mese."),
    ("Amica della signora del forno.", "Amico della signora del forno."),
    ("Lavora di notte in ospedale.", "Lavora di notte in ospedale."),
    ("Parla volentieri di montagna.", "Parla volentieri di montagna."),
    ("Chiede il pane senza sale.", "Chiede il pane senza sale."),
    ("Vuole sempre il tavolo 4.", "Vuole sempre il tavolo 4."),
    ("Da quando è in pensione viene più tardi.", "Da quando è in pensione viene più tardi."),
    ("Suona nella banda del paese.", "Suona nella banda del paese."),
    ("Ha portato le olive del suo orto.", "Ha portato le olive del suo orto."),
    ("Si è trasferita in via delle Rondini.", "Si è trasferito in via delle Rondini."),
    ("Offre spesso il caffè ai colleghi.", "Offre spesso il caffè ai colleghi."),
    ("Una volta il caffè era freddo: scusarsi ancora.", "Una volta il caffè era freddo: scusarsi ancora."),
    ("Ama i dolci poco zuccherati.", "Ama i dolci poco zuccherati."),
    ("Fa colazione in piedi, sempre di corsa.", "Fa colazione in piedi, sempre di corsa."),
    ("La domenica viene con i nipoti.", "La domenica viene con i nipoti."),
    ("Ha vinto la gara di torte del quartiere.", "Ha vinto la gara di torte del quartiere."),
    ("Cerca casa in zona, chiedere a Sara.", "Cerca casa in zona, chiedere a Sara."),
    ("Insegna pianoforte, lezioni il pomeriggio.", "Insegna pianoforte, lezioni il pomeriggio."),
    ("Non sente bene dall'orecchio destro.", "Non sente bene dall'orecchio destro."),
    ("Torna a settembre dalla Germania.", "Torna a settembre dalla Germania."),
    ("Gradisce un assaggio delle novità.", "Gradisce un assaggio delle novità."),
    ("Ordina sempre la pasta al dente.", "Ordina sempre la pasta al dente."),
    ("Il venerdì prende l'aperitivo con le colleghe.", "Il venerdì prende l'aperitivo con i colleghi."),
    ("Chiede la fattura alla ditta.", "Chiede la fattura alla ditta."),
    ("Ha lasciato l'ombrello, è nel ripostiglio.", "Ha lasciato l'ombrello, è nel ripostiglio."),
    ("Vicina di casa di Paolo.", "Vicino di casa di Paolo."),
    ("Colleziona bustine di zucchero.", "Colleziona bustine di zucchero."),
];

/// A word about one visit.
#[rustfmt::skip]
pub const VISIT_WORDS: [&str; 10] = [
    "di fretta", "con la figlia", "con un collega", "festeggia un compleanno", "ha portato una cliente nuova",
    "un po' giù", "tutto buonissimo, ha detto", "ha aspettato troppo", "da asporto", "con i genitori",
];
