/**
 * The ring: its slot and the sections that stages hand on, the sequencer that fills it, the ingress that feeds the sequencer, and the topologies
 * that pump it.
 */
package dev.lockstep.engine.ring;
