/** The page that tells a person how a backtest went: folded from the run's journal in one pass, written as one self-contained HTML file. */
package dev.lockstep.ops.report;
