package dev.lockstep.engine.testkit;

import dev.lockstep.codecs.sbe.DenialCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test of a control's own test class: it shows when the control denies with these codes. A control with a code that no test proves fails the build. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Proves {
    /** What is proved. */
    DenialCode[] value();
}
