// SPDX-License-Identifier: Apache-2.0

/// The policy for images that never run out: allocation is an addition and a comparison, and nothing is ever freed.
package corto.heap.none;
