// SPDX-License-Identifier: Apache-2.0

/// What TCP asks a congestion control, and nothing else: slow start, recovery and timeouts are the same with all (RFC 5681), the growth beyond the threshold and
/// the answer to a loss are not. One `CongestionPolicy` is selected; calls to it are direct then.
///
/// **Context.** Under the kernel lock. Once per acknowledgment, so nothing is allocated.
package corto.net.congestion.api;
