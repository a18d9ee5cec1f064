/** What the core knows of the venues: their names and what they can do by themselves. */
package dev.lockstep.engine.venue;
