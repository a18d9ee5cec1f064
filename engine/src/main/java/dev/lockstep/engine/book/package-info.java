/**
 * Order books of one instrument: from quotes (L1), from depth (L2) and order by order (L3), all read through one view.
 */
package dev.lockstep.engine.book;
