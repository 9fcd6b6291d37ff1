package broadsheet.source.arxiv.server;

/** What answers the requests of one part of the server, as well as it can. */
@FunctionalInterface
interface Door {
    Answer answer(Call call);
}
