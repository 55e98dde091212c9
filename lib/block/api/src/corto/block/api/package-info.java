// SPDX-License-Identifier: Apache-2.0

/// Between block devices and those who use them.
///
/// ```text
///   file system, cache
///        │  BlockAccess              waits, with a BlockWaiter
///        │  BlockRequest             begin, add…
///        ▼
///   BlockDevice.submit ──► device ──► BlockDevice.poll ──► BlockRequest.result, BlockCompletion.completed
/// ```
/// **Context.** Under the kernel lock, in a thread or at the end of an interrupt. `submit` and `poll` neither block nor allocate; `BlockAccess` waits.
package corto.block.api;
