package broadsheet.bench;

/** What can be measured by itself. */
enum Part {
    /** How fast papers come in. */
    IMPORT,
    /** How fast papers come in from the wire. */
    HARVEST,
    /** How fast mails go out. */
    MAIL,
    /** How long an edition's page takes at a steady rate. */
    EDITIONS,
    /** How long a page takes that nobody has asked for before. */
    FIRST,
    /** How many pages a second many connections get. */
    THROUGHPUT,
    /** How long a search takes, and how good and quick other ways to search are on the same papers and queries. */
    SEARCH,
    /** How long it takes to find papers by words and meaning among 10,000, 50,000 and all, if there are vectors of them. */
    GROWTH,
    /** How fast beats are learnt and papers ranked by them, if there are vectors of all papers. */
    BEATS,
    /** How long it takes to find what is trending over a year. */
    TRENDING,
    /** How fast papers are encoded and estimated, and how long a search takes meanwhile. */
    MEANING,
    /** How long a feed takes. */
    FEEDS,
    /** What the server holds in memory after all that. */
    MEMORY,
    /** How soon the first page can be read. */
    START
}
