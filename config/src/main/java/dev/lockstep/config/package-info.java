/**
 * The strict binder from YAML to records: every problem is reported at once, with file, line and column, and the
 * resolved configuration can be written back and bound again. Cold code: it runs at start, on one thread.
 */
package dev.lockstep.config;
