// SPDX-License-Identifier: Apache-2.0

/// The simplest frame allocator: nothing at boot, a few instructions per frame.
///
/// ```
///  free memory
/// ┌───────────────┬──────────────────────────────────┬──────────────────────┐
/// │ Java heap  ──►│            untouched             │◄──  frames           │
/// └───────────────┴──────────────────────────────────┴──────────────────────┘
/// ```
/// The heap grows up and the frames grow down until they meet; so neither has a share fixed in advance. Other pieces of memory are the frames' alone. A freed
/// frame goes to a list that is linked through the frames themselves. Several contiguous frames come from the untouched part only, and freed ones return one by one.
package corto.memory.frames.region;
