package org.learninggradients;

import java.time.Duration;
import java.time.Instant;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** States how long a tier of tests took, when it ends. Maven sets the system property {@code tier} to the tier's name. */
public final class TierTime implements LauncherSessionListener {
    private final Instant start = Instant.now();

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Duration time = Duration.between(start, Instant.now());
        System.out.printf(
                "%s took %d min %d s%n", System.getProperty("tier", "tests"), time.toMinutes(), time.toSecondsPart());
    }
}
