package dev.lockstep.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of an absent key, written as it would be in the file: {@code "5ms"}, {@code "[a, b]"}, {@code "{rate: 3}"}.
 * The empty string is {@code "''"}, since YAML reads nothing as null.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** YAML text of the value. */
    String value();
}
