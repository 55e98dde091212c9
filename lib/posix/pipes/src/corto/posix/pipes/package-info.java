// SPDX-License-Identifier: Apache-2.0

/// System calls that make pipes and event counters. What they do is in `corto.fs.pipe` and `corto.fs.eventfd`.
package corto.posix.pipes;
