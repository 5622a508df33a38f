package org.learninggradients.cli;

import java.util.SortedMap;
import org.learninggradients.run.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        SortedMap<String, String> versions = Versions.all();
        return new String[] {
            "learning-gradients " + versions.get("learning-gradients") + " (Spark " + versions.get("spark") + ", Java "
                    + versions.get("java") + ")"
        };
    }
}
