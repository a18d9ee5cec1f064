/** What became of the orders of a run, told from its journal: all of them in a table, the life of one, and what changed limits would have made of them. */
package dev.lockstep.ops.orders;
