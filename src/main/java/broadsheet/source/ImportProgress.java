package broadsheet.source;

import broadsheet.catalog.Papers;

/** Hears how an import goes on. Called from the thread that runs it. */
public interface ImportProgress {
    /** Further bytes were read from the disk. */
    void read(long bytes);

    /** All papers up to here are stored; a kill from now on loses none of them. */
    void stored(Papers.Stored soFar);

    /** A record was skipped. */
    void broken(ImportFile file, Parsed.Broken broken);
}
