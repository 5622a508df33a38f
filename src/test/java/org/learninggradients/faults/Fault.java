package org.learninggradients.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A fault, once, for {@code -Pfaults}. Names of cases begin with what is promised: B, the bits of the undisturbed run; E, a clear
 * error, and everything that was committed stays valid.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("fault")
@ExtendWith(CaseLog.class)
public @interface Fault {
    /** The same wherever it can happen, for {@code -Pfaults-full}. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Tag("fault-full")
    @ExtendWith(CaseLog.class)
    @interface Matrix {}
}
