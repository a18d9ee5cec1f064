/** The engine's sections of the configuration, as the strict binder fills them in. */
package dev.lockstep.engine.settings;
