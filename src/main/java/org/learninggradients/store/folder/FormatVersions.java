package org.learninggradients.store.folder;

/** The versions of a file format that this program reads: from the oldest to the newest, which it writes. */
public record FormatVersions(int oldest, int newest) {
    /**
     * Refuses a file of any other version.
     *
     * @param file for the message
     * @param version that the file says it has
     * @throws StoreException when this program does not read that version
     */
    public void check(Object file, int version) {
        if (version < oldest || version > newest) {
            String known = oldest == newest ? "version " + newest : "versions " + oldest + " to " + newest;
            throw new StoreException(
                    file + " has version " + version + " of its format, and this program reads " + known
                            + "; use the version of learning-gradients that run.json names, or start over with --overwrite");
        }
    }
}
