// SPDX-License-Identifier: Apache-2.0

/// Frames that join again when they are freed.
///
/// A *block* of order k is 2ᵏ frames that begin at a multiple of 2ᵏ; its *buddy* is the other half of the block of order k + 1. When a block is freed whose buddy is
/// free, both become that larger block, up to order 10.
///
/// ```
///   recent ──► frame ──► frame ──► …                 freed last, allocated first; at most 64
///   order 0 ──► block ◄──► block                     linked through the blocks' first words
///   order 1 ──► block
///      …                                             ┌─────┬───────────────────────────
///   order 10 ─► block                                │bits │ a byte for each frame: order + 1 where a free block begins, else 0
///                                                    └─────┴───────────────────────────
///   platform: memory that nobody took yet              a bit for each 4 MiB: whether its bytes mean anything
/// ```
/// Single frames mostly come and go through the recent ones, which neither split nor join anything. Nothing of this exists until the first frame is wanted, and the
/// bytes of a piece of 4 MiB are zeroed when the first frame of it is taken from the platform: boot does not depend on the size of memory.
///
/// Under the kernel lock. No Java object is allocated.
package corto.memory.frames.buddy;
