package dev.lockstep.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component whose declared type is an interface: a sibling key names the record to bind, among those registered
 * with {@link ConfigLoader#variants}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Discriminated {
    /** The sibling key, as written in the file; it holds a string or an enum. */
    String by();
}
