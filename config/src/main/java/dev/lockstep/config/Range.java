package dev.lockstep.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The allowed range of a number, decimal, duration or size, both ends included and written as in the file. On a list,
 * map or optional it applies to each value inside.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The least allowed value; empty for no lower end. */
    String min() default "";

    /** The greatest allowed value; empty for no upper end. */
    String max() default "";
}
