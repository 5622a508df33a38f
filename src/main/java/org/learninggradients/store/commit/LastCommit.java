package org.learninggradients.store.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.learninggradients.store.folder.DamagedException;
import org.learninggradients.store.folder.StoreException;

/**
 * The newest commit of a folder that is whole.
 *
 * @param manifest names its files
 * @param damages reasons why newer commits are not whole, a line each
 */
public record LastCommit(Manifest manifest, List<String> damages) {
    public LastCommit {
        damages = List.copyOf(damages);
    }

    /**
     * Looks for the commit among these files; empty when there is no commit at all.
     *
     * @param check throws DamagedException when the files that a manifest names are not whole
     * @throws StoreException when there are commits and none is whole, or one was written by another version of this program
     */
    public static Optional<LastCommit> of(CommittedFiles files, Consumer<Manifest> check) {
        List<String> damages = new ArrayList<>();
        for (int commit : files.commits()) {
            try {
                Manifest manifest = files.manifest(commit);
                check.accept(manifest);
                return Optional.of(new LastCommit(manifest, damages));
            } catch (DamagedException e) {
                damages.add(e.getMessage());
            }
        }
        if (!damages.isEmpty()) {
            throw new StoreException(String.join("; ", damages)
                    + "; no commit before is kept: restore what is damaged, or start over with --overwrite");
        }
        return Optional.empty();
    }

    /** Whether no newer commit is damaged. */
    public boolean isNewest() {
        return damages.isEmpty();
    }

    /** What the user should know, a line each. */
    public List<String> notices() {
        return damages.stream()
                .map(damage -> damage + "; taking the commit before, of epoch " + manifest.epoch())
                .toList();
    }
}
