/** The trading calendar: when days begin and sessions open and close, told to the core as events. Outside the core, on the ingress thread. */
package dev.lockstep.engine.calendar;
