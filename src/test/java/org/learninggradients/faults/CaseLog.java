package org.learninggradients.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Names each case in the log, with what came of it. */
final class CaseLog implements TestWatcher {
    @Override
    public void testSuccessful(ExtensionContext test) {
        log("held", test);
    }

    @Override
    public void testFailed(ExtensionContext test, Throwable cause) {
        log("BROKEN", test);
    }

    private static void log(String result, ExtensionContext test) {
        System.out.println("fault | " + result + " | "
                + test.getRequiredTestClass().getSimpleName() + " | " + test.getDisplayName());
    }
}
