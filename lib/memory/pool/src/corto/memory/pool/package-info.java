// SPDX-License-Identifier: Apache-2.0

/// Cells of one size on page frames.
///
/// ```
///  frame                                                                 4096
/// ┌────────────────┬────────┬────────┬────────┬────────┬── ─ ─ ─ ─ ─ ─ ─┐
/// │ header, 64 B   │ in use │ free   │ in use │ free   │ never used yet │
/// └───────┬────────┴────────┴───┬────┴────────┴──▲─────┴── ─ ─ ─ ─ ─ ─ ─┘
///         └─────────────────────▼────────────────┘
/// ```
/// The header links the frame with others that have free cells, heads the list of its free ones, and counts. A cell's frame is found by rounding down its address.
package corto.memory.pool;
